import { describe, expect, it } from 'vitest';
import { liveBalance } from '../../lib/core/balance';
import { disagrees } from '../../lib/core/quote/check';
import type { PriceRule } from '../../lib/core/quote/rule';
import { asUse, type Task } from '../../lib/core/quote/task';
import type { SpendDraft, TokenUse } from '../../lib/platforms/platform';
import type { AccountRecord } from '../../lib/storage/schema';
import { type Arrival, absorb } from '../../lib/tracker/absorb';
import { arrival, MINUTE, NOON, pool, record } from './fakes';

const task: Task = { feature: 'video', model: 'gen4', seconds: 5 };
const rules: readonly PriceRule[] = [
  {
    ...{ feature: 'video', pool: 'credits', unit: 'credit', models: ['gen4'], perSecond: 5 },
    ...{ asOf: '2026-06', source: 'the price page', confidence: 'high' },
  },
];
const { feature, model = '', settings = {} } = asUse(task);
const draft = (id: string, more: Partial<SpendDraft> = {}): SpendDraft => ({
  ...{ id, unit: 'credit', pool: 'credits', basis: 'priced', feature, model, settings },
  ...more,
});
const spent = (at: number, ...spends: SpendDraft[]) =>
  arrival({ spends }, { task, rules, sentAt: at, readAt: at });
const reading = (at: number, remaining: number) =>
  arrival(
    { pools: [{ id: 'credits', label: 'Credits', unit: 'credit', remaining }] },
    { rules, readAt: at, sentAt: at },
  );

function recordAfter(...arrivals: Arrival[]): AccountRecord {
  const start = record('me', { pools: [pool({ remaining: 100 })] });
  return arrivals.reduce((before, next) => absorb(before, next, NOON + 60 * MINUTE) ?? before, start);
}

function left({ pools: [first], spends }: AccountRecord) {
  if (first === undefined) throw new Error('no pool');
  const { remaining, provenance } = liveBalance(first, spends, NOON + 60 * MINUTE);
  return { remaining, provenance };
}

describe('a spend whose amount the platform does not tell', () => {
  it('lowers the balance by what the preview said, as estimated', () => {
    expect(left(recordAfter(spent(NOON, draft('a'))))).toEqual({ remaining: 75, provenance: 'estimated' });
  });

  it('goes by the site’s own price before the table’s', () => {
    const told = arrival(
      { prices: [{ pool: 'credits', unit: 'credit', ...task, amount: 30 }] },
      { readAt: NOON - 1, sentAt: NOON - 1 },
    );
    expect(left(recordAfter(told, spent(NOON, draft('a'))))).toMatchObject({ remaining: 70 });
  });

  it('has none by what is merely typical', () => {
    const other = { pool: 'credits', unit: 'credit', feature: 'video', model: 'other', amount: 9 };
    const told = arrival({ prices: [other] }, { readAt: NOON - 1, sentAt: NOON - 1 });
    const unpriced = arrival({ spends: [draft('a')] }, { task, sentAt: NOON, readAt: NOON });
    expect(left(recordAfter(told, unpriced))).toEqual({ remaining: 100, provenance: 'reported' });
  });

  it('keeps an amount that is told', () => {
    expect(left(recordAfter(spent(NOON, draft('a', { amount: 31, basis: 'exact' }))))).toMatchObject({
      remaining: 69,
    });
  });
});

describe('a table', () => {
  const leftBy = (more: Partial<PriceRule>) => {
    const [rule] = rules;
    if (rule === undefined) throw new Error('no rule');
    const spends = [draft('a')];
    return left(
      recordAfter(arrival({ spends }, { task, rules: [{ ...rule, ...more }], sentAt: NOON, readAt: NOON })),
    );
  };

  it.each<[string, Partial<PriceRule>, number]>([
    ['that is sure tells the amount', {}, 75],
    ['with a range tells none', { upTo: 2 }, 100],
    ['that one unverified source told tells none', { confidence: 'low' }, 100],
  ])('%s', (_, more, remaining) => {
    expect(leftBy(more).remaining).toBe(remaining);
  });
});

