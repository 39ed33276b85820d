import { formatBare } from '../../lib/core/format';
import { grantWords } from '../../lib/core/grants/pools';
import type { Expiring, GrantPart, GrantState } from '../../lib/core/grants/purse-balance';
import type { IconName } from '../ui/icon';

/** States in words, and a shape for each. */
export const stateWords: Record<GrantState, { readonly words: string; readonly icon: IconName }> = {
  active: { words: 'active', icon: 'ok' },
  'used-up': { words: 'used up', icon: 'empty' },
  'not-yet': { words: 'starts', icon: 'clock' },
  expired: { words: 'expired', icon: 'empty' },
  stopped: { words: 'stopped', icon: 'empty' },
};

/** `Trial`, or what the person calls it. */
export function grantName({ grant: { label, kind } }: Pick<GrantPart, 'grant'>): string {
  return label ?? grantWords[kind];
}

/** `active`, `starts 3 May`, `expired 3 May`. */
export function partState({ state, grant }: GrantPart, now: number, locale?: string): string {
  const { words } = stateWords[state];
  if (state === 'not-yet') return `${words} ${dayWords(grant.effectiveAt, now, locale)}`;
  if (state === 'expired' && grant.expiresAt !== undefined)
    return `${words} ${lastDay(grant.expiresAt, now, locale)}`;
  if (state === 'stopped' && grant.voidedAt !== undefined)
    return `${words} ${dayWords(grant.voidedAt, now, locale)}`;
  return words;
}

/** `300 of 500`, `≈ 300 of 500`; the size alone where nobody knows what is left, or it is still to begin. */
export function partAmount(
  { grant, state, remaining }: GrantPart,
  estimated: boolean,
  locale?: string,
): string {
  const { amount, unit } = grant;
  const size = formatBare(amount, unit, locale);
  if (remaining === undefined || state === 'not-yet') return size;
  return `${estimated ? '≈ ' : ''}${formatBare(remaining, unit, locale)} of ${size}`;
}

/** `300 expire 3 May, they go first`. */
export function expiringWords(
  { amount, at, first }: Expiring,
  unit: string,
  estimated: boolean,
  now: number,
  locale?: string,
): string {
  const one = amount === 1;
  const verb = one ? 'expires' : 'expire';
  const order = first ? (one ? ', it goes first' : ', they go first') : '';
  const number = `${estimated ? '≈ ' : ''}${formatBare(amount, unit, locale)}`;
  return `${number} ${verb} ${lastDay(at, now, locale)}${order}`;
}

/** The last day on which it is there: what ends at midnight ends with the day before. `today`, `3 May`, `3 May 2027`. */
export function lastDay(expiresAt: number, now: number, locale?: string): string {
  return dayWords(expiresAt - 1, now, locale);
}

/** `today`, `tomorrow`, `yesterday`, `3 May`, `3 May 2027`. */
export function dayWords(at: number, now: number, locale?: string): string {
  const [day, today] = [new Date(at), new Date(now)];
  const apart = Math.round((startOf(day) - startOf(today)) / 86_400_000);
  if (Math.abs(apart) <= 1)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(apart, 'day');
  const sameYear = day.getFullYear() === today.getFullYear();
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(at);
}

function startOf(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
