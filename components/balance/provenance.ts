import type { LiveBalance } from '../../lib/core/balance';
import { formatAge, formatClock } from '../../lib/core/format';
import type { View } from '../../lib/storage/schema';

/** Where a number comes from and how old it is. */
export interface Source {
  readonly words: string;
  /** It may have changed since: read long ago, or the platform can't be read now. */
  readonly stale: boolean;
}

const verbs: Record<LiveBalance['provenance'], string> = {
  reported: 'reported',
  observed: 'observed · read',
  estimated: 'estimated · read',
  manual: 'by hand · saved',
};

/** `reported 2 min ago`, `estimated · read 14:05`, `stale · reported 9 d ago`. */
export function sourceWords(
  balance: LiveBalance,
  display: { readonly view: View; readonly now: number },
  unreadable: boolean,
): Source {
  const { view, now } = display;
  const age = view.time === 'clock' ? formatClock(balance.readAt, now) : formatAge(balance.readAt, now);
  const stale = balance.provenance !== 'manual' && (unreadable || balance.freshness === 'stale');
  return { words: `${stale ? 'stale · ' : ''}${verbs[balance.provenance]} ${age}`, stale };
}

/** Readings of one refresh lie this close together (ms). */
const ONE_REFRESH = 15 * 60_000;

/**
 * Whether two balances can share one line about their source: the same provenance and freshness, read
 * at about the same time.
 */
export function sameSource(a: LiveBalance, b: LiveBalance): boolean {
  return (
    a.provenance === b.provenance &&
    a.freshness === b.freshness &&
    Math.abs(a.readAt - b.readAt) <= ONE_REFRESH
  );
}
