import { describe, expect, test } from 'vitest';
import { pageState } from '../../lib/core/page-state';
import type { Quote } from '../../lib/core/quote';
import { balance, card, hour, minute, noon, sample, second, without } from './sample';

const ten: Quote = {
  pool: 'credits',
  unit: 'credit',
  amount: 10,
  low: 10,
  high: 10,
  basis: 'fixed',
  count: 0,
  feature: 'create',
};
const low = { remaining: 15, level: 'low' } as const;
const window = (id: string, remaining: number) =>
  balance({ id, label: id, unit: 'percent', remaining, level: remaining > 20 ? 'ok' : 'low' });

describe('what a page is told', () => {
  test('its platform, account and pools, and what the next generation costs', () => {
    const state = pageState(card([balance({ resetsAt: noon + hour })]), [ten], 'create');
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
      quotes: [ten],
    });
  });
  test('nothing of quiet pools and of those without a number', () => {
    const silent = [balance({ quiet: true }), without(balance(), 'remaining') as ReturnType<typeof balance>];
    expect(pageState(card(silent), [ten], 'create')).toMatchObject({ pools: [], quotes: [] });
  });
  test('the three most urgent, and the one that is warned of', () => {
    const four = [window('a', 30), window('b', 40), window('c', 50), balance({ remaining: 5 })];
    expect(pageState(card(four.slice(0, 3).concat(window('d', 60))), [], 'create').pools).toHaveLength(3);
    const state = pageState(card(four), [ten], 'create');
    expect(state.warning).toMatchObject({ pool: 'credits', level: 'short' });
    expect(state.pools.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'credits']);
  });
});

describe('the likely cost', () => {
  const learned = sample({ amount: 12, feature: 'create' });
  test('is learned where no price is known', () => {
    const { quotes } = pageState(card([balance()], { samples: [learned] }), [], 'create');
    expect(quotes).toMatchObject([{ amount: 12, basis: 'learned', count: 1 }]);
  });
  test('is the known price before the learned one', () => {
    const { quotes } = pageState(card([balance()], { samples: [learned] }), [ten], 'create');
    expect(quotes).toEqual([ten]);
  });
  test.each([
    ['in another unit', sample({ feature: 'create', unit: 'percent', amount: 70 })],
    ['of another feature', sample({ feature: 'message', amount: 70 })],
    ['of another pool', sample({ feature: 'create', pool: 'downloads', amount: 70 })],
  ])('is not learned from a sample %s', (_, other) => {
    const state = pageState(card([balance()], { samples: [other] }), [], 'create');
    expect(state.quotes).toEqual([]);
    expect(state).not.toHaveProperty('warning');
  });
});

describe('a warning', () => {
  const warn = (balances: Parameters<typeof card>[0], quotes = [ten]) =>
    pageState(card(balances), quotes, 'create').warning;

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
        pageState(card([balance(low)], { account: { id: 'a2' } }), [], 'create').warning?.key,
      ];
      expect(new Set(keys).size).toBe(keys.length);
      expect(keyAt(noon + hour + 20 * minute)).toBe(keyAt(noon + hour));
    });
  });
});
