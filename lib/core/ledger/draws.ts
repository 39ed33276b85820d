import { type Amount, amountOf, amountText, ZERO } from '../amount';
import type { ReadingEntry } from '../entry';
import type { DrawRollup } from '../rollup';
import type { Unit } from '../unit';
import { compareAll } from './canonical';
import { dayNumber, dayOf } from './day';
import { splitEvenly } from './sum';

/** What one account's pools lost on one day. */
export interface DayDraws {
  readonly day: string;
  readonly platform: string;
  readonly account: string;
  /** Sorted by pool, unit. */
  readonly rows: readonly DrawRow[];
}

export interface DrawRow {
  readonly pool: string;
  readonly unit: Unit;
  /** An exact decimal, 0 or more. 0 is known: readings say that nothing was used. */
  readonly amount: string;
  /** How many pairs of readings have a part in it: with the last one the row goes. */
  readonly pairs: number;
}

/** A part of what a pool lost, on one day. */
export interface DrawPart {
  readonly day: string;
  readonly unit: Unit;
  readonly amount: Amount;
}

/** Two reset times of one window differ by jitter only: some platforms give seconds from now, rounded. */
const JITTER = 5 * 60_000;

/** Beyond so many days nobody can say when something was used: it is put on the day when it was seen. */
const LONGEST_SPREAD = 400;

/**
 * What a pool lost between successive readings (`readingsOf` in spans.ts gives them), by day.
 *
 * Without a reset between two readings: by how much `used` rose, or else what is left fell. A rise of what is left is
 * no draw (refill, top-up). With a reset between: what the later reading says is used since; what was used between
 * the earlier reading and the reset nobody knows. Nothing where the unit changed or the numbers don't tell.
 *
 * It is put on the day of the later reading. Where two or more days lie from the one to the other, it is spread
 * evenly over all of them, from the earlier reading's (or the reset's) to the later one's.
 */
export function drawsBetween(readings: readonly ReadingEntry[]): DrawPart[] {
  return readings.flatMap((after, index) => {
    const before = readings[index - 1];
    return before === undefined ? [] : partsOf(before, after);
  });
}

function partsOf(before: ReadingEntry, after: ReadingEntry): DrawPart[] {
  if (before.unit !== after.unit) return [];
  const reset = resetBetween(before, after);
  const amount = reset === undefined ? drop(before, after) : usedBy(after);
  if (amount === undefined || amount.lt(0)) return [];
  const days = daysBetween(before, after, reset);
  return splitEvenly(amount, days.length).map((part, index) => ({
    day: days[index] ?? after.day,
    unit: after.unit,
    amount: part,
  }));
}

/**
 * When the pool was reset between two readings, as far as known (ms): when it had been announced; or, where that time
 * was still to come, not after the later reading, where another reset time and less use show that it came early.
 * A reset time that only moves on is a window that has not begun or that slides.
 */
function resetBetween(before: ReadingEntry, after: ReadingEntry): number | undefined {
  const announced = before.resetsAt;
  if (announced === undefined) return undefined;
  if (after.resetsAt !== undefined && Math.abs(after.resetsAt - announced) <= JITTER) return undefined;
  if (announced <= after.at) return announced;
  const early = after.resetsAt !== undefined && drop(before, after)?.lt(0) === true;
  return early ? after.at : undefined;
}

function drop(before: ReadingEntry, after: ReadingEntry): Amount | undefined {
  if (before.used !== undefined && after.used !== undefined)
    return amountOf(after.used).minus(amountOf(before.used));
  const had = leftOf(before);
  const has = leftOf(after);
  return had === undefined || has === undefined ? undefined : had.minus(has);
}

function leftOf({ remaining, limit, used }: ReadingEntry): Amount | undefined {
  if (remaining !== undefined) return amountOf(remaining);
  return limit === undefined || used === undefined ? undefined : amountOf(limit).minus(amountOf(used));
}

function usedBy({ used, limit, remaining }: ReadingEntry): Amount | undefined {
  if (used !== undefined) return amountOf(used);
  return limit === undefined || remaining === undefined
    ? undefined
    : amountOf(limit).minus(amountOf(remaining));
}

function daysBetween(before: ReadingEntry, after: ReadingEntry, reset: number | undefined): string[] {
  const last = dayNumber(after.day);
  const sinceReset =
    reset === undefined ? Number.POSITIVE_INFINITY : Math.floor((after.at - reset) / 86_400_000);
  const span = Math.min(last - dayNumber(before.day), sinceReset);
  if (!(span >= 2 && span <= LONGEST_SPREAD)) return [after.day];
  return Array.from({ length: span + 1 }, (_, index) => dayOf(last - span + index));
}

/** By how much the draws of one account on one day change. */
export interface DrawChange {
  readonly day: string;
  readonly platform: string;
  readonly account: string;
  readonly rows: Map<string, { readonly pool: string; readonly unit: Unit; amount: Amount; pairs: number }>;
}

/** Gathers what readings change in the draws, in memory, so that a batch writes each row once. */
export class DrawTally {
  readonly #days = new Map<string, DrawChange>();

  /** The readings of one pool were `before` and are `after`: whole, or a stretch with the same ends. */
  replace(before: readonly ReadingEntry[], after: readonly ReadingEntry[]): void {
    const [some] = after.length > 0 ? after : before;
    if (some === undefined) return;
    for (const part of drawsBetween(before)) this.#count(some, part, -1);
    for (const part of drawsBetween(after)) this.#count(some, part, 1);
  }

  changes(): readonly DrawChange[] {
    return [...this.#days.values()];
  }

  #count({ platform, account, pool }: ReadingEntry, { day, unit, amount }: DrawPart, times: 1 | -1): void {
    const key = JSON.stringify([day, platform, account]);
    const change = this.#days.get(key) ?? { day, platform, account, rows: new Map() };
    this.#days.set(key, change);
    const rowKey = JSON.stringify([pool, unit]);
    const row = change.rows.get(rowKey) ?? { pool, unit, amount: ZERO, pairs: 0 };
    row.amount = row.amount.plus(amount.times(times));
    row.pairs += times;
    change.rows.set(rowKey, row);
  }
}

/** The draws after a change; undefined where none is left. Throws where the stored sums are no numbers. */
export function changedDraws(before: DayDraws | undefined, change: DrawChange): DayDraws | undefined {
  const rows = new Map((before?.rows ?? []).map((row) => [JSON.stringify([row.pool, row.unit]), row]));
  for (const [key, { pool, unit, amount, pairs }] of change.rows) {
    const old = rows.get(key);
    const left = (old?.pairs ?? 0) + pairs;
    rows.delete(key);
    if (left === 0) continue;
    rows.set(key, { pool, unit, amount: amountText(amountOf(old?.amount ?? 0).plus(amount)), pairs: left });
  }
  if (rows.size === 0) return undefined;
  const { day, platform, account } = change;
  return {
    day,
    platform,
    account,
    rows: [...rows.values()].sort((a, b) => compareAll([a.pool, a.unit], [b.pool, b.unit])),
  };
}

export function drawRollupsOf({ day, platform, account, rows }: DayDraws): DrawRollup[] {
  return rows.map(({ pool, unit, amount }) => ({ day, platform, account, pool, unit, amount }));
}
