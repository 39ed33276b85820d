import fc from 'fast-check';
import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../lib/wire/endpoint';
import { MAX_BODY, readBytes } from '../../lib/wire/observation';
import { fields, MAX_ITEMS, MAX_STRING } from '../../lib/wire/pick';
import { type ProtobufPick, readProtobuf } from '../../lib/wire/protobuf';
import { frame, joined, trailer, unary } from './grpc-web';

const inner = { 1: { name: 'kind', type: 'int' }, 2: { name: 'share', type: 'float' } } as const;
const shape: ProtobufPick = {
  framing: 'grpc-web',
  fields: {
    1: { name: 'percent', type: 'float' },
    2: { name: 'seconds', type: 'int' },
    3: { name: 'period', message: inner },
    7: { name: 'products', message: inner, repeated: true },
  },
};
const bytes = (...numbers: number[]) => Uint8Array.from(numbers);
const read = (message: readonly number[]) =>
  readProtobuf(joined(frame(bytes(...message)), trailer(0)), shape);

describe('a Protobuf message in gRPC-web frames', () => {
  it('gives the declared fields, whatever else is in it', () => {
    const message = unary((pbf) => {
      pbf.writeFloatField(1, 12.5);
      pbf.writeVarintField(2, 1_795_176_000);
      pbf.writeStringField(4, 'SECRET');
      pbf.writeMessage(3, (_, period) => period.writeVarintField(1, 2), null);
      for (const share of [1, 2]) {
        pbf.writeMessage(
          7,
          (_, product) => {
            product.writeVarintField(1, share);
            product.writeDoubleField(9, 1);
            product.writeFloatField(2, share / 2);
          },
          null,
        );
      }
      pbf.writeFixed64Field(11, 1);
    });
    expect(readProtobuf(message, shape)).toEqual({
      percent: 12.5,
      seconds: 1_795_176_000,
      period: { kind: 2 },
      products: [
        { kind: 1, share: 0.5 },
        { kind: 2, share: 1 },
      ],
      grpcStatus: 0,
    });
  });

  it.each<[string, readonly number[], object]>([
    ['an empty message', [], {}],
    ['an empty one inside', [0x1a, 0], { period: {} }],
    ['of two the last', [0x10, 1, 0x10, 2], { seconds: 2 }],
    [
      'another wire type than declared is null, not missing',
      [0x08, 5, 0x15, 0, 0, 0, 0],
      { percent: null, seconds: null },
    ],
    ['a text where a number was', [0x0a, 2, 65, 66], { percent: null }],
    ['a number where a message was', [0x18, 5], { period: null }],
    ['no number', [0x0d, 0, 0, 0xc0, 0x7f], { percent: null }],
  ])('%s', (_, message, expected) => {
    expect(read(message)).toEqual({ ...expected, grpcStatus: 0 });
  });

  it.each<[string, readonly number[]]>([
    ['a number that is cut', [0x0d, 0, 0]],
    ['a message inside that is longer than its own', [0x1a, 9, 8, 1]],
    ['one inside that ends in a neighbour', [0x1a, 3, 0x0a, 5, 1, 0x10, 1]],
    ['a varint without an end', [0x10, ...new Array(12).fill(0xff)]],
    ['a field number 0', [0x00, 1]],
    ['a group', [0x0b, 0x0c]],
    ['skipped bytes beyond the end', [0x22, 0x7f, 1]],
  ])('%s is no message', (_, message) => {
    expect(read(message)).toBeUndefined();
  });

  it.each([
    ['a frame that is cut', frame(bytes(1, 2, 3)).subarray(0, 6)],
    ['half a header', bytes(0, 0)],
    ['a compressed one', frame(bytes(), 1)],
    ['a length beyond all bytes', bytes(0, 0xff, 0xff, 0xff, 0xff)],
    ['nothing', bytes()],
  ])('%s is none', (_, message) => {
    expect(readProtobuf(message, shape)).toBeUndefined();
  });

  it('a trailer alone tells its status', () => {
    expect(readProtobuf(trailer(16), shape)).toEqual({ grpcStatus: 16 });
  });

  it('of many items the first are kept', () => {
    const many = new Array(MAX_ITEMS + 50).fill([0x3a, 0]).flat();
    expect(read(many)).toMatchObject({ products: new Array(MAX_ITEMS).fill({}) });
  });

  it('whatever bytes come: never an error, and nothing but finite numbers under declared names', () => {
    const names = new Set(['percent', 'seconds', 'period', 'products', 'kind', 'share', 'grpcStatus']);
    const isSound = (value: unknown): boolean => {
      if (value === null || typeof value === 'number') return value === null || Number.isFinite(value);
      if (Array.isArray(value)) return value.length <= MAX_ITEMS && value.every(isSound);
      return Object.entries(value as object).every(([name, one]) => names.has(name) && isSound(one));
    };
    const tags = fc.constantFrom(0x0d, 0x10, 0x1a, 0x3a, 0x08, 0x15, 0x22, 0x31);
    const byte = fc.oneof(tags, fc.nat(255), fc.nat(8));
    const message = fc.array(byte, { maxLength: 60 }).map((numbers) => bytes(...numbers));
    const good = unary((pbf) => {
      pbf.writeFloatField(1, 5);
      pbf.writeMessage(7, (_, product) => product.writeFloatField(2, 5), null);
    });
    const bent = fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, value]) => good.with(at, value));
    const any = fc.oneof(
      message,
      message.map((content) => frame(content)),
      bent,
    );
    fc.assert(
      fc.property(any, (input) => {
        const value = readProtobuf(input, shape);
        expect(value === undefined || isSound(value)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives back what was written', () => {
    const int = fc.nat();
    const float = fc.float({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(float, int, fc.array(int, { minLength: 1, maxLength: 5 }), (percent, seconds, kinds) => {
        const message = unary((pbf) => {
          pbf.writeFloatField(1, percent);
          pbf.writeVarintField(2, seconds);
          for (const kind of kinds) pbf.writeMessage(7, (_, one) => one.writeVarintField(1, kind), null);
        });
        const products = kinds.map((kind) => ({ kind }));
        expect(readProtobuf(message, shape)).toEqual({ percent, seconds, products, grpcStatus: 0 });
      }),
    );
  });
});

describe('the body of a Protobuf endpoint', () => {
  const endpoint: Endpoint = {
    kind: 'balance',
    method: 'POST',
    url: 'https://a.example/x',
    confidence: 'high',
    response: { protobuf: shape, json: fields('code') },
  };
  const text = (words: string) => new TextEncoder().encode(words);

  it.each([
    [
      'the message',
      unary((pbf) => pbf.writeFloatField(1, 5)),
      { kind: 'json', value: { percent: 5, grpcStatus: 0 } },
    ],
    ['an error in JSON', text('{"code":7,"words":"SECRET"}'), { kind: 'json', value: { code: 7 } }],
    ['a challenge page', text('<title>Just a moment...</title>'), { kind: 'html', challenge: true }],
    ['nothing', bytes(), { kind: 'empty' }],
    ['frames of something else', frame(bytes(0x0d)), { kind: 'not-json' }],
    ['too much', frame(new Uint8Array(MAX_BODY)), { kind: 'too-large' }],
  ])('%s', (_, body, expected) => {
    expect(readBytes(body, endpoint, 200)).toMatchObject(expected);
  });
});

describe('a bare Protobuf message', () => {
  const bare: ProtobufPick = {
    framing: 'none',
    fields: {
      1: {
        name: 'plan',
        message: { 1: { name: 'tier', type: 'int' }, 2: { name: 'name', type: 'text' } },
      },
      5: { name: 'names', type: 'text', repeated: true },
      14: { name: 'left', type: 'int' },
    },
  };
  const message = (write: (pbf: PbfWriter) => void) => {
    const writer = new PbfWriter();
    write(writer);
    return writer.finish();
  };

  it('is read without frames, with its texts', () => {
    const written = message((pbf) => {
      pbf.writeMessage(
        1,
        (_, plan) => {
          plan.writeVarintField(1, 2);
          plan.writeStringField(2, 'Größe 漢字');
          plan.writeStringField(3, 'SECRET');
        },
        null,
      );
      pbf.writeStringField(5, '');
      pbf.writeStringField(5, 'x'.repeat(MAX_STRING + 50));
      pbf.writeVarintField(14, 61);
    });
    expect(readProtobuf(written, bare)).toEqual({
      plan: { tier: 2, name: 'Größe 漢字' },
      names: ['', 'x'.repeat(MAX_STRING)],
      left: 61,
    });
  });

  it.each<[string, readonly number[], object | undefined]>([
    ['nothing is a message of nothing', [], {}],
    ['a number where a text was is null', [0x28, 5], { names: [null] }],
    ['a text that is longer than the rest is none', [0x2a, 5, 65], undefined],
    ['a text that ends in a neighbour is none', [0x0a, 3, 0x12, 4, 65, 0x70, 1, 1, 1], undefined],
    ['a text without its length is none', [0x2a], undefined],
    ['what is no UTF-8 is told as such', [0x2a, 1, 0xff], { names: ['\uFFFD'] }],
  ])('%s', (_, written, expected) => {
    expect(readProtobuf(bytes(...written), bare)).toEqual(expected);
  });

  it('gives back what was written, and nothing of what is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (name, left, at) => {
        const written = message((pbf) => {
          pbf.writeVarintField(14, left);
          // `writeStringField` of pbf 5.1.2 loses a bit of U+20000 and above.
          pbf.writeMessage(1, (_, plan) => plan.writeBytesField(2, new TextEncoder().encode(name)), null);
        });
        expect(readProtobuf(written, bare)).toEqual({ left, plan: { name } });
        const cut = readProtobuf(written.subarray(0, at % written.length), bare) as { plan?: unknown };
        expect(cut?.plan).toBeUndefined();
      }),
    );
  });

  it.each<[string, Uint8Array, object]>([
    ['an error is JSON', new TextEncoder().encode('{"code":"unauthenticated"}'), { code: 'unauthenticated' }],
    ['a message is none', message((pbf) => pbf.writeVarintField(14, 5)), { left: 5 }],
  ])('%s', (_, body, value) => {
    const endpoint: Endpoint = {
      ...{ kind: 'balance', method: 'POST', url: 'https://a.example/', confidence: 'high' },
      response: { protobuf: bare, json: fields('code') },
    };
    expect(readBytes(body, endpoint, 200)).toEqual({ kind: 'json', value });
  });
});
