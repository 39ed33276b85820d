import { describe, expect, test } from 'vitest';
import type { Card } from '../../lib/core/card';
import { pageState, quotesOf } from '../../lib/core/page-state';
import type { PriceRule } from '../../lib/core/quote/rule';
import { balance, card, hour, minute, noon, sample, second, without } from './sample';

const ten: PriceRule = {
  feature: 'create',
  pool: 'credits',
  unit: 'credit',
  amount: 10,
  asOf: '2026-10',
  source: 'the help page',
  confidence: 'high',
};
const stateOf = (of: Card, rules: readonly PriceRule[], feature = 'create') =>
  pageState(of, rules, feature, noon);
const quotes = (of: Card, rules: readonly PriceRule[]) =>
  quotesOf(stateOf(of, rules), { feature: 'create' }, noon);
const low = { remaining: 15, level: 'low' } as const;
const window = (id: string, remaining: number) =>
  balance({ id, label: id, unit: 'percent', remaining, level: remaining > 20 ? 'ok' : 'low' });

describe('what a page is told', () => {
  test('its platform, account and pools, and what the next generation costs', () => {
    const state = stateOf(card([balance({ resetsAt: noon + hour })]), [ten]);
    expect(state).toEqual({
      platform: 'acme',
      name: 'Acme',
      account: 'a1',
      pools: [
        {
          id: 'credits',
          label: 'Credits',
          unit: 'credit',
          remaining: 40,
          limit: 100,
          resetsAt: noon + hour,
          estimated: false,
        },
      ],
      feature: 'create',
      book: { told: [], learned: [], rules: [ten], outputs: {}, tokenRatios: {} },
      preview: {},
    });
  });
  test('nothing of quiet pools and of those without a number', () => {
    const silent = [balance({ quiet: true }), without(balance(), 'remaining') as ReturnType<typeof balance>];
    expect(stateOf(card(silent), [ten])).toMatchObject({ pools: [] });
    expect(quotes(card(silent), [ten])).toEqual([]);
  });
  test('the three most urgent, and the one that is warned of', () => {
    const four = [window('a', 30), window('b', 40), window('c', 50), balance({ remaining: 5 })];
    expect(stateOf(card(four.slice(0, 3).concat(window('d', 60))), []).pools).toHaveLength(3);
    const state = stateOf(card(four), [ten]);
    expect(state.warning).toMatchObject({ pool: 'credits', level: 'short' });
    expect(state.pools.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'credits']);
  });
});

describe('the likely cost', () => {
  const learned = sample({ amount: 12, feature: 'create' });
  test('is learned where no price is known', () => {
    expect(quotes(card([balance()], { samples: [learned] }), [])).toMatchObject([
      { amount: 12, basis: 'learned', count: 1 },
    ]);
  });
  test('is the learned price before that of the table', () => {
    expect(quotes(card([balance()], { samples: [learned] }), [ten])).toMatchObject([{ amount: 12 }]);
  });
  test.each([
    ['in another unit', sample({ feature: 'create', unit: 'percent', amount: 70 })],
    ['of another feature', sample({ feature: 'message', amount: 70 })],
    ['of another pool', sample({ feature: 'create', pool: 'downloads', amount: 70 })],
  ])('is not learned from a sample %s', (_, other) => {
    const of = card([balance()], { samples: [other] });
    expect(quotes(of, [])).toEqual([]);
    expect(stateOf(of, [])).not.toHaveProperty('warning');
  });
});

describe('a warning', () => {
  const warn = (balances: Parameters<typeof card>[0], quotes = [ten]) =>
    stateOf(card(balances), quotes).warning;

  test.each([
    ['none while all is fine', [balance()], undefined],
    ['low', [balance(low)], 'low'],
    ['critical', [balance({ remaining: 11, level: 'critical' })], 'critical'],
    ['empty', [balance({ remaining: 0, level: 'empty' })], 'empty'],
    ['short: it does not cover the cost', [balance({ remaining: 9 })], 'short'],
    ['short, though the level is low', [balance({ remaining: 9, level: 'low' })], 'short'],
    ['none where it covers the cost just so', [balance({ remaining: 10 })], undefined],
    ['none of an unknown level', [balance({ level: 'unknown' })], undefined],
  ])('%s', (_, balances, level) => {
    expect(warn(balances)?.level).toBe(level);
  });
  test('an empty pool goes before a short one, a short one before a low one', () => {
    const short = balance({ remaining: 9 });
    const prices = ['x', 'y', 'credits'].map((pool) => ({ ...ten, pool }));
    expect(warn([balance({ id: 'x', remaining: 0, level: 'empty' }), short], prices)?.pool).toBe('x');
    expect(warn([balance({ id: 'y', remaining: 15, level: 'low' }), short], prices)?.pool).toBe('credits');
  });
  test('is only of pools that pay for what the page makes, where that price is known', () => {
    const downloads = balance({ id: 'downloads', remaining: 0, level: 'empty' });
    expect(warn([downloads, balance()])).toBeUndefined();
    expect(warn([downloads, balance()], [])?.pool).toBe('downloads');
  });

  describe('keeps its key within an episode', () => {
    const keyAt = (resetsAt: number) => warn([balance({ ...low, resetsAt })])?.key;

    test.each(['10:00', '10:30', '10:15', '10:45'])('while the reset at %s wobbles by seconds', (time) => {
      const reset = Date.parse(`2026-11-04T${time}:00Z`);
      for (const wobble of [-90, -2, 1, 90]) expect(keyAt(reset + wobble * second)).toBe(keyAt(reset));
    });
    test('and has another for the next window, level, pool and account', () => {
      const keys = [
        keyAt(noon + hour),
        keyAt(noon + 6 * hour),
        warn([balance(low)])?.key,
        warn([balance({ ...low, level: 'critical' })])?.key,
        warn([balance({ ...low, id: 'other' })])?.key,
        stateOf(card([balance(low)], { account: { id: 'a2' } }), []).warning?.key,
      ];
      expect(new Set(keys).size).toBe(keys.length);
      expect(keyAt(noon + hour + 20 * minute)).toBe(keyAt(noon + hour));
    });
  });
});
