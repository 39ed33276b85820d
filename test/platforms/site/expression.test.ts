import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression, pickOf } from '../../../lib/platforms/site/expression';
import { MAX_EXPRESSION } from '../../../lib/platforms/site/site';
import type { Json } from '../../../lib/wire/json';
import { pick } from '../../../lib/wire/pick';

const answer = {
  data: {
    left: 12,
    'odd key': '7.5',
    name: 'Ada',
    wallets: [
      { type: 'gift', amount: 5, note: 'from Grace', ends: '2026-12-01' },
      { type: 'paid', amount: 95, note: 'invoice 7', ends: '2027-01-01' },
    ],
    byModel: { fast: { left: 3 }, slow: { left: 4 } },
    prices: [1, 2, 3],
    nothing: null,
  },
  max_budget: 100,
  spend: 40.5,
} as const satisfies Json;

function read(text: string, json: Json = answer) {
  const expression = parseExpression(text);
  return expression.value(pick(json, pickOf([expression])) as Json) ?? undefined;
}

describe('an expression', () => {
  it.each([
    ['data.left', 12],
    ['data."odd key"', '7.5'],
    ['data.wallets[0].amount', 5],
    ['data.wallets[-1].amount', 95],
    ["data.wallets[?type == 'paid'].amount | [0]", 95],
    ["data.wallets[?type == 'paid'] | [0].amount", 95],
    ["data.wallets[?contains(type, 'gif')].amount | [0]", 5],
    ['sum(data.wallets[*].amount)', 100],
    ['sum(data.wallets[].amount)', 100],
    ['sum(data.byModel.*.left)', 7],
    ['sum(data.prices)', 6],
    ['length(data.wallets)', 2],
    ['max_by(data.wallets, &amount).ends', '2027-01-01'],
    ['sort_by(data.wallets, &amount)[0].ends', '2026-12-01'],
    ['max_budget - spend', 59.5],
    ['data.missing || data.left', 12],
    ['not_null(data.nothing, data.left)', 12],
    ['{a: data.left, b: spend}.b', 40.5],
    ['[data.left, spend][1]', 40.5],
    ['data.wallets[0:1].amount | [0]', 5],
    ['to_number(data."odd key")', 7.5],
  ])('%s gives %j, also of what was picked for it', (text, value) => {
    expect(read(text)).toEqual(value);
    expect(parseExpression(text).value(answer)).toEqual(value);
  });

  it('takes nothing but the fields that it names', () => {
    const both = ["data.wallets[?type == 'paid'].amount | [0]", 'spend'].map(parseExpression);
    expect(pick(answer, pickOf(both))).toEqual({
      data: {
        wallets: [
          { type: 'gift', amount: 5 },
          { type: 'paid', amount: 95 },
        ],
      },
      spend: 40.5,
    });
  });

  it.each([
    ['data.left.deeper', undefined],
    ['sum(data.name)', undefined],
    ['data.left - data.name', undefined],
    ['data.wallets.amount', undefined],
  ])('%s is nothing here, and no error', (text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each([
    ['', /where the number stands/],
    ['data.', /no JMESPath expression/],
    ['@', /Name the field/],
    ['$.left', /can’t be used/],
    ['keys(data)', /function keys/],
    ['no_such(data)', /function no_such/],
    ['let $x = data in $x.left', /can’t be used/],
    [`a${'.a'.repeat(MAX_EXPRESSION)}`, /at most/],
  ])('%s is refused with a sentence', (text, sentence) => {
    expect(() => parseExpression(text)).toThrow(sentence);
  });

  it('of places alone gives the same of the whole answer and of what was picked of it', () => {
    const key = fc.constantFrom('a', 'b', 'left', 'odd key', '__proto__', 'constructor');
    const step = fc.oneof(
      key.map((name) => `."${name}"`),
      fc.constantFrom('[0]', '[1]', '[*]', '[]', '.*', "[?a == 'x']"),
    );
    const path = fc
      .tuple(key, fc.array(step, { maxLength: 4 }))
      .map(([first, steps]) => `"${first}"${steps.join('')}`);
    const { json } = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.integer(),
        fc.constantFrom('x', '12'),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(key, tie('json'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(path, json, (text, value) => {
        const expression = parseExpression(text);
        const whole = numbersIn(expression.value(value));
        const picked = numbersIn(expression.value((pick(value, pickOf([expression])) ?? null) as Json));
        // A place that is looked into as a list and as an object is picked as one of them.
        expect(whole).toEqual(expect.arrayContaining([...picked]));
        if (typeof expression.value(value) === 'number' && !text.includes('.*'))
          expect(picked).toEqual(whole);
      }),
    );
  });
});

/** It, if it is a number, or the numbers of a list: what an expression of a site is used for. */
function numbersIn(value: Json | undefined): readonly number[] {
  const all: readonly Json[] = Array.isArray(value) ? value : [value ?? null];
  return all.filter((one) => typeof one === 'number');
}
