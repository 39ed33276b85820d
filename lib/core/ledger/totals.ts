import type { SpendEntry } from '../entry';
import type { HourRollup, Rollup } from '../rollup';
import { compareAll } from './canonical';
import { decimal, decimalText, Sum } from './decimal';

/** What the spends of one account on one day add up to: its roll-ups and its hours in one row. */
export interface DayTotals {
  readonly day: string;
  readonly platform: string;
  readonly account: string;
  /** 24 counts. */
  readonly hours: readonly number[];
  /** Sorted by pool, unit, model, feature, conversation, project. */
  readonly rows: readonly TotalsRow[];
}

/** A roll-up without what it shares with its day. */
export type TotalsRow = Omit<Rollup, 'day' | 'platform' | 'account'>;

/** By how much the totals of one account on one day change. */
export interface DayChange {
  readonly day: string;
  readonly platform: string;
  readonly account: string;
  readonly hours: number[];
  readonly rows: Map<string, RowChange>;
}

interface RowChange extends RowKey {
  readonly amount: Sum;
  readonly estimated: Sum;
  spends: number;
  uncounted: number;
}

type RowKey = Pick<TotalsRow, 'pool' | 'unit' | 'model' | 'feature' | 'conversation' | 'project'>;

/**
 * Gathers what spends change in the roll-ups, in memory, so that a batch writes each row once. A refunded spend
 * changes nothing: it counts as if it had never happened.
 */
export class Tally {
  readonly #days = new Map<string, DayChange>();

  add(spend: SpendEntry): void {
    this.#count(spend, 1);
  }

  remove(spend: SpendEntry): void {
    this.#count(spend, -1);
  }

  changes(): readonly DayChange[] {
    return [...this.#days.values()];
  }

  #count(spend: SpendEntry, times: 1 | -1): void {
    if (spend.refundedAt !== undefined) return;
    const change = this.#dayOf(spend);
    change.hours[spend.hour] = (change.hours[spend.hour] ?? 0) + times;
    const row = rowOf(change, spend);
    row.spends += times;
    if (spend.amount === undefined) {
      row.uncounted += times;
      return;
    }
    row.amount.add(spend.amount * times);
    if (spend.basis !== 'exact') row.estimated.add(spend.amount * times);
  }

  #dayOf({ day, platform, account }: SpendEntry): DayChange {
    const key = JSON.stringify([day, platform, account]);
    const known = this.#days.get(key);
    if (known !== undefined) return known;
    const fresh = { day, platform, account, hours: new Array<number>(24).fill(0), rows: new Map() };
    this.#days.set(key, fresh);
    return fresh;
  }
}

function rowOf({ rows }: DayChange, spend: SpendEntry): RowChange {
  const { unit, pool = '', model = '', feature = '', conversation = '', project = '' } = spend;
  const own = { pool, unit, model, feature, conversation, project };
  const key = textOf(own);
  const known = rows.get(key);
  if (known !== undefined) return known;
  const fresh = { ...own, amount: new Sum(), estimated: new Sum(), spends: 0, uncounted: 0 };
  rows.set(key, fresh);
  return fresh;
}

function keyOf({ pool, unit, model, feature, conversation, project }: RowKey): string[] {
  return [pool, unit, model, feature, conversation, project];
}

const textOf = (row: RowKey) => JSON.stringify(keyOf(row));

/**
 * The totals after a change; undefined where no spend is left, and `before` itself where nothing changes. Throws where
 * the stored sums are no numbers.
 */
export function changedTotals(before: DayTotals | undefined, change: DayChange): DayTotals | undefined {
  const deltas = [...change.rows].filter(([, delta]) => isChange(delta));
  if (deltas.length === 0 && change.hours.every((count) => count === 0)) return before;
  const rows = new Map((before?.rows ?? []).map((row) => [textOf(row), row]));
  for (const [key, delta] of deltas) {
    const old = rows.get(key);
    const spends = (old?.spends ?? 0) + delta.spends;
    rows.delete(key);
    if (spends === 0) continue;
    rows.set(key, {
      pool: delta.pool,
      unit: delta.unit,
      model: delta.model,
      feature: delta.feature,
      conversation: delta.conversation,
      project: delta.project,
      amount: decimalText(decimal(old?.amount ?? 0).plus(delta.amount.value)),
      estimated: decimalText(decimal(old?.estimated ?? 0).plus(delta.estimated.value)),
      spends,
      uncounted: (old?.uncounted ?? 0) + delta.uncounted,
    });
  }
  if (rows.size === 0) return undefined;
  const { day, platform, account } = change;
  return {
    day,
    platform,
    account,
    hours: change.hours.map((count, hour) => count + (before?.hours[hour] ?? 0)),
    rows: [...rows.values()].sort((a, b) => compareAll(keyOf(a), keyOf(b))),
  };
}

function isChange({ amount, estimated, spends, uncounted }: RowChange): boolean {
  return spends !== 0 || uncounted !== 0 || !amount.value.eq(0) || !estimated.value.eq(0);
}

export function rollupsOf({ day, platform, account, rows }: DayTotals): Rollup[] {
  return rows.map((row) => ({ day, platform, account, ...row }));
}

export function hoursOf({ day, platform, account, hours }: DayTotals): HourRollup {
  return { day, platform, account, hours };
}
