import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { platforms } from '../../lib/platforms';
import type { Json } from '../../lib/wire/json';
import {
  clueOf,
  fields,
  holdsAnything,
  MAX_DEPTH,
  MAX_FOUND,
  MAX_ITEMS,
  MAX_STRING,
  type Pick,
  pick,
} from '../../lib/wire/pick';

const jwt = (payload: string) => `Bearer e30.${Buffer.from(payload).toString('base64url')}.c2ln`;

describe('picking', () => {
  const cases: [string, Json | undefined, Pick, Json | undefined][] = [
    ['a declared field', { left: 3, prompt: 'words' }, fields('left'), { left: 3 }],
    [
      'null and false as they are',
      { left: null, on: false },
      fields('left', 'on'),
      { left: null, on: false },
    ],
    ['a missing field is absent', { other: 1 }, fields('left'), {}],
    [
      'an object where a number was declared: its kind only',
      { left: { amount: 3 } },
      fields('left'),
      { left: {} },
    ],
    ['a list where a number was declared: its kind only', { left: [3] }, fields('left'), { left: [] }],
    ['a number where an object was declared', { plan: 3 }, { keys: { plan: fields('name') } }, { plan: 3 }],
    [
      'a text where an object or a list was declared: its kind only',
      { plan: 'words' },
      { keys: { plan: { each: true } } },
      { plan: '' },
    ],
    ['a list where an object was declared', [{ left: 3 }], fields('left'), []],
    ['an object where a list was declared', { a: 1 }, { each: true }, {}],
    [
      'places of a list, by their numbers',
      ['words', 2, ['words', 4], { words: 1 }],
      { at: { 1: true, 2: { at: { 1: true } }, 3: true, 9: true } },
      { 1: 2, 2: { 1: 4 }, 3: {} },
    ],
    [
      'an object where places of a list were declared: its kind only',
      { 1: 'words' },
      { at: { 1: true } },
      {},
    ],
    ['a text there: its kind only', 'words', { at: { 1: true } }, ''],
    ['elements alike, unfit ones as null', ['a', 'b'], { each: { oneOf: ['a'] } }, ['a', null]],
    [
      'of named values only those declared, each by its own pick',
      [
        { name: 'duration', value: '5', setByUser: true },
        { name: 'prompt', value: 'words' },
        { name: 'rich_prompt', value: 'words' },
        { name: 'constructor', value: 'words' },
        { value: 'words' },
        'words',
      ],
      { named: { duration: true, prompt: 'length' } },
      [
        { name: 'duration', value: '5' },
        { name: 'prompt', value: 5 },
      ],
    ],
    ['a text where named values were declared: its kind only', 'words', { named: { a: true } }, ''],
    ['a text as its length', { prompt: 'words' }, { keys: { prompt: 'length' } }, { prompt: 5 }],
    ['no length of what is no text', { prompt: ['words'] }, { keys: { prompt: 'length' } }, {}],
    ['only the words that are declared', { mode: 'secret' }, { keys: { mode: { oneOf: ['a', 'b'] } } }, {}],
    [
      'a word that a text holds, not the text',
      'Your Usage Limit is reached',
      { has: ['usage limit'] },
      'usage limit',
    ],
    [
      'of a text the lines that are declared',
      'Signed in as SECRET\r\n  Credits: $5 left  \nCREDITS are great\ncredits: $6 left',
      { lines: ['^credits: .* left$'] },
      ['Credits: $5 left', 'credits: $6 left'],
    ],
    ['no line that is too long', `credits ${'x'.repeat(MAX_STRING)}`, { lines: ['^credits'] }, []],
    ['no lines of what is no text', { a: 'credits' }, { lines: ['credits'] }, {}],
    ['none of the words', 'something else', { has: ['usage limit'] }, undefined],
    [
      'no words of what is no text',
      { message: ['usage limit'] },
      { keys: { message: { has: ['usage limit'] } } },
      {},
    ],
    [
      'JSON inside a text',
      { inner: '{"a":1,"b":2}' },
      { keys: { inner: { json: fields('a') } } },
      { inner: { a: 1 } },
    ],
    ['no JSON inside a text', { inner: 'words' }, { keys: { inner: { json: fields('a') } } }, {}],
    [
      'claims of a token',
      jwt('{"sub":"user_1","email":"a@example.com"}'),
      { jwt: fields('sub') },
      { sub: 'user_1' },
    ],
    ['a token that is none', 'Bearer words', { jwt: fields('sub') }, undefined],
    ['a token of garbage', 'Bearer a.!!.c', { jwt: fields('sub') }, undefined],
    [
      'other keys by *',
      { known: 1, new: { left: 2, x: 3 } },
      { keys: { known: true, '*': fields('left') } },
      { known: 1, new: { left: 2 } },
    ],
    [
      'a name of the prototype is no declared field',
      { toString: 'words', constructor: 1 },
      fields('left'),
      {},
    ],
    ['no amount beyond all numbers', { left: Number.POSITIVE_INFINITY }, fields('left'), { left: null }],
    ['nothing of nothing', undefined, fields('left'), undefined],
    [
      'an event of the kind that is asked for',
      { event: 'done', id: 'm1', text: 'words' },
      { ...fields('event', 'id'), only: { event: ['done', 'failed'] } },
      { event: 'done', id: 'm1' },
    ],
    [
      'nothing of any other event, though it has the same fields',
      { event: 'text', id: 'm1', text: 'words' },
      { ...fields('event', 'id'), only: { event: ['done'] } },
      {},
    ],
    [
      'what stands under a key, wherever: the nearest first, and what is in it',
      { data: [{ chat: { info: { left: 2 } } }, { info: { left: 1, words: 'x', info: { left: 3 } } }] },
      { find: { info: fields('left') } },
      { info: [{ left: 1 }, { left: 2 }, { left: 3 }] },
    ],
    [
      'the kind of what is found and unfit, in its place',
      { info: null, data: { info: 'words' } },
      { find: { info: fields('left') } },
      { info: [null, ''] },
    ],
    ['no place of a list is a key', { data: ['words'] }, { find: { '0': true } }, {}],
    ['a text where something was to be found: its kind only', 'words', { find: { info: true } }, ''],
  ];
  it.each(cases)('%s', (_, value, shape, expected) => {
    expect(pick(value, shape)).toEqual(expected);
  });

  it('a forged __proto__ does not become one', () => {
    const picked = pick(JSON.parse('{"__proto__":{"left":3}}'), { keys: { '*': fields('left') } });
    expect(Object.getPrototypeOf(picked)).toBe(Object.prototype);
    expect((picked as { left?: number }).left).toBeUndefined();
  });

  it('cuts what is too long', () => {
    expect(pick('x'.repeat(5000), true)).toHaveLength(MAX_STRING);
    expect(pick(new Array(5000).fill(1), { each: true })).toHaveLength(MAX_ITEMS);
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, 1]));
    expect(Object.keys(pick(many, { keys: { '*': true } }) as object)).toHaveLength(MAX_ITEMS);
  });

  it('finds so many, and so deep, and no more', () => {
    const find: Pick = { find: { info: fields('left') } };
    const wide = new Array(5000).fill({ info: { left: 1 } });
    expect(pick(wide, find)).toEqual({ info: new Array(MAX_FOUND).fill({ left: 1 }) });
    const nested = (depth: number): Json => (depth === 0 ? { info: { left: 1 } } : { a: nested(depth - 1) });
    expect(pick(nested(MAX_DEPTH), find)).toEqual({ info: [{ left: 1 }] });
    expect(pick(nested(MAX_DEPTH + 1), find)).toEqual({});
    const many = [new Array(50_000).fill([]), { info: { left: 1 } }];
    expect(pick(many, find)).toEqual({ info: [{ left: 1 }] });
    expect(pick([...(many[0] as Json[]), { info: { left: 1 } }], find)).toEqual({});
  });

  it.each<[string, Pick]>([
    ['at its place', { keys: { left: true, list: { each: fields('left') }, prompt: 'length' } }],
    ['found anywhere', { find: { left: 'length', list: { each: fields('none') }, prompt: { keys: {} } } }],
  ])('lets nothing through but declared names, whatever comes: %s', (_, shape) => {
    const names = fc.constantFrom('left', 'list', 'prompt', 'words', '__proto__');
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<Json>(null, 1, true, 'SECRET'),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(names, tie('json'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(json, (value) => {
        const picked = pick({ prompt: value as Json, words: value as Json }, shape);
        expect(JSON.stringify(picked)).not.toContain('SECRET');
      }),
    );
  });
});

