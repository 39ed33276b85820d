import type { LiveBalance } from './balance';
import type { Spend } from './reading';
import type { Unit } from './unit';

/** When a limit typed in by hand is full again. Days and hours are those of the person's own clock. */
export type Renewal =
  | { readonly every: 'day' }
  /** 0 = Sunday. */
  | { readonly every: 'week'; readonly weekday: number }
  /** 1 to 31; in shorter months the last day. */
  | { readonly every: 'month'; readonly day: number }
  | { readonly every: 'never' };

/** A plan limit typed in by hand. */
export interface ManualLimit {
  readonly id: string;
  /** A platform's id, or absent for a service that we don't know (`name`). */
  readonly platform?: string;
  readonly name: string;
  readonly unit: Unit;
  readonly amount: number;
  /** What was left when it was saved; absent: all of it. */
  readonly left?: number;
  readonly renewal: Renewal;
  readonly savedAt: number;
  readonly link?: string;
}

/** The first renewal after `from` (ms), by local midnight. Undefined for `never`. */
export function nextRenewal(renewal: Renewal, from: number): number | undefined {
  if (renewal.every === 'never') return undefined;
  const date = new Date(from);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  if (renewal.every === 'day') return new Date(year, month, day + 1).getTime();
  if (renewal.every === 'week') {
    const ahead = (renewal.weekday - date.getDay() + 7) % 7 || 7;
    return new Date(year, month, day + ahead).getTime();
  }
  const inMonth = (offset: number) => {
    const lastDay = new Date(year, month + offset + 1, 0).getDate();
    return new Date(year, month + offset, Math.min(renewal.day, lastDay)).getTime();
  };
  const here = inMonth(0);
  return here > from ? here : inMonth(1);
}

/** The latest renewal at or before `now`, if one came after the limit was saved. */
export function lastRenewal(limit: ManualLimit, now: number): number | undefined {
  let last: number | undefined;
  let next = nextRenewal(limit.renewal, limit.savedAt);
  while (next !== undefined && next <= now) {
    last = next;
    next = nextRenewal(limit.renewal, next);
  }
  return last;
}

/** A limit by hand as a pool: full at each renewal, minus what was seen spent in its unit since. */
export function manualBalance(limit: ManualLimit, spends: readonly Spend[], now: number): LiveBalance {
  const renewedAt = lastRenewal(limit, now);
  const start = renewedAt ?? limit.savedAt;
  const full = renewedAt === undefined ? (limit.left ?? limit.amount) : limit.amount;
  const since = spends.filter((spend) => spend.unit === limit.unit && spend.at > start);
  const amount = since.reduce((sum, spend) => sum + (spend.amount ?? 0), 0);
  const remaining = Math.max(0, Math.round((full - amount) * 1e9) / 1e9);
  const resetsAt = nextRenewal(limit.renewal, now);
  return {
    id: `manual:${limit.id}`,
    label: 'Limit by hand',
    unit: limit.unit,
    remaining,
    limit: limit.amount,
    used: Math.max(0, Math.round((limit.amount - remaining) * 1e9) / 1e9),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    provenance: 'manual',
    freshness: 'fresh',
    readAt: limit.savedAt,
    uncounted: since.filter((spend) => spend.amount === undefined).length,
  };
}
