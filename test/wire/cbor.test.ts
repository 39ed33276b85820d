import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCbor } from '../../lib/wire/cbor';
import type { Json } from '../../lib/wire/json';

/** `bf 61 61 01 ff`, as RFC 8949 writes its examples (appendix A). */
const hex = (text: string) => Uint8Array.from(text.split(/\s+/), (byte) => Number.parseInt(byte, 16));

const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
})).value;

describe('CBOR', () => {
  it('is read as a library that is wide-spread writes it', () => {
    fc.assert(
      fc.property(value, (json) => {
        // JSON has one zero.
        expect(readCbor(encode(json))).toEqual(JSON.parse(JSON.stringify(json)));
      }),
    );
  });

  it.each<[string, string, Json]>([
    ['a map without a length', 'bf 61 61 01 61 62 9f 02 03 ff ff', { a: 1, b: [2, 3] }],
    ['a text in pieces', '7f 65 73 74 72 65 61 64 6d 69 6e 67 ff', 'streaming'],
    ['bytes, which JSON has no word for', '82 42 01 02 05', [null, 5]],
    ['bytes in pieces', '82 5f 42 01 02 41 03 ff 05', [null, 5]],
    ['a time', 'c1 1a 51 4b 67 b0', 1_363_896_240],
    ['a time with a fraction', 'c1 fb 41 d4 52 d9 ec 20 00 00', 1_363_896_240.5],
    ['a tag of a tag', 'd9 d9 f7 c1 01', 1],
    ['a half', 'f9 3c 00', 1],
    ['a half with a fraction', 'f9 c4 80', -4.5],
    ['the smallest half', 'f9 00 01', 2 ** -24],
    ['a half that is no number', 'f9 7e 00', null],
    ['a float', 'fa 47 c3 50 00', 100_000],
    ['infinity', 'fb 7f f0 00 00 00 00 00 00', null],
    ['undefined', 'f7', null],
    ['a simple value', 'f8 ff', null],
    ['a large number', '1b 00 00 00 e8 d4 a5 10 00', 1_000_000_000_000],
    ['a large negative one', '3b 00 00 00 e8 d4 a5 10 00', -1_000_000_000_001],
    ['members without a name are left out', 'a2 01 02 61 61 03', { a: 3 }],
  ])('%s', (_, bytes, expected) => {
    expect(readCbor(hex(bytes))).toEqual(expected);
  });

  it.each<[string, string]>([
    ['a length that lies', '9b ff ff ff ff ff ff ff ff 01'],
    ['a text that is longer than the rest', '63 61 62'],
    ['a map that is cut', 'bf 61 61 01'],
    ['a map with a key alone', 'a1 61 61'],
    ['a key alone before the break', 'bf 61 61 ff'],
    ['a piece of another kind', '7f 41 61 ff'],
    ['a break alone', 'ff'],
    ['a reserved head', '1c 00'],
    ['a tag without a length', 'df 01'],
    ['something after the end', '01 01'],
    ['a deep nest', '81 '.repeat(40).concat('01')],
    ['a deep nest of tags', 'c1 '.repeat(40).concat('01')],
  ])('%s is none', (_, bytes) => {
    expect(readCbor(hex(bytes))).toBeUndefined();
  });

  it('nothing at all is none', () => {
    expect(readCbor(new Uint8Array())).toBeUndefined();
  });

  it('does not make a prototype of a member', () => {
    const read = readCbor(hex('a1 69 5f 5f 70 72 6f 74 6f 5f 5f a1 61 61 01')) as { a?: unknown };
    expect(read.a).toBeUndefined();
  });

  it('never throws, whatever the bytes are, and tells no number that is none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = readCbor(bytes);
        if (read !== undefined)
          expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(read)));
      }),
      { numRuns: 2000 },
    );
  });

  it('what is cut anywhere is none', () => {
    fc.assert(
      fc.property(value, fc.nat(), (json, at) => {
        const bytes = encode(json);
        expect(readCbor(bytes.subarray(0, at % bytes.length))).toBeUndefined();
      }),
    );
  });
});
