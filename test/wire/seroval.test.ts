import fc from 'fast-check';
import { crossSerialize, getCrossReferenceHeader } from 'seroval';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../lib/wire/json';
import { parseSeroval } from '../../lib/wire/seroval';

/** As SolidStart writes it (packages/start/src/runtime/server-handler.ts): a length, and what makes the value. */
function answered(value: unknown): string {
  const scopeId = 'server-fn:1';
  return piece(`(${getCrossReferenceHeader(scopeId)},${crossSerialize(value, { scopeId })})`);
}

function piece(text: string): string {
  return `;0x${text.length.toString(16).padStart(8, '0')};${text}`;
}

const made = (text: string) => parseSeroval(piece(`((self.$R=self.$R||{})["server-fn:1"]=[],${text})`));

const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('"', '\\', '\n', '\u2028', '<', '}', ']', ',', '$R[0]', 'x') }),
    fc.array(tie('value')),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
})).value;

describe('what a server function answers', () => {
  it('is read as the library that writes it means it', () => {
    fc.assert(
      fc.property(value, (json) => {
        expect(parseSeroval(answered(json))).toEqual(json);
      }),
    );
  });

  it('dates are their ISO text, what is no data is null, and what surrounds it is read', () => {
    const both = { kept: true };
    const answer = {
      at: new Date('2026-07-29T14:45:11.000Z'),
      big: 12n,
      endless: Number.POSITIVE_INFINITY,
      none: undefined,
      map: new Map([['a', { deep: [1] }]]),
      set: new Set(['}', '"']),
      error: new Error('no } , '),
      expression: /a+/g,
      bytes: new Uint8Array([1, 2]),
      holes: Object.assign(new Array(3), { 1: 5 }),
      first: both,
      second: both,
      last: 7,
    };
    expect(parseSeroval(answered(answer))).toEqual({
      ...{
        at: '2026-07-29T14:45:11.000Z',
        big: null,
        endless: null,
        map: null,
        set: null,
        error: { error: 'no } , ' },
      },
      ...{ expression: null, bytes: null, holes: [null, 5, null], first: both, second: both, last: 7 },
    });
  });

  it('what holds itself is not endless', () => {
    const answer: { self?: unknown; left: number } = { left: 1 };
    answer.self = answer;
    expect(() => JSON.stringify(parseSeroval(answered(answer)))).not.toThrow();
  });

  it.each<[string, string, Json]>([
    ['nothing', 'null', null],
    ['nothing at all', 'void 0', null],
    ['a value alone', '!0', true],
    ['names as text, name or number', '{a:1,"b c":2,3:4}', { a: 1, 'b c': 2, '3': 4 }],
    ['a member that is computed', '{["a"]:1,b:2}', { b: 2 }],
    ['a getter', '{get a(){return 1},b:2}', { b: 2 }],
    ['a call', '{a:f("}"),b:2}', { a: null, b: 2 }],
    ['a sum is no number', '{a:1+1,b:2}', { a: null, b: 2 }],
    ['an error without words', '{a:new TypeError(),b:2}', { a: { error: '' }, b: 2 }],
    ['a date of a number', '{a:new Date(1),b:2}', { a: null, b: 2 }],
    ['a name that nobody gave', '{b:2,a:$R[4]}', { b: 2 }],
    ['a comparison is no name', '{a:$R[0]==1,b:$R[1]=2}', { a: null, b: 2 }],
  ])('%s', (_, text, expected) => {
    expect(made(text)).toEqual(expected);
  });

  it('runs nothing', () => {
    made('{a:globalThis.ran=1,b:(()=>{globalThis.ran=1})()}');
    expect('ran' in globalThis).toBe(false);
  });

  it('of several pieces the first counts', () => {
    expect(parseSeroval(`${answered({ a: 1 })}${piece('$R["server-fn:1"][1](2)')}`)).toEqual({ a: 1 });
  });

  it('an error may be JSON', () => {
    expect(parseSeroval('{"error":"no"}')).toEqual({ error: 'no' });
  });

  it.each([
    ['cut', answered({ a: 'b' }).slice(0, -26)],
    ['cut in a text', answered({ a: 'b' }).split('b')[0] ?? ''],
    ['another program', ';0x00000001;alert(1)'],
    ['no value', piece('((self.$R=self.$R||{})["server-fn:1"]=[],')],
    ['a deep nest', piece(`((self.$R=self.$R||{})["server-fn:1"]=[],${'['.repeat(40)}${']'.repeat(40)})`)],
    ['neither', 'Not found'],
  ])('%s is none', (_, text) => {
    expect(() => parseSeroval(text)).toThrow(SyntaxError);
  });

  it('throws nothing but that, whatever the text is', () => {
    const token = fc.constantFrom(
      ...['{', '}', '[', ']', '(', ')', ',', ':', '"', '\\', '$R[0]', '=', '=>', 'a', '1', '-', 'e9', 'null'],
      ...['!0', 'void 0', 'new Date("', '")', 'x', '\n', '/', '.', '\u2028'],
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), (tokens) => {
        try {
          JSON.stringify(made(tokens.join('')));
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('takes time in proportion to a long text', () => {
    const long = '['.repeat(30) + '{a:f(),b:"\\\\"},'.repeat(20_000) + ']'.repeat(30);
    const start = performance.now();
    made(`{a:${long}}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
