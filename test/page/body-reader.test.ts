import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyReader } from '../../lib/page/body-reader';
import { MAX_SAME } from '../../lib/wire/batchexecute';
import type { Endpoint } from '../../lib/wire/endpoint';
import { MAX_BODY, readBody } from '../../lib/wire/observation';
import { fields } from '../../lib/wire/pick';
import { unary } from '../wire/grpc-web';

const endpoint: Endpoint = {
  kind: 'usage',
  method: 'GET',
  url: 'https://a.example/x',
  confidence: 'high',
  response: { events: fields('left', 'name'), json: fields('left', 'name') },
};

/** `text` in pieces of bytes, cut at `cuts`, also within a character. */
function pieces(text: string, cuts: readonly number[]): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, i) => bytes.subarray(at[i], end));
}

const bodies = [
  'data: {"left":0.5,"name":"größer 漢字 🎵"}\r\n\r\n: comment\n\nevent: x\ndata: {"left"\ndata: :0.4}\n\ndata: [DONE]\n\n',
  '\n\n  data: {"left":1}\n\n',
  '{"left": 3, "name": "größer 漢字 🎵", "other": [1, 2]}',
  '<!doctype html><title>Just a moment...</title>',
  'no',
  '   ',
  '',
];

describe('a body reader', () => {
  it('reads the same as of the whole, wherever the bytes are cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.array(fc.nat(), { maxLength: 20 }), (text, cuts) => {
        const reader = new BodyReader(endpoint, 200);
        for (const piece of pieces(text, cuts)) reader.bytes(piece);
        expect(reader.end()).toEqual(readBody(text, endpoint, 200));
      }),
    );
  });

  it.each<[string, Endpoint['response'], Uint8Array, object]>([
    [
      'Protobuf',
      { protobuf: { framing: 'grpc-web', fields: { 1: { name: 'percent', type: 'float' } } } },
      unary((pbf) => pbf.writeFloatField(1, 73.5)),
      { percent: 73.5, grpcStatus: 0 },
    ],
    ['CBOR', { cbor: true, json: fields('left') }, encode({ left: 3, other: 'no' }), { left: 3 }],
  ])(
    'reads a message of %s the same, though the page uses its buffer again',
    (_, response, message, value) => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 9 }), (size) => {
          const reader = new BodyReader({ ...endpoint, response }, 200);
          const buffer = new Uint8Array(size);
          for (let at = 0; at < message.length; at += size) {
            const part = message.subarray(at, at + size);
            buffer.set(part);
            reader.bytes(buffer.subarray(0, part.length));
          }
          expect(reader.end()).toEqual({ kind: 'json', value });
        }),
      );
    },
  );

  it('keeps no binary body that grows too large', () => {
    const reader = new BodyReader(
      { ...endpoint, response: { protobuf: { framing: 'grpc-web', fields: {} } } },
      200,
    );
    for (let size = 0; size <= MAX_BODY; size += 1000) reader.bytes(new Uint8Array(1000));
    expect(reader.tooLarge).toBe(true);
    expect(reader.end()).toMatchObject({ kind: 'too-large' });
  });

  it('reads a stream of lines as they come, and what came of one that was cut', () => {
    const lines = new BodyReader({ ...endpoint, response: { lines: fields('left') } }, 200);
    for (const part of ['{"le', 'ft":0.5}\n{"word', '":1}\n{"left":0', '.4}\n{"left":']) lines.text(part);
    expect(lines.cut()).toMatchObject({ values: [{ left: 0.5 }, { left: 0.4 }] });
  });

  it('reads chunks of calls as they come, however long the answer grows, and what came of one that was cut', () => {
    const abc = { at: { 0: true } } as const;
    const chunks = new BodyReader({ ...endpoint, response: { batchexecute: { abc } } }, 200);
    chunks.text(')]}\'\n\n9\n[["wrb.');
    chunks.text('fr","abc","[1]"]]\n');
    const grown = `9\n[["wrb.fr","abc","[2,\\"${'x'.repeat(10_000)}\\"]"]]\n`;
    for (let size = 0; size < 2 * MAX_BODY; size += grown.length) chunks.text(grown);
    chunks.text('9\n[["wrb.fr","abc","[');
    expect(chunks.cut()).toMatchObject({
      skipped: 0,
      values: [1, ...Array.from({ length: MAX_SAME - 1 }, () => 2)].map((told) => ({ abc: { 0: told } })),
    });
  });

  it('has no limit for a stream of events, only for each event', () => {
    const reader = new BodyReader(endpoint, 200);
    const event = `data: {"text":"${'x'.repeat(1000)}"}\n\n`;
    for (let size = 0; size < 2 * MAX_BODY; size += event.length) reader.text(event);
    reader.text('data: {"left":0.1}\n\n');
    expect(reader.end()).toMatchObject({ kind: 'events', values: [{ left: 0.1 }], skipped: 0 });
  });

  it('reads a body behind any number of blanks, and looks at none of them twice', () => {
    const reader = new BodyReader(endpoint, 200);
    const blanks = ' '.repeat(1000);
    for (let size = 0; size < 2 * MAX_BODY; size += blanks.length) reader.text(blanks);
    reader.text('{"left":3}');
    expect(reader.end()).toEqual({ kind: 'json', value: { left: 3 } });
  });

  it('gives what came of a cut stream, nothing of half a JSON text', () => {
    const stream = new BodyReader(endpoint, 200);
    stream.text('data: {"left":0.5}\n\ndata: {"le');
    expect(stream.cut()).toMatchObject({ values: [{ left: 0.5 }] });
    const half = new BodyReader(endpoint, 200);
    half.text('{"left":0.5,');
    expect(half.cut()).toBeUndefined();
  });
});
