import { formatAge } from '../../lib/core/format';
import type { RenewalRule } from '../../lib/core/renewal/rule';
import type { Thresholds } from '../../lib/core/warning';
import type { PlatformFacts } from '../../lib/platforms/platform';
import { derivedStores, type EntryStore, entryStores } from '../../lib/storage/ledger/database';
import type { Diagnostics, DropReason } from '../../lib/storage/schema';
import type { DamagedRow } from './kept';

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
    `${new Intl.NumberFormat(locale).format(value)}${kind === 'percent' ? '%' : value === 1 ? ' unit' : ' units'}`;
  return `low at ${words(low)}, critical at ${words(critical)}`;
}

/** What we can know of a platform, in one line. */
export function readsWords({ tier, sessionIn }: Pick<PlatformFacts, 'tier' | 'sessionIn'>): string {
  if (tier === 'C') return 'Nothing can be read: type in the plan that you have.';
  if (sessionIn === 'oauth')
    return tier === 'A'
      ? 'Reads the balance with a connection that you set up.'
      : 'Reads budgets with a connection that you set up; what is left of credits can only be typed in.';
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

/** Why nothing more comes into the history, and since when. */
export function faultWords({ message, since }: NonNullable<Diagnostics['ledger']>, now: number): string {
  return `${message} Since ${formatAge(since, now)}. Balances go on; what is new waits, and is written as soon as it can be.`;
}

/** `3 entries of the history are lost: they could not wait any longer to be written.` */
export function lostWords(entries: number, locale?: string): string {
  const number = new Intl.NumberFormat(locale).format(entries);
  return entries === 1
    ? '1 entry of the history is lost: it could not wait any longer to be written.'
    : `${number} entries of the history are lost: they could not wait any longer to be written.`;
}

const entryWords: { readonly [N in EntryStore]: readonly [one: string, many: string] } = {
  spends: ['spend', 'spends'],
  readings: ['reading', 'readings'],
  projects: ['project of a conversation', 'projects of conversations'],
};

/** A sentence for each kind of row of the history that could not be read: what it was, and what became of it. */
export function damageWords(rows: readonly DamagedRow[], now: number, locale?: string): readonly string[] {
  const number = (amount: number) => new Intl.NumberFormat(locale).format(amount);
  const told = (stores: readonly string[], words: (amount: number) => string) => {
    const found = rows.filter(({ store }) => stores.includes(store));
    const newest = Math.max(...found.map(({ at }) => at));
    return found.length === 0 ? [] : [`${words(found.length)} · ${formatAge(newest, now)}`];
  };
  return [
    ...entryStores.flatMap((store) => {
      const [one, many] = entryWords[store];
      return told([store], (amount) =>
        amount === 1
          ? `1 ${one} of the history could not be read: it is set aside and counts no more.`
          : `${number(amount)} ${many} of the history could not be read: they are set aside and count no more.`,
      );
    }),
    ...told(derivedStores, (amount) =>
      amount === 1
        ? '1 sum of the history could not be read and was made anew from its entries: nothing is lost.'
        : `${number(amount)} sums of the history could not be read and were made anew from its entries: nothing is lost.`,
    ),
  ];
}