describe('the clue of a pick', () => {
  const shapes = platforms.flatMap(({ endpoints }) =>
    Object.values(endpoints).flatMap(({ response }) =>
      response.events === undefined ? [] : [response.events],
    ),
  );
  const words = ['type', 'message', 'message_limit', 'error', 'v', 'usage', 'cost', 'x', 'message_start'];
  const word = fc.constantFrom(...words);
  const value = fc.letrec<{ any: Json }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      word,
      fc.integer(),
      fc.constant(null),
      fc.dictionary(word, tie('any'), { maxKeys: 4 }),
      fc.array(tie('any'), { maxLength: 3 }),
    ),
  })).any;
  /** JSON may spell any letter as an escape. */
  const escaped = (text: string) =>
    text.replace(/[a-z]/, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

  it('never misses what the pick would find', () => {
    expect(shapes.length).toBeGreaterThan(2);
    fc.assert(
      fc.property(
        fc.constantFrom<Pick>(...shapes, fields('cost')),
        fc.dictionary(word, value),
        fc.boolean(),
        (shape, event, spelled) => {
          const text = spelled ? escaped(JSON.stringify(event)) : JSON.stringify(event);
          if (clueOf(shape)?.test(text) === false)
            expect(holdsAnything(pick(text, { json: shape }))).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('spares most events of a stream the parsing', () => {
    expect(clueOf(fields('cost'))?.test('{"type":"content_block_delta","delta":{"text":"words"}}')).toBe(
      false,
    );
    expect(clueOf(fields('cost'))?.test('{"usage":{"cost":1}}')).toBe(true);
  });

  it('is none where any key will do', () => {
    expect(clueOf({ keys: { '*': true } })).toBeUndefined();
    expect(clueOf({ each: true })).toBeUndefined();
  });
});

describe('holding anything', () => {
  it.each<[Json | undefined, boolean]>([
    [undefined, false],
    [null, false],
    [{}, false],
    [{ a: [], b: {} }, false],
    [{ a: [null, {}] }, false],
    [0, true],
    [{ a: false }, true],
    [{ a: [{ b: '' }] }, false],
    [{ a: [{ b: 'x' }] }, true],
  ])('%j: %s', (value, holds) => {
    expect(holdsAnything(value)).toBe(holds);
  });
});
