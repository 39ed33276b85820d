import type { SpendEntry } from '../entry';
import { canonicalText, compare, compareAll, ordered } from './canonical';

const certainty = { exact: 2, priced: 1, learned: 0 } as const;

/**
 * What two reports of the same spend (same platform, account, id) say together. Commutative, associative, idempotent:
 * whatever the order and however often reports come, from tabs and devices, the ledger ends with the same entry.
 *
 * - When: the earlier report's, with its day and hour.
 * - How much: one report's unit, amount, basis and pool as a whole (mixing two could put credits on a percent pool).
 *   A known amount beats an unknown one, exact beats priced beats learned, a known pool beats none.
 * - Everything else: known beats unknown. A refund holds from the earliest one told.
 * - What is still undecided (two different exact amounts) goes by an order of the values that means nothing but is
 *   the same everywhere.
 */
export function mergeSpends(a: SpendEntry, b: SpendEntry): SpendEntry {
  const { at, day, hour } = compareAll([a.at, a.day, a.hour], [b.at, b.day, b.hour]) <= 0 ? a : b;
  const { unit, amount, basis, pool } = compareMeasures(a, b) >= 0 ? a : b;
  const { id, platform, account } = a;
  return canonicalSpend({
    ...known({
      amount,
      pool,
      model: least(a.model, b.model),
      feature: least(a.feature, b.feature),
      conversation: least(a.conversation, b.conversation),
      project: least(a.project, b.project),
      promptLength: most(a.promptLength, b.promptLength),
      settings: either(a.settings, b.settings),
      refundedAt: earliest(a.refundedAt, b.refundedAt),
    }),
    ...{ id, platform, account, at, day, hour, unit, basis },
  });
}

/**
 * The entry with its members in one order, without those that are undefined, and never with -0: equal entries have
 * equal JSON. An amount that is no number is not known.
 */
export function canonicalSpend(spend: SpendEntry): SpendEntry {
  const { id, platform, account, at, day, hour, unit, amount, pool, basis } = spend;
  const entry: Mutable<SpendEntry> = { platform, account, id, at, day, hour, unit, basis };
  if (amount !== undefined && Number.isFinite(amount)) entry.amount = amount + 0;
  if (pool !== undefined) entry.pool = pool;
  if (spend.model !== undefined) entry.model = spend.model;
  if (spend.feature !== undefined) entry.feature = spend.feature;
  if (spend.conversation !== undefined) entry.conversation = spend.conversation;
  if (spend.project !== undefined) entry.project = spend.project;
  if (spend.promptLength !== undefined) entry.promptLength = spend.promptLength;
  if (spend.settings !== undefined) entry.settings = canonicalSettings(spend.settings);
  if (spend.refundedAt !== undefined) entry.refundedAt = spend.refundedAt;
  return entry;
}

/** What the ledger knows a spend by. */
export function spendKey({ platform, account, id }: SpendEntry): [string, string, string] {
  return [platform, account, id];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Settings = NonNullable<SpendEntry['settings']>;

function canonicalSettings(settings: Settings): Settings {
  const values = Object.entries(ordered(settings));
  return Object.fromEntries(
    values.map(([name, value]) => [name, typeof value === 'number' ? value + 0 : value]),
  );
}

function compareMeasures(a: SpendEntry, b: SpendEntry): number {
  return compareAll(rank(a), rank(b));
}

function rank({ unit, amount, basis, pool }: SpendEntry): (string | number)[] {
  return [
    amount === undefined ? 0 : 1,
    certainty[basis],
    pool === undefined ? 0 : 1,
    unit,
    pool ?? '',
    amount ?? 0,
  ];
}

function least(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compare(a, b) <= 0 ? a : b;
}

function most(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function either(a: Settings | undefined, b: Settings | undefined): Settings | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compare(canonicalText(a), canonicalText(b)) <= 0 ? a : b;
}

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function known<T extends object>(members: T): Known<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Known<T>;
}
