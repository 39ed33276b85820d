import { type Failure, nextAttempt } from '../core/failure';
import type { Health } from '../storage/schema';

/**
 * Health after one more failure. The same kind in a row waits longer; another kind begins anew. While
 * we wait it is no further attempt of ours (the page asked by itself, the person clicked, a report came
 * twice) and the wait stays as it is. A time that the platform told stands until it has passed.
 */
export function failed(health: Health, failure: Failure, now: number): Health {
  const { failure: before, nextTryAt = 0 } = health;
  const same = before?.kind === failure.kind;
  if (before !== undefined && now < nextTryAt && failure.retryAfterSeconds === undefined) {
    if (same) return { ...health, failure: { ...before, ...failure } };
    if (before.retryAfterSeconds !== undefined) return health;
  }
  const inARow = same ? health.inARow + 1 : 1;
  const since = same ? before.since : now;
  return { failure: { ...failure, since }, inARow, nextTryAt: nextAttempt(failure, inARow, now) };
}

export const well: Health = { inARow: 0 };

/** Failures of the sign-in or the connection, which concern all accounts of a platform. */
export function concernsAllAccounts({ kind }: Failure): boolean {
  return ['signed-out', 'expired', 'blocked', 'rate-limited', 'offline', 'server-error'].includes(kind);
}

/** Why a refresh is wanted. */
export type Reason = 'alarm' | 'renewal' | 'spend' | 'open' | 'button' | 'start';

const minute = 60_000;

/** An alarm or an open popup doesn't ask again sooner than this after a good answer (ms). */
const spacing: Record<Reason, number> = {
  alarm: 10 * minute,
  renewal: 0,
  open: minute,
  start: minute,
  spend: 0,
  button: 0,
};

/**
 * Whether to ask now. A platform that named a time is left alone until then, whoever wants to know;
 * the person's own click waits for nothing else. Opening the popup tries again where the person may
 * have mended it meanwhile (signed in, back online).
 */
export function isDue(health: Health, lastReadAt: number | undefined, reason: Reason, now: number): boolean {
  const { failure, nextTryAt = 0 } = health;
  if (failure?.retryAfterSeconds !== undefined && now < nextTryAt) return false;
  if (reason === 'button') return true;
  if (failure !== undefined && now < nextTryAt) {
    const maybeMended = ['signed-out', 'expired', 'offline'].includes(failure.kind);
    return maybeMended && (reason === 'open' || reason === 'start');
  }
  return lastReadAt === undefined || failure !== undefined || now - lastReadAt >= spacing[reason];
}
