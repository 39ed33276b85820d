import type { LiveBalance } from '../../lib/core/balance';
import { formatAge, formatClock, formatSpan } from '../../lib/core/format';
import type { View } from '../../lib/storage/schema';

/** What comes (or came) to a pool, in words. */
export interface When {
  readonly words: string;
  /** The words hold a time, which can be shown as a span or by the clock. */
  readonly timed: boolean;
}

/** `renews in 2 h 10 min`, `renews Sun 18:00`, `expires in 5 d`, `renewed since, not read yet`. */
export function whenWords(
  balance: LiveBalance,
  now: number,
  time: View['time'],
  locale?: string,
): readonly When[] {
  const { resetsAt, expiresAt, freshness } = balance;
  const ahead = (verb: string, at: number): When => ({
    words: `${verb} ${time === 'clock' ? formatClock(at, now, locale) : `in ${formatSpan(at - now)}`}`,
    timed: true,
  });
  if (freshness === 'expired' && expiresAt !== undefined) {
    const past = time === 'clock' ? formatClock(expiresAt, now, locale) : formatAge(expiresAt, now);
    return [{ words: `expired ${past}`, timed: true }];
  }
  return [
    ...(freshness === 'renewed' ? [{ words: 'renewed since, not read yet', timed: false }] : []),
    ...(resetsAt !== undefined && resetsAt > now ? [ahead('renews', resetsAt)] : []),
    ...(expiresAt !== undefined && expiresAt > now ? [ahead('expires', expiresAt)] : []),
  ];
}
