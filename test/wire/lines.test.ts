import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../lib/wire/endpoint';
import { LineReader } from '../../lib/wire/lines';
import { MAX_EVENTS, readBody } from '../../lib/wire/observation';
import { fields } from '../../lib/wire/pick';
import { MAX_EVENT } from '../../lib/wire/sse';

function read(...parts: string[]) {
  const lines: string[] = [];
  const reader = new LineReader((line) => lines.push(line));
  for (const part of parts) reader.push(part);
  reader.end();
  return { lines, skipped: reader.skipped };
}

describe('a text in lines', () => {
  it.each([
    ['two lines', 'a\nb\n', ['a', 'b']],
    ['\\r\\n', 'a\r\nb\r\n', ['a', 'b']],
    ['the last without its line feed', 'a\nb', ['a', 'b']],
    ['blank lines are none', '\n \n\na\n\n', ['a']],
    ['nothing', '', []],
  ])('%s', (_, text, lines) => {
    expect(read(text)).toEqual({ lines, skipped: 0 });
  });

  it('skips a line that is too long, wherever it is cut, and reads the next', () => {
    const long = 'x'.repeat(MAX_EVENT + 1);
    expect(read(`${long}\na\n`)).toEqual({ lines: ['a'], skipped: 1 });
    expect(read(long.slice(9), long.slice(0, 20), '\na')).toEqual({ lines: ['a'], skipped: 1 });
  });

  it('reads the same wherever it is cut', () => {
    const line = fc.constantFrom('{"a":1}', '', 'é😀', ' x ', 'data: a');
    const text = fc
      .array(fc.tuple(line, fc.constantFrom('\n', '\r\n')))
      .map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(100), { maxLength: 8 }), (whole, cuts) => {
        const at = [0, ...cuts.map((cut) => Math.min(cut, whole.length)), whole.length].sort((a, b) => a - b);
        expect(read(...at.slice(1).map((to, index) => whole.slice(at[index], to)))).toEqual(read(whole));
      }),
    );
  });
});

describe('a stream of one JSON a line', () => {
  const endpoint: Endpoint = {
    kind: 'usage',
    method: 'POST',
    url: 'https://a.example/x',
    confidence: 'high',
    response: { lines: { keys: { left: true, error: { keys: { message: { has: ['usage limit'] } } } } } },
  };

  it('gives the declared fields of each line, and drops what holds none', () => {
    const text =
      '{"word":"SECRET"}\n{"left":3,"word":"SECRET"}\n{"error":{"message":"Your Usage Limit, SECRET"}}\n';
    expect(readBody(text, endpoint, 200)).toEqual({
      kind: 'events',
      values: [{ left: 3 }, { error: { message: 'usage limit' } }],
      total: 3,
      skipped: 0,
    });
  });

  it('keeps the first and the last half of many', () => {
    const text = Array.from({ length: 1000 }, (_, left) => JSON.stringify({ left })).join('\n');
    const body = readBody(text, endpoint, 200);
    if (body.kind !== 'events') throw new Error(body.kind);
    expect([body.total, body.values.length, body.values.at(-1)]).toEqual([1000, MAX_EVENTS, { left: 999 }]);
  });

  it('an error is one JSON, whatever its lines', () => {
    expect(readBody('{\n"left": 3\n}', endpoint, 429)).toEqual({ kind: 'json', value: { left: 3 } });
  });

  it('the same endpoint may be declared to send events, too', () => {
    const both = { ...endpoint, response: { lines: fields('left'), events: fields('left') } };
    expect(readBody('data: {"left":1}\n\n', both, 200)).toMatchObject({ values: [{ left: 1 }] });
    expect(readBody('{"left":1}\n', both, 200)).toMatchObject({ values: [{ left: 1 }] });
  });
});

describe('a stream of lines that begin with a code (the AI SDK, version 1)', () => {
  const endpoint: Endpoint = {
    kind: 'usage',
    method: 'POST',
    url: 'https://a.example/x',
    confidence: 'high',
    response: {
      coded: true,
      lines: {
        keys: { f: fields('messageId'), d: { keys: { usage: fields('promptTokens') } }, 3: 'length' },
      },
    },
  };
  const stream = [
    'f:{"messageId":"m-1"}',
    '0:"SECRET "',
    '8:[{"type":"SECRET"}]',
    '3:"SECRET"',
    'e:{"usage":{"promptTokens":9}}',
    'd:{"usage":{"promptTokens":12,"words":"SECRET"}}',
  ];
  const values = [{ f: { messageId: 'm-1' } }, { 3: 6 }, { d: { usage: { promptTokens: 12 } } }];

  it('gives the declared codes, each as a member', () => {
    const body = readBody(`${stream.join('\n')}\n`, endpoint, 200);
    expect(body).toEqual({ kind: 'events', values, total: 6, skipped: 0 });
  });

  it('what has no code, no JSON, or two characters of it, holds nothing', () => {
    const odd = ['f:', 'd:{', 'dd:{"usage":{"promptTokens":1}}', 'words', '"d":{"usage":{}}'];
    expect(readBody(['0:""', ...odd].join('\n'), endpoint, 200)).toEqual({
      kind: 'events',
      values: [],
      total: 6,
      skipped: 0,
    });
  });

  it('an error is no such line', () => {
    expect(readBody('{"error":1}', endpoint, 429)).toEqual({ kind: 'json', value: {} });
    expect(readBody('{"error":1}', endpoint, 200)).toEqual({ kind: 'json', value: {} });
  });
});
