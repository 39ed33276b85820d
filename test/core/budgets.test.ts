import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Budget } from '../../lib/core/budget';
import { budgetState, type Pricing, periodOf, spentOf } from '../../lib/core/budgets';
import { bundlePrices } from '../../lib/core/money';
import type { Rollup } from '../../lib/core/rollup';
import { bought, rollup } from './rollup-sample';
import { day, hour, noon } from './sample';

const at = (iso: string) => Date.parse(iso);
const none: Pricing = { prices: [], rates: {} };
const credits: Budget = {
  id: 'b',
  name: 'Songs',
  platform: 'suno',
  unit: 'credit',
  amount: 100,
  per: 'month',
};
const dollars: Budget = { id: 'b', name: 'All', unit: 'USD', amount: 100, per: 'month' };

describe('the period of a budget', () => {
  it.each<[string, Budget['per'], string, string, string, string, string, string]>([
    [
      'a day',
      'day',
      '2026-11-04T12:00:00Z',
      'UTC',
      '2026-11-04',
      '2026-11-04',
      '2026-11-04T00:00:00Z',
      '2026-11-05T00:00:00Z',
    ],
    [
      'by the clock of the person',
      'day',
      '2026-11-04T23:30:00Z',
      'Europe/Berlin',
      '2026-11-05',
      '2026-11-05',
      '2026-11-04T23:00:00Z',
      '2026-11-05T23:00:00Z',
    ],
    [
      'a day of 25 hours',
      'day',
      '2026-10-25T12:00:00Z',
      'Europe/Berlin',
      '2026-10-25',
      '2026-10-25',
      '2026-10-24T22:00:00Z',
      '2026-10-25T23:00:00Z',
    ],
    [
      'a week begins on Monday',
      'week',
      '2026-11-04T12:00:00Z',
      'UTC',
      '2026-11-02',
      '2026-11-08',
      '2026-11-02T00:00:00Z',
      '2026-11-09T00:00:00Z',
    ],
    [
      'and ends with Sunday',
      'week',
      '2026-11-08T23:59:59Z',
      'UTC',
      '2026-11-02',
      '2026-11-08',
      '2026-11-02T00:00:00Z',
      '2026-11-09T00:00:00Z',
    ],
    [
      'a week over the end of the year',
      'week',
      '2027-01-01T12:00:00Z',
      'UTC',
      '2026-12-28',
      '2027-01-03',
      '2026-12-28T00:00:00Z',
      '2027-01-04T00:00:00Z',
    ],
    [
      'a month',
      'month',
      '2026-11-30T12:00:00Z',
      'UTC',
      '2026-11-01',
      '2026-11-30',
      '2026-11-01T00:00:00Z',
      '2026-12-01T00:00:00Z',
    ],
    [
      'December',
      'month',
      '2026-12-31T12:00:00Z',
      'UTC',
      '2026-12-01',
      '2026-12-31',
      '2026-12-01T00:00:00Z',
      '2027-01-01T00:00:00Z',
    ],
    [
      'February of a leap year',
      'month',
      '2028-02-29T12:00:00Z',
      'UTC',
      '2028-02-01',
      '2028-02-29',
      '2028-02-01T00:00:00Z',
      '2028-03-01T00:00:00Z',
    ],
    [
      'February of another',
      'month',
      '2027-02-01T00:00:00Z',
      'UTC',
      '2027-02-01',
      '2027-02-28',
      '2027-02-01T00:00:00Z',
      '2027-03-01T00:00:00Z',
    ],
  ])('%s', (_, per, now, zone, from, to, start, end) => {
    expect(periodOf(per, at(now), zone)).toEqual({ from, to, start: at(start), end: at(end) });
  });

  it('holds the instant, and the next one begins where it ends', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.constantFrom(
          'UTC',
          'Europe/Berlin',
          'America/New_York',
          'Pacific/Apia',
          'Asia/Kathmandu',
          'America/Santiago',
        ),
        (per, date, zone) => {
          const period = periodOf(per, date.getTime(), zone);
          expect(period.start).toBeLessThanOrEqual(date.getTime());
          expect(date.getTime()).toBeLessThan(period.end);
          expect(periodOf(per, period.end, zone).start).toBe(period.end);
          expect(periodOf(per, period.end - 1, zone)).toEqual(period);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what was spent of a budget', () => {
  const month = periodOf('month', noon, 'UTC');
  const spent = (budget: Budget, rows: readonly Rollup[], pricing = none) =>
    spentOf(budget, month, rows, pricing);

  it.each<[string, Rollup[], { spent: number; estimated: number; unknown: number }]>([
    ['nothing', [], { spent: 0, estimated: 0, unknown: 0 }],
    [
      'exact decimals',
      [rollup({ amount: '0.1' }), rollup({ amount: '0.2' })],
      { spent: 0.3, estimated: 0, unknown: 0 },
    ],
    [
      'the estimated part is said',
      [rollup({ amount: '10', estimated: '4' })],
      { spent: 10, estimated: 4, unknown: 0 },
    ],
    [
      'what nobody knows is counted',
      [rollup({ spends: 3, uncounted: 2 })],
      { spent: 10, estimated: 0, unknown: 2 },
    ],
    [
      'the first and the last day',
      [rollup({ day: '2026-11-01' }), rollup({ day: '2026-11-30' })],
      { spent: 20, estimated: 0, unknown: 0 },
    ],
    [
      'not the days around',
      [rollup({ day: '2026-10-31' }), rollup({ day: '2026-12-01' })],
      { spent: 0, estimated: 0, unknown: 0 },
    ],
    [
      'all accounts of the platform',
      [rollup({ account: 'a1' }), rollup({ account: 'a2' })],
      { spent: 20, estimated: 0, unknown: 0 },
    ],
    ['no other platform', [rollup({ platform: 'udio' })], { spent: 0, estimated: 0, unknown: 0 }],
    [
      'no other unit',
      [rollup({ unit: 'message', uncounted: 1 }), rollup({ unit: 'USD' })],
      { spent: 0, estimated: 0, unknown: 0 },
    ],
  ])('in a unit of a platform: %s', (_, rows, expected) => {
    expect(spent(credits, rows)).toEqual(expected);
  });

  const prices = bundlePrices([bought('g', 1_000, 5)]);
  const rows = [
    rollup({ platform: 'openrouter', unit: 'USD', amount: '3', estimated: '1', spends: 3 }),
    rollup({ unit: 'credit', amount: '40', spends: 4, uncounted: 1 }),
    rollup({ platform: 'acme', unit: 'EUR', amount: '2', spends: 2 }),
    rollup({ platform: 'claude', unit: 'message', amount: '9', spends: 9 }),
  ];
  const rates = { EUR: { rate: 1.1, asOf: '2026-11-01' } };

  it.each<[string, Budget, Pricing, { spent: number; estimated: number; unknown: number }]>([
    [
      'money, and units at their price',
      dollars,
      { prices, rates: {} },
      { spent: 3.2, estimated: 1.2, unknown: 12 },
    ],
    ['without a price units are not known', dollars, none, { spent: 3, estimated: 1, unknown: 15 }],
    [
      'other currencies at a rate into the own',
      dollars,
      { prices, currency: 'USD', rates },
      { spent: 5.4, estimated: 3.4, unknown: 10 },
    ],
    [
      'not where the budget is not in the own',
      { ...dollars, unit: 'EUR' },
      { prices, currency: 'USD', rates },
      { spent: 2, estimated: 0, unknown: 16 },
    ],
    [
      'of one platform',
      { ...dollars, platform: 'openrouter' },
      { prices, rates: {} },
      { spent: 3, estimated: 1, unknown: 0 },
    ],
  ])('in money: %s', (_, budget, pricing, expected) => {
    expect(spent(budget, rows, pricing)).toEqual(expected);
  });

  it('each spend over all platforms is counted or said to be unknown', () => {
    const some = fc
      .record({
        platform: fc.constantFrom('suno', 'openrouter'),
        unit: fc.constantFrom('credit', 'USD', 'EUR', 'message'),
        amount: fc.integer({ min: 0, max: 9_999 }).map((cents) => (cents / 100).toFixed(2)),
        spends: fc.integer({ min: 1, max: 5 }),
        uncounted: fc.nat(1),
      })
      .map((part) => rollup(part));
    fc.assert(
      fc.property(fc.array(some), some, (all, more) => {
        const before = spent(dollars, all, { prices, rates: {} });
        const after = spent(dollars, [...all, more], { prices, rates: {} });
        expect(after.spent).toBeGreaterThanOrEqual(before.spent);
        expect(after.estimated).toBeLessThanOrEqual(after.spent + 1e-9);
        const priced = more.unit === 'USD' || (more.unit === 'credit' && more.platform === 'suno');
        expect(after.unknown - before.unknown).toBe(priced ? more.uncounted : more.spends);
      }),
    );
  });
});

describe('how a budget stands', () => {
  const on = (iso: string, amount: number, perDay?: number) =>
    budgetState(
      credits,
      [rollup({ day: iso.slice(0, 10), amount: String(amount) })],
      none,
      at(iso),
      'UTC',
      perDay,
    );

  it.each<[string, string, number, number | undefined, string, number | undefined]>([
    ['halfway with less than half', '2026-11-16T00:00:00Z', 40, undefined, 'ok', 80],
    ['halfway with more than half', '2026-11-16T00:00:00Z', 60, undefined, 'at-risk', 120],
    ['just used up is not over', '2026-11-30T23:59:59Z', 100, 0, 'ok', 100],
    ['over', '2026-11-16T00:00:00Z', 100.01, undefined, 'over', 200.02],
    ['too early for a line', '2026-11-03T12:00:00Z', 60, undefined, 'ok', undefined],
    ['over is over, however early', '2026-11-01T00:00:01Z', 101, undefined, 'over', undefined],
    ['a burn rate goes before the line', '2026-11-16T00:00:00Z', 60, 2, 'ok', 90],
    ['and needs no beginning', '2026-11-01T00:00:00Z', 1, 4, 'at-risk', 121],
  ])('%s', (_, now, amount, perDay, state, projected) => {
    const seen = on(now, amount, perDay);
    expect([seen.state, seen.projected]).toEqual([state, projected]);
  });

  it('never expects less by the end than is spent, and more spend never makes it better', () => {
    const order = ['ok', 'at-risk', 'over'];
    fc.assert(
      fc.property(
        fc.nat(29 * 24),
        fc.nat(200),
        fc.nat(50),
        fc.option(fc.nat(20), { nil: undefined }),
        (hours, amount, more, perDay) => {
          const now = new Date(at('2026-11-01T00:00:00Z') + hours * hour + day / 48).toISOString();
          const [one, other] = [on(now, amount, perDay), on(now, amount + more, perDay)];
          expect(one.projected ?? amount).toBeGreaterThanOrEqual(amount);
          expect(order.indexOf(other.state)).toBeGreaterThanOrEqual(order.indexOf(one.state));
        },
      ),
    );
  });
});
