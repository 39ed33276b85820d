import { canonicalText, compare, compareAll } from '../../core/ledger/canonical';
import type { Settings } from '../schema';

/** What of the settings another device's export may bring. */
export type SettingsPart = 'grant' | 'budget' | 'plan' | 'currency' | 'rate';

export interface SettingsChange {
  readonly part: SettingsPart;
  /** For people: a grant's name, a platform, a currency. */
  readonly name: string;
  /** Whether something of this device gives way to it. */
  readonly replaces: boolean;
}

/**
 * This device's settings with what those of another one add:
 * - grants and budgets of both; of two with the same id, a grant that was voided, else by an order of the values
 *   that is the same on both devices;
 * - the plan paid at a platform and the person's currency, where this device has none;
 * - of two rates of a currency the later one, if both are in the same currency of the person's.
 * Everything else is this device's own: what is switched on, thresholds, looks, notifications.
 */
export function mergeSettings(mine: Settings, theirs: Settings): Settings {
  const currency = mine.money.currency ?? theirs.money.currency;
  const comparable = theirs.money.currency === currency;
  return {
    ...mine,
    grants: mergeById(mine.grants, theirs.grants, ({ voidedAt }) => (voidedAt === undefined ? 0 : 1)),
    budgets: mergeById(mine.budgets, theirs.budgets, () => 0),
    money: {
      ...(currency === undefined ? {} : { currency }),
      rates: comparable ? mergeRates(mine.money.rates, theirs.money.rates) : mine.money.rates,
      plans: { ...theirs.money.plans, ...mine.money.plans },
    },
  };
}

/** What merging would change, in the order of the parts. */
export function settingsChanges(mine: Settings, theirs: Settings): readonly SettingsChange[] {
  const merged = mergeSettings(mine, theirs);
  const { currency } = merged.money;
  return [
    ...changesOf('grant', named(mine.grants), named(merged.grants)),
    ...changesOf('budget', named(mine.budgets), named(merged.budgets)),
    ...changesOf('plan', entries(mine.money.plans), entries(merged.money.plans)),
    ...(currency === mine.money.currency || currency === undefined
      ? []
      : [{ part: 'currency', name: currency, replaces: false } as const]),
    ...changesOf('rate', entries(mine.money.rates), entries(merged.money.rates)),
  ];
}

/** Sorted by id, so that both devices end with the same list. */
function mergeById<T extends { readonly id: string }>(
  mine: readonly T[],
  theirs: readonly T[],
  rank: (item: T) => number,
): T[] {
  const merged = new Map<string, T>();
  for (const item of [...mine, ...theirs]) {
    const other = merged.get(item.id);
    if (other === undefined || isBefore(other, item, rank)) merged.set(item.id, item);
  }
  return [...merged.values()].sort((a, b) => compare(a.id, b.id));
}

function isBefore<T>(a: T, b: T, rank: (item: T) => number): boolean {
  return compareAll([rank(a), canonicalText(a)], [rank(b), canonicalText(b)]) < 0;
}

type Rates = Settings['money']['rates'];

function mergeRates(mine: Rates, theirs: Rates): Rates {
  const merged = new Map(Object.entries(mine));
  for (const [currency, rate] of Object.entries(theirs)) {
    const other = merged.get(currency);
    if (other === undefined || compareAll([other.asOf, other.rate], [rate.asOf, rate.rate]) < 0) {
      merged.set(currency, rate);
    }
  }
  return Object.fromEntries([...merged].sort(([a], [b]) => compare(a, b)));
}

interface Item {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

function named(items: readonly { readonly id: string; readonly name: string }[]): Item[] {
  return items.map((item) => ({ key: item.id, name: item.name, value: canonicalText(item) }));
}

function entries(record: Readonly<Record<string, unknown>>): Item[] {
  return Object.entries(record).map(([key, value]) => ({ key, name: key, value: canonicalText(value) }));
}

function changesOf(part: SettingsPart, before: readonly Item[], after: readonly Item[]): SettingsChange[] {
  return after.flatMap(({ key, name, value }) => {
    const old = before.find((item) => item.key === key);
    return old?.value === value ? [] : [{ part, name, replaces: old !== undefined }];
  });
}
