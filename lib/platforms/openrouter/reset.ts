import { nextUtcDay, nextUtcMonday, nextUtcMonth } from '../time';

/**
 * When a limit with this `limit_reset` or `reset_interval` starts anew: days are UTC, weeks begin on
 * Monday (openrouter.ai/docs, "Workspace budgets" and the API reference of `/key`). Undefined where it
 * never does, or where the interval is a new one.
 */
export function nextReset(interval: string | null | undefined, now: number): number | undefined {
  switch (interval) {
    case 'daily':
      return nextUtcDay(now);
    case 'weekly':
      return nextUtcMonday(now);
    case 'monthly':
      return nextUtcMonth(now);
    default:
      return undefined;
  }
}
