import type { RecentUse } from '../../../lib/core/recent-use';
import { RECENT_DAYS, recentUseOf } from '../../../lib/core/recent-use';
import type { AccountKey } from '../../../lib/storage/ledger/damage';
import { type Ledger, type LedgerCount, openLedger } from '../../../lib/storage/ledger/ledger';
import { fresh, openRaw, putRaw } from './raw';
import { type BenchPool, DAYS, dayOf, firstDay, lastDay, readingBatches, spendBatches } from './spends';

/**
 * What the ledger's bench runs in a page (ask.ts bundles it and puts it there). Times in ms.
 */
export interface LedgerBench {
  /**
   * Appends `count` new spends to an empty ledger, in batches, and puts the same rows in a bare store with the same
   * key and index: batch by batch in turn, so that both see the same busy machine.
   */
  append(count: number, size: number): Promise<{ readonly own: number; readonly raw: number }>;
  /** Empties the ledger, to be filled by `fillOn`. */
  beginFill(of: Filling): Promise<void>;
  /** Appends the next batch, in the order of time. Gives how many spends there are; undefined when there is no more. */
  fillOn(): Promise<number | undefined>;
  count(): Promise<LedgerCount>;
  /** Whether it holds so many spends, up to today. */
  isFilled(spends: number): Promise<boolean>;
  /** What the popup is told of the last weeks of these accounts, as lib/tracker/keeper.ts has it. */
  recentUses(accounts: readonly AccountKey[]): Promise<readonly (AccountKey & { readonly use: RecentUse })[]>;
  /** One read of this kind. */
  read(query: keyof typeof queries): Promise<number>;
  /** A single spend, as it comes from a page. */
  appendOne(): Promise<number>;
}

export interface Filling {
  readonly spends: number;
  /** Spends in a transaction. */
  readonly size: number;
  readonly accounts: readonly AccountKey[];
  readonly pools: readonly BenchPool[];
  readonly readingsPerDay: number;
}

const month = { from: dayOf(DAYS - 30), to: lastDay };
const all = { from: firstDay, to: lastDay };

/** Each kind of read. */
export const queries = {
  'roll-ups of 30 days': (ledger: Ledger) => ledger.rollups({ ...month, conversations: false }),
  'roll-ups of 30 days, by conversation': (ledger: Ledger) => ledger.rollups(month),
  'hours of 30 days': (ledger: Ledger) => ledger.hours(month),
  'roll-ups of 30 days, one platform': (ledger: Ledger) =>
    ledger.rollups({ ...month, platform: 'platform-9', conversations: false }),
  'roll-ups of two years': (ledger: Ledger) => ledger.rollups({ ...all, conversations: false }),
  'roll-ups of two years, one platform, by conversation': (ledger: Ledger) =>
    ledger.rollups({ ...all, platform: 'platform-9' }),
  'first 100 spends of a month': (ledger: Ledger) => ledger.spends(month, { limit: 100 }),
  'first day': (ledger: Ledger) => ledger.firstDay(),
} as const;

let ledger: Ledger | undefined;
let filling: Generator<Parameters<Ledger['append']>[0]> | undefined;
let filled = 0;

async function open(): Promise<Ledger> {
  ledger ??= await openLedger();
  return ledger;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** As dense as a million in two years. */
function days(count: number): number {
  return Math.max(1, Math.round((count * DAYS) / 1_000_000));
}

function* entries({ spends, size, accounts, pools, readingsPerDay }: Filling) {
  for (const batch of spendBatches(spends, size, { known: accounts })) yield { spends: batch };
  for (const batch of readingBatches(pools, readingsPerDay)) yield { readings: batch };
}

const bench: LedgerBench = {
  async append(count, size) {
    await ledger?.close();
    ledger = undefined;
    // Not erased: a database that holds what was deleted is slower for a while.
    await fresh('credit-gauge-ledger');
    const own = await open();
    const db = await openRaw();
    const total = { own: 0, raw: 0 };
    let turn = 0;
    for (const spends of spendBatches(count, size, { days: days(count) })) {
      const putOwn = async () => {
        total.own += await timed(() => own.append({ spends }));
      };
      const putBare = async () => {
        total.raw += await timed(() => putRaw(db, spends));
      };
      // Only the writing counts, not the making of the rows; and who goes second finds a busier disk.
      for (const put of turn++ % 2 === 0 ? [putOwn, putBare] : [putBare, putOwn]) await put();
    }
    db.close();
    return total;
  },
  async beginFill(of) {
    await ledger?.close();
    ledger = undefined;
    await fresh('credit-gauge-ledger');
    filling = entries(of);
    filled = 0;
  },
  async fillOn() {
    const next = filling?.next();
    if (next === undefined || next.done) return undefined;
    await (await open()).append(next.value);
    filled += next.value.spends?.length ?? 0;
    return filled;
  },
  async count() {
    return (await open()).count();
  },
  async isFilled(spends) {
    const own = await open();
    const today = await own.rollups({ from: lastDay, to: lastDay, conversations: false });
    return today.length > 0 && (await own.count()).spends >= spends;
  },
  async recentUses(accounts) {
    const own = await open();
    const span = { from: dayOf(DAYS - RECENT_DAYS), to: lastDay };
    return Promise.all(
      accounts.map(async (account) => {
        const query = { ...span, ...account };
        const [rollups, draws, hours] = await Promise.all([
          own.rollups({ ...query, conversations: false }),
          own.draws(query),
          own.hours(query),
        ]);
        return { ...account, use: recentUseOf({ rollups, draws, hours }, lastDay, [], undefined) };
      }),
    );
  },
  async read(query) {
    const own = await open();
    return timed(() => queries[query](own));
  },
  async appendOne() {
    const own = await open();
    for (const spends of spendBatches(1, 1)) {
      const one = spends.map((spend) => ({ ...spend, id: crypto.randomUUID(), day: lastDay }));
      return timed(() => own.append({ spends: one }));
    }
    return Number.NaN;
  },
};

(globalThis as unknown as { ledgerBench: LedgerBench }).ledgerBench = bench;
