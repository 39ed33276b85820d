import type { LiveBalance } from './balance';
import { exact } from './exact';
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
  return renewalsAround(renewal, from).find((at) => at > from);
}

/** The latest renewal at or before `now`, if one came after the limit was saved. */
export function lastRenewal(limit: ManualLimit, now: number): number | undefined {
  return renewalsAround(limit.renewal, now).findLast((at) => limit.savedAt < at && at <= now);
}

/** The renewals next to an instant, oldest first: at least one at or before it, and one after it. */
function renewalsAround(renewal: Renewal, instant: number): readonly number[] {
  const date = new Date(instant);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  const inDays = (offset: number) => new Date(year, month, day + offset).getTime();
  const inMonths = (offset: number, wanted: number) => {
    const lastDay = new Date(year, month + offset + 1, 0).getDate();
    return new Date(year, month + offset, Math.min(wanted, lastDay)).getTime();
  };
  switch (renewal.every) {
    case 'never':
      return [];
    case 'day':
      return [0, 1].map(inDays);
    case 'week': {
      const daysSince = (date.getDay() - renewal.weekday + 7) % 7;
      return [-daysSince, 7 - daysSince].map(inDays);
    }
    case 'month':
      return [-1, 0, 1].map((offset) => inMonths(offset, renewal.day));
  }
}

/**
 * A limit by hand as a pool: full at each renewal, minus what was seen spent in its unit since. Learned
 * spends are left out: they only repeat, in a reported pool's unit, a spend that is there itself.
 */
export function manualBalance(limit: ManualLimit, spends: readonly Spend[], now: number): LiveBalance {
  const renewedAt = lastRenewal(limit, now);
  const isSince = (at: number) => (renewedAt === undefined ? at > limit.savedAt : at >= renewedAt);
  const full = renewedAt === undefined ? (limit.left ?? limit.amount) : limit.amount;
  const since = spends.filter(
    (spend) => spend.unit === limit.unit && spend.basis !== 'learned' && isSince(spend.at),
  );
  const amount = since.reduce((sum, spend) => sum + (spend.amount ?? 0), 0);
  const remaining = exact(Math.max(0, full - amount));
  const resetsAt = nextRenewal(limit.renewal, now);
  return {
    id: `manual:${limit.id}`,
    label: 'Limit by hand',
    unit: limit.unit,
    remaining,
    limit: limit.amount,
    used: exact(limit.amount - remaining),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    provenance: 'manual',
    freshness: 'fresh',
    readAt: limit.savedAt,
    uncounted: since.filter((spend) => spend.amount === undefined).length,
  };
}
