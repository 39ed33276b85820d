import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import { nextUtcDay, nextUtcMonday, nextUtcMonth } from '../time';
import { Usd, Used, usd } from './money';
import { nextReset } from './reset';

const Text = v.nullish(v.string());

/** The members that `/key`, `/keys` and `/keys/:hash` share. `limit` is null where there is no cap. */
export const Key = v.object({
  hash: Text,
  name: Text,
  label: Text,
  disabled: v.nullish(v.boolean()),
  limit: v.nullable(Used),
  limit_remaining: v.nullable(Usd),
  limit_reset: Text,
  usage: v.nullish(Used),
  expires_at: v.nullish(IsoTime),
});

/**
 * A key's cap in USD. `usage` is of all time, so what is used of a cap that resets is the difference.
 * Without a cap there is nothing to run out of: only what the key used, quietly.
 */
export function keyPool(id: string, label: string, key: v.InferOutput<typeof Key>, now: number): PoolReading {
  const base = { id, label, unit: 'USD' };
  if (key.limit === null) {
    return { ...base, ...(typeof key.usage === 'number' ? { used: key.usage } : {}), quiet: true };
  }
  const { limit, limit_remaining: remaining, expires_at: expiresAt } = key;
  const resetsAt = nextReset(key.limit_reset, now);
  return {
    ...base,
    limit,
    ...(remaining === null ? {} : { remaining, used: usd(Math.max(0, limit - remaining)) }),
    ...(resetsAt === undefined ? {} : { resetsAt, refills: true }),
    ...(typeof expiresAt === 'number' ? { expiresAt } : {}),
  };
}

interface SpentByPeriod {
  readonly usage_daily?: number | null | undefined;
  readonly usage_weekly?: number | null | undefined;
  readonly usage_monthly?: number | null | undefined;
}

/** What the key used this UTC day, week and month: history, so quiet. */
export function spentByPeriod(key: SpentByPeriod, now: number): PoolReading[] {
  const periods = [
    { id: 'spent-today', label: 'Spent today', used: key.usage_daily, resetsAt: nextUtcDay(now) },
    { id: 'spent-this-week', label: 'Spent this week', used: key.usage_weekly, resetsAt: nextUtcMonday(now) },
    {
      id: 'spent-this-month',
      label: 'Spent this month',
      used: key.usage_monthly,
      resetsAt: nextUtcMonth(now),
    },
  ];
  return periods.flatMap(({ id, label, used, resetsAt }): PoolReading[] =>
    typeof used === 'number' ? [{ id, label, unit: 'USD', used, resetsAt, quiet: true }] : [],
  );
}

/** The free tier ends with the first purchase of credits. */
export function planOf(isFreeTier: boolean | null | undefined): string | undefined {
  if (typeof isFreeTier !== 'boolean') return undefined;
  return isFreeTier ? 'Free tier' : 'Pay as you go';
}