describe('a spend whose tokens are told', () => {
  const perToken: readonly PriceRule[] = [
    {
      ...{ feature: 'completion', pool: 'credits', unit: 'credit', models: ['m-1'] },
      ...{
        perInputToken: 0.001,
        perOutputToken: 0.01,
        asOf: '2026-06',
        source: 'a dataset',
        confidence: 'medium',
      },
    },
  ];
  const chat: SpendDraft = {
    id: 'a',
    unit: 'credit',
    pool: 'credits',
    basis: 'priced',
    feature: 'completion',
    model: 'm-1',
  };
  const leftBy = (...tokens: TokenUse[]) =>
    left(
      recordAfter(
        arrival(
          { spends: [chat], tokens },
          // What was estimated before says nothing any more.
          {
            task: { feature: 'completion', model: 'm-1', inputTokens: 9 },
            rules: perToken,
            sentAt: NOON,
            readAt: NOON,
          },
        ),
      ),
    );

  it('takes what the list says of just so many', () => {
    expect(leftBy({ model: 'm-1', input: 1000, output: 200 })).toEqual({
      remaining: 97,
      provenance: 'estimated',
    });
  });

  it.each<[string, TokenUse[]]>([
    [
      'a part of them came from a cache, which is cheaper',
      [{ model: 'm-1', input: 1000, cached: 10, output: 200 }],
    ],
    ['the answer’s length is not told', [{ model: 'm-1', input: 1000 }]],
    ['the model has no price', [{ model: 'm-2', input: 1000, output: 200 }]],
    [
      'it is not told of which task they are',
      [
        { model: 'm-1', input: 1, output: 2 },
        { model: 'm-1', input: 1, output: 2 },
      ],
    ],
  ])('takes nobody knows how much where %s', (_, tokens) => {
    expect(leftBy(...tokens)).toEqual({ remaining: 100, provenance: 'reported' });
  });
});

describe('a quote is set beside what it came to', () => {
  const checks = (...arrivals: Arrival[]) => recordAfter(...arrivals).checks;

  it('at once, where the platform tells the amount', () => {
    expect(checks(spent(NOON, draft('a', { amount: 31, basis: 'exact' })))).toMatchObject([
      { spend: 'a', quoted: 25, actual: 31, basis: 'table' },
    ]);
  });

  it('by the next reading, where one task alone lies before it', () => {
    const [check, ...others] = checks(reading(NOON - 1, 100), spent(NOON, draft('a')), reading(NOON + 1, 70));
    expect(others).toEqual([]);
    expect(check).toMatchObject({ quoted: 25, actual: 30 });
    expect(check && disagrees(check)).toBe(true);
  });

  it('not at all, where several lie before it: what is whose is not known', () => {
    const both = checks(
      reading(NOON - 1, 100),
      spent(NOON, draft('a')),
      spent(NOON, draft('b')),
      reading(NOON + 1, 40),
    );
    expect(both.map(({ actual }) => actual)).toEqual([undefined, undefined]);
  });

  it('as nothing, where the task failed and was paid back', () => {
    const [check] = checks(
      spent(NOON, draft('a')),
      arrival({ refunds: [{ id: 'a', unit: 'credit' }] }, { rules }),
      reading(NOON + 2, 100),
    );
    expect(check).toMatchObject({ quoted: 25, actual: 0, refunded: true });
    expect(check && disagrees(check)).toBeUndefined();
  });

  it('of the latest 60', () => {
    const many = Array.from({ length: 70 }, (_, nth) => spent(NOON + nth, draft(`s${nth}`)));
    expect(checks(...many).map(({ spend }) => spend)).toEqual(
      Array.from({ length: 60 }, (_, nth) => `s${nth + 10}`),
    );
  });
});

describe('a price list of the site', () => {
  const listed = (models: readonly string[]) =>
    arrival(
      {
        prices: models.map((name) => ({
          pool: 'credits',
          unit: 'credit',
          feature: 'video',
          model: name,
          each: true,
          amount: 7,
        })),
      },
      { rules: [] },
    );
  const models = (count: number) => Array.from({ length: count }, (_, nth) => `model-${nth}`);

  it('is kept whole where it is short', () => {
    expect(recordAfter(listed(models(40))).told).toHaveLength(40);
  });

  it('is kept of the models that this account has used where it is long', () => {
    const used = arrival({ spends: [draft('a', { model: 'model-9' })] }, { rules: [] });
    expect(recordAfter(used, listed(models(41))).told).toMatchObject([{ model: 'model-9', amount: 7 }]);
  });
});
