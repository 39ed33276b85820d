import { amountOf, amountText } from '../amount';
import type { SpendEntry } from '../entry';
import type { HourRollup, Rollup } from '../rollup';
import { compareAll } from './canonical';
import { Sum } from './sum';

/** The roll-ups of one account on one day, as one row. */
export interface DayRows {
  readonly day: string;
  readonly platform: string;
  readonly account: string;
  /** Sorted by pool, unit, model, feature, conversation, project. */
  readonly rows: readonly TotalsRow[];
}

/** The same without conversations and projects, and with the hours: what years are read from. */
export interface DayTotals extends DayRows {
  /** 24 counts. */
  readonly hours: readonly number[];
}

/** A roll-up without what it shares with its day. */
export type TotalsRow = Omit<Rollup, 'day' | 'platform' | 'account'>;

/** By how much the roll-ups of one account on one day change. */
export interface DayChange {
  readonly day: string;
  readonly platform: string;
  readonly account: string;
  readonly hours: number[];
  readonly details: RowChanges;
  readonly totals: RowChanges;
}

type RowChanges = Map<string, RowChange>;

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
    const { unit, pool = '', model = '', feature = '', conversation = '', project = '' } = spend;
    countIn(change.details, { pool, unit, model, feature, conversation, project }, spend, times);
    countIn(change.totals, { pool, unit, model, feature, conversation: '', project: '' }, spend, times);
  }

  #dayOf({ day, platform, account }: SpendEntry): DayChange {
    const key = JSON.stringify([day, platform, account]);
    const known = this.#days.get(key);
    if (known !== undefined) return known;
    const fresh = {
      ...{ day, platform, account, hours: new Array<number>(24).fill(0) },
      ...{ details: new Map(), totals: new Map() },
    };
    this.#days.set(key, fresh);
    return fresh;
  }
}

function countIn(rows: RowChanges, key: RowKey, { amount, basis }: SpendEntry, times: 1 | -1): void {
  const text = textOf(key);
  const row = rows.get(text) ?? { ...key, amount: new Sum(), estimated: new Sum(), spends: 0, uncounted: 0 };
  rows.set(text, row);
  row.spends += times;
  if (amount === undefined) {
    row.uncounted += times;
    return;
  }
  row.amount.add(amount * times);
  if (basis !== 'exact') row.estimated.add(amount * times);
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
  const rows = changedRows(before?.rows, change.totals);
  if (rows === undefined && change.hours.every((count) => count === 0)) return before;
  const left = rows ?? before?.rows ?? [];
  if (left.length === 0) return undefined;
  return {
    ...dayOf(change),
    hours: change.hours.map((count, hour) => count + (before?.hours[hour] ?? 0)),
    rows: left,
  };
}

/** The same of the rows with conversations and projects. */
export function changedDetails(before: DayRows | undefined, change: DayChange): DayRows | undefined {
  const rows = changedRows(before?.rows, change.details);
  if (rows === undefined) return before;
  return rows.length === 0 ? undefined : { ...dayOf(change), rows };
}

function dayOf({ day, platform, account }: DayChange): Omit<DayRows, 'rows'> {
  return { day, platform, account };
}

/** The rows after the changes; undefined where nothing changes. */
function changedRows(before: readonly TotalsRow[] = [], changes: RowChanges): TotalsRow[] | undefined {
  const deltas = [...changes].filter(([, delta]) => isChange(delta));
  if (deltas.length === 0) return undefined;
  const rows = new Map(before.map((row) => [textOf(row), row]));
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
      amount: amountText(amountOf(old?.amount ?? 0).plus(delta.amount.value)),
      estimated: amountText(amountOf(old?.estimated ?? 0).plus(delta.estimated.value)),
      spends,
      uncounted: (old?.uncounted ?? 0) + delta.uncounted,
    });
  }
  return [...rows.values()].sort((a, b) => compareAll(keyOf(a), keyOf(b)));
}

function isChange({ amount, estimated, spends, uncounted }: RowChange): boolean {
  return spends !== 0 || uncounted !== 0 || !amount.value.eq(0) || !estimated.value.eq(0);
}

export function rollupsOf({ day, platform, account, rows }: DayRows): Rollup[] {
  return rows.map((row) => ({ day, platform, account, ...row }));
}

export function hoursOf({ day, platform, account, hours }: DayTotals): HourRollup {
  return { day, platform, account, hours };
}
