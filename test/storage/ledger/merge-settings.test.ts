import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Grant } from '../../../lib/core/grants/grant';
import { mergeSettings, settingsChanges } from '../../../lib/storage/ledger/merge-settings';
import { defaultSettings, type Settings } from '../../../lib/storage/schema';

type Money = Settings['money'];

function grant(id: string, more: Partial<Grant> = {}): Grant {
  return {
    ...{ id, name: `Grant ${id}`, kind: 'bundle', unit: 'credit', amount: 100, priority: 70 },
    ...{ effectiveAt: 0, renewal: { every: 'never' } },
    ...more,
  };
}

const withMoney = (money: Partial<Money>): Settings => ({
  ...defaultSettings,
  money: { ...defaultSettings.money, ...money },
});
const dollar = (rate: number, asOf: string) => ({ USD: { rate, asOf } });
const paid = (amount: number) => ({ price: { amount, currency: 'EUR' }, per: 'month' as const });

describe('settings of another device', () => {
  it('bring their grants, and what was voided stays voided', () => {
    const merged = mergeSettings(
      { ...defaultSettings, grants: [grant('b', { voidedAt: 9 }), grant('c')] },
      { ...defaultSettings, grants: [grant('a'), grant('b', { amount: 999 })] },
    );
    expect(merged.grants).toEqual([grant('a'), grant('b', { voidedAt: 9 }), grant('c')]);
  });

  test.each<[string, Partial<Money>, Partial<Money>, Partial<Money>]>([
    [
      'the later rate',
      { currency: 'EUR', rates: dollar(0.9, '2026-01-01') },
      { currency: 'EUR', rates: dollar(0.8, '2026-02-01') },
      { currency: 'EUR', rates: dollar(0.8, '2026-02-01') },
    ],
    [
      'not an earlier one',
      { currency: 'EUR', rates: dollar(0.9, '2026-03-01') },
      { currency: 'EUR', rates: dollar(0.8, '2026-02-01') },
      { currency: 'EUR', rates: dollar(0.9, '2026-03-01') },
    ],
    [
      'no rate in another currency than the person’s',
      { currency: 'EUR', rates: {} },
      { currency: 'GBP', rates: dollar(0.8, '2026-02-01') },
      { currency: 'EUR', rates: {} },
    ],
    [
      'a currency where none is set, with its rates',
      {},
      { currency: 'GBP', rates: dollar(0.8, '2026-02-01') },
      { currency: 'GBP', rates: dollar(0.8, '2026-02-01') },
    ],
    [
      'plans where none is set',
      { plans: { suno: paid(10) } },
      { plans: { suno: paid(30), claude: paid(20) } },
      { plans: { suno: paid(10), claude: paid(20) } },
    ],
  ])('%s', (_what, mine, theirs, expected) => {
    expect(mergeSettings(withMoney(mine), withMoney(theirs))).toEqual(withMoney(expected));
  });

  it('leave everything else as it is on this device', () => {
    const mine: Settings = { ...defaultSettings, enabled: ['suno'], view: { show: 'used', time: 'clock' } };
    const theirs: Settings = {
      ...defaultSettings,
      enabled: ['claude'],
      inlineWarnings: false,
      project: 'novel',
    };
    expect(mergeSettings(mine, theirs)).toEqual(mine);
    expect(settingsChanges(mine, theirs)).toEqual([]);
  });

  it('are told before they are taken', () => {
    const mine = {
      ...withMoney({ rates: dollar(1, '2026-01-01'), currency: 'EUR' }),
      grants: [grant('a')],
    };
    const theirs = {
      ...withMoney({ rates: dollar(2, '2026-02-01'), currency: 'EUR', plans: { suno: paid(1) } }),
      grants: [grant('a', { voidedAt: 1 }), grant('b')],
    };
    expect(settingsChanges(mine, theirs)).toEqual([
      { part: 'grant', name: 'Grant a', replaces: true },
      { part: 'grant', name: 'Grant b', replaces: false },
      { part: 'plan', name: 'suno', replaces: false },
      { part: 'rate', name: 'USD', replaces: true },
    ]);
    expect(settingsChanges(withMoney({}), withMoney({ currency: 'EUR' }))).toEqual([
      { part: 'currency', name: 'EUR', replaces: false },
    ]);
  });
});

const anyPart: fc.Arbitrary<Settings> = fc
  .record({
    grants: fc.uniqueArray(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(2), fc.option(fc.nat(2), { nil: undefined }))
        .map(([id, amount, voidedAt]) =>
          grant(id, { amount: amount + 1, ...(voidedAt === undefined ? {} : { voidedAt }) }),
        ),
      { selector: ({ id }) => id },
    ),
    budgets: fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b'), fc.nat(2)).map(([id, amount]) => {
        return { id, name: id, unit: 'credit', amount: amount + 1, per: 'day' as const };
      }),
      { selector: ({ id }) => id },
    ),
    rates: fc.dictionary(
      fc.constantFrom('USD', 'GBP'),
      fc.record({ rate: fc.integer({ min: 1, max: 3 }), asOf: fc.constantFrom('2026-01-01', '2026-02-01') }),
    ),
  })
  .map(({ rates, ...lists }) => ({ ...withMoney({ currency: 'EUR', rates }), ...lists }));

describe('what both devices may bring', () => {
  it('is the same in either order, in any grouping, and however often', () => {
    fc.assert(
      fc.property(anyPart, anyPart, anyPart, (a, b, c) => {
        const ab = mergeSettings(a, b);
        expect(ab).toEqual(mergeSettings(b, a));
        expect(mergeSettings(ab, c)).toEqual(mergeSettings(a, mergeSettings(b, c)));
        expect(mergeSettings(ab, b)).toEqual(ab);
        expect(settingsChanges(ab, a)).toEqual([]);
      }),
    );
  });
});
