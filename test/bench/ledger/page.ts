import { type Ledger, openLedger } from '../../../lib/storage/ledger/ledger';
import { fresh, openRaw, putRaw } from './raw';
import { DAYS, dayOf, firstDay, lastDay, spendBatches } from './spends';

/**
 * What the ledger's bench runs in a page of its own origin (run.ts bundles it and puts it there). Times in ms.
 */
export interface LedgerBench {
  /**
   * Appends `count` new spends to an empty ledger, in batches, and puts the same rows in a bare store with the same
   * key and index: batch by batch in turn, so that both see the same busy machine.
   */
  append(count: number, size: number): Promise<{ readonly own: number; readonly raw: number }>;
  /** Appends what is there already. */
  appendAgain(count: number, size: number): Promise<number>;
  /** What all databases take, in bytes. */
  bytes(): Promise<number>;
  /** One read of each kind, of a ledger that was filled before. */
  reads(): Promise<Readonly<Record<string, number>>>;
  /** Fills the ledger in the order of time; gives the rows that it has. */
  fill(count: number): Promise<unknown>;
  /** A single spend, as it comes from a page, `times` times: the median. */
  appendOne(times: number): Promise<number>;
}

let ledger: Ledger | undefined;

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
    for (const spends of spendBatches(count, size, days(count))) {
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
  async appendAgain(count, size) {
    const own = await open();
    let total = 0;
    for (const spends of spendBatches(count, size, days(count)))
      total += await timed(() => own.append({ spends }));
    return total;
  },
  async bytes() {
    return (await navigator.storage.estimate()).usage ?? Number.NaN;
  },
  async fill(count) {
    const own = await open();
    await own.erase({});
    for (const spends of spendBatches(count, 2_000)) await own.append({ spends });
    return own.count();
  },
  async reads() {
    const own = await open();
    const month = { from: dayOf(DAYS - 30), to: lastDay };
    const all = { from: firstDay, to: lastDay };
    const one = { ...all, platform: 'platform-3' };
    const queries: Readonly<Record<string, () => Promise<unknown>>> = {
      'roll-ups of 30 days': () => own.rollups(month),
      'roll-ups of 30 days without conversations': () => own.rollups({ ...month, conversations: false }),
      'hours of 30 days': () => own.hours(month),
      'roll-ups of 30 days, one platform': () => own.rollups({ ...month, platform: 'platform-3' }),
      'roll-ups of two years, one platform': () => own.rollups(one),
      'roll-ups of two years without conversations': () => own.rollups({ ...all, conversations: false }),
      'hours of two years': () => own.hours(all),
      'first 100 spends': () => own.spends(all, { limit: 100 }),
      'first 100 spends of a month': () => own.spends(month, { limit: 100 }),
      'first 100 spends of a rare platform': () =>
        own.spends({ ...all, platform: 'platform-59' }, { limit: 100 }),
      'first day': () => own.firstDay(),
    };
    const results: Record<string, number> = {};
    for (const [title, query] of Object.entries(queries)) {
      const times: number[] = [];
      for (let round = 0; round < 5; round++) times.push(await timed(query));
      results[title] = times.sort((a, b) => a - b)[2] ?? Number.NaN;
    }
    return results;
  },
  async appendOne(times) {
    const own = await open();
    const results: number[] = [];
    for (const spends of spendBatches(times, 1, DAYS)) {
      const fresh = spends.map((spend) => ({ ...spend, id: `one-${spend.id}`, day: lastDay }));
      results.push(await timed(() => own.append({ spends: fresh })));
    }
    return results.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
  },
};

(globalThis as unknown as { ledgerBench: LedgerBench }).ledgerBench = bench;
