import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../lib/wire/endpoint';
import { readBody } from '../../lib/wire/observation';
import { parseTrpc } from '../../lib/wire/trpc';
import { batchLines } from '../practice/trpc';

const told = (json: unknown) => ({ result: { data: { json } } });
const lines = (...all: unknown[]) => all.map((line) => JSON.stringify(line)).join('\n');

describe('a tRPC answer', () => {
  it.each([
    ['one', JSON.stringify(told({ a: 1 })), told({ a: 1 })],
    ['a batch', JSON.stringify([told(1), told(2)]), [told(1), told(2)]],
    [
      'devalue, with a time, what JSON has no word for, and one value in two places',
      JSON.stringify({
        result: {
          data: '[{"a":1,"at":2,"none":-1,"list":3,"big":4},5,["Date","2026-08-08T12:00:00.000Z"],[1,-2],["BigInt","1"]]',
        },
      }),
      told({ a: 5, at: '2026-08-08T12:00:00.000Z', list: [5, null] }),
    ],
    [
      'an error in devalue',
      '{"error":"[{\\"message\\":1},\\"no\\"]"}',
      { error: { json: { message: 'no' } } },
    ],
    [
      'lines, the transformer around each',
      batchLines([told({ a: 1 }), { error: { json: { message: 'no' } } }, told([1, 2])]),
      [told({ a: 1 }), { error: { json: { message: 'no' } } }, told([1, 2])],
    ],
    [
      'lines of devalue',
      lines('[{"0":1},[2,3],[4],[5,4,4],0,null]', '[[1,1,2],0,[3],[4],{"result":5},{"data":6},{"a":7},1]'),
      [told({ a: 1 })],
    ],
    ['lines of which the last ones never came', lines({ '0': [[0], [null, 0, 0]] }, [7, 0, [[1]]]), [null]],
    [
      'lines of which one was rejected',
      lines(
        { '0': [[0], [null, 0, 0]] },
        [0, 0, [[{ result: 0 }], ['result', 0, 1]]],
        [1, 1, { message: 'no' }],
      ),
      [{ result: { data: {} } }],
    ],
    [
      'lines that name each other',
      lines({ '0': [[0], [null, 0, 0]] }, [0, 0, [[0], [null, 0, 1]]], [1, 0, [[0], [null, 0, 0]]]),
      [null],
    ],
  ])('%s', (_, text, plain) => {
    expect(parseTrpc(text)).toEqual(plain);
  });

  const endpoint: Endpoint = {
    kind: 'balance',
    method: 'GET',
    url: [],
    confidence: 'high',
    response: {
      trpc: true,
      json: { list: { keys: { result: { keys: { data: { keys: { json: { keys: { a: true } } } } } } } } },
    },
  };

  it('is picked from in its plain form', () => {
    expect(readBody(batchLines([told({ a: 1, b: 2 })]), endpoint, 200)).toEqual({
      kind: 'json',
      value: [told({ a: 1 })],
    });
  });

  it('that goes round in circles is picked from as far as is declared', () => {
    const text = JSON.stringify({ result: { data: '[{"a":1,"self":0},5]' } });
    expect(readBody(text, endpoint, 200)).toEqual({ kind: 'json', value: [told({ a: 5 })] });
  });

  it('of whatever lines is a body or a named problem, never an error', () => {
    const line = fc.oneof(
      fc.jsonValue(),
      fc.array(fc.oneof(fc.nat(3), fc.constant(null), fc.array(fc.array(fc.jsonValue()))), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (all) => {
        expect(['json', 'not-json', 'empty', 'html']).toContain(readBody(lines(...all), endpoint, 200).kind);
      }),
    );
  });
});
