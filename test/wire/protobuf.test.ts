import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../lib/wire/endpoint';
import { MAX_BODY, readBytes } from '../../lib/wire/observation';
import { fields, MAX_ITEMS } from '../../lib/wire/pick';
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
