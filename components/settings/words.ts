import type { RenewalRule } from '../../lib/core/renewal/rule';
import type { Thresholds } from '../../lib/core/warning';
import type { Platform } from '../../lib/platforms/platform';
import type { DropReason } from '../../lib/storage/schema';

/** `renews every Monday`, `renews on day 14 of each month at 09:00 (Europe/Berlin)`. */
export function renewalWords(renewal: RenewalRule, locale?: string): string {
  switch (renewal.every) {
    case 'day':
      return `renews every day${clockWords(renewal)}`;
    case 'week':
      return `renews every ${weekdayName(renewal.weekday, locale)}${clockWords(renewal)}`;
    case 'month':
      return `renews on day ${renewal.day} of each month${clockWords(renewal)}`;
    case 'year':
      return `renews on day ${renewal.day} of ${monthName(renewal.month, locale)}${clockWords(renewal)}`;
    case 'window':
      return `full again ${new Intl.NumberFormat(locale).format(renewal.seconds / 3600)} h after the first use`;
    case 'told':
      return 'renews when the platform says';
    case 'never':
      return 'never renews';
  }
}

function clockWords({ hour = 0, zone }: { readonly hour?: number; readonly zone?: string }): string {
  const at = hour === 0 ? '' : ` at ${String(hour).padStart(2, '0')}:00`;
  return zone === undefined ? at : `${at} (${zone})`;
}

/** 1 is January. */
export function monthName(month: number, locale?: string): string {
  const date = new Date(Date.UTC(1970, month - 1, 1));
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(date);
}

/** 0 is Sunday. */
export function weekdayName(weekday: number, locale?: string): string {
  // 4 January 1970 was a Sunday.
  const date = new Date(Date.UTC(1970, 0, 4 + weekday));
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(date);
}

/** `low at 20%, critical at 5%`; without a unit the pool's own one is meant. */
export function thresholdsWords({ low, critical }: Thresholds, locale?: string): string {
  const words = ({ value, in: kind }: Thresholds['low']) =>
    `${new Intl.NumberFormat(locale).format(value)}${kind === 'percent' ? '%' : ' units'}`;
  return `low at ${words(low)}, critical at ${words(critical)}`;
}

/** What we can know of a platform, in one line. */
export function readsWords({ tier, sessionIn }: Pick<Platform, 'tier' | 'sessionIn'>): string {
  if (tier === 'C') return 'Nothing can be read: type in the plan that you have.';
  if (tier === 'B') return 'Sees what you use; the balance cannot be read.';
  return sessionIn === 'key'
    ? 'Reads the balance with an API key that you add.'
    : 'Reads the balance of the account you are signed in to.';
}

/** The hosts of match patterns: `suno.com`, `*.suno.com`. */
export function hostsOf(patterns: readonly string[]): string {
  return [...new Set(patterns.map((pattern) => pattern.replace(/^[^:]+:\/\/([^/]+)\/.*$/, '$1')))].join(', ');
}

export const dropWords: Record<DropReason, string> = {
  forged: 'Not from where it said it came',
  malformed: 'Not of the agreed shape',
  oversized: 'Too large',
  unknown: 'No message that we know',
  replayed: 'Delivered twice',
  'too-fast': 'Too many in a short time',
};
