import { formatAmount, numberFormat } from '../../lib/core/format';
import type { MeasureSummary, Total } from '../../lib/core/insights/aggregate';
import { type DaySpan, daysIn } from '../../lib/core/insights/days';
import { busiestWeekday } from '../../lib/core/insights/rhythm';
import type { Bin, BinSize } from '../../lib/core/insights/timeline';
import type { Unit } from '../../lib/core/unit';
import { weekdayName } from '../settings/words';

/** A count with its word: `1 spend`, `12,340 spends`. */
export function countWords(count: number, one: string, other: string): string {
  return `${numberFormat(undefined).format(count)} ${count === 1 ? one : other}`;
}

/** `12,340 credits`; in words where no amount is known: unknown is never 0. */
export function totalWords({ amount, spends, uncounted }: Total, unit: Unit): string {
  return spends > 0 && spends === uncounted ? 'Amount not known' : formatAmount(Number(amount), unit);
}

/** To a tenth below 10%, so that little doesn't look like nothing. */
export function shareWords(share: number): string {
  return numberFormat(undefined, {
    style: 'percent',
    maximumFractionDigits: share < 0.1 ? 1 : 0,
  }).format(share);
}

/** After the amount: `in 30 days, most on Tuesdays.` and what is not quite sure about it. */
export function spendSentences({ total, days }: MeasureSummary, span: DaySpan): readonly string[] {
  const weekday = busiestWeekday(days, span);
  const often = weekday === undefined ? '' : `, most on ${weekdayName(weekday)}s`;
  const sentences = [`in ${countWords(daysIn(span), 'day', 'days')}${often}.`];
  const estimated = Number(total.amount) === 0 ? 0 : Number(total.estimated) / Number(total.amount);
  if (estimated > 0) sentences.push(`${shareWords(estimated)} of it is estimated.`);
  if (total.uncounted > 0) sentences.push(`${uncountedWords(total.uncounted)} in no sum.`);
  return sentences;
}

/** `3 spends without a known amount are` */
export function uncountedWords(uncounted: number): string {
  return `${countWords(uncounted, 'spend', 'spends')} without a known amount ${uncounted === 1 ? 'is' : 'are'}`;
}

/** Days have no zone: they are formatted as what UTC calls so. */
export function dayWords(day: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  const format = dayFormats.get(key) ?? new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' });
  dayFormats.set(key, format);
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** A calendar needs one 365 times, and to make one takes longer than to use it so often. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

const shortDay = { day: 'numeric', month: 'short' } as const;
const longDay = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;

export function longDayWords(day: string): string {
  return dayWords(day, longDay);
}

/** `3 May`, for below a column; the year where one begins. */
export function binTick({ from }: Bin, size: BinSize): string {
  return size === 'month' ? dayWords(from, { month: 'short', year: '2-digit' }) : dayWords(from, shortDay);
}

/** `Sun, 3 May 2026`, `3 May – 9 May 2026`. */
export function binWords({ from, to }: Bin): string {
  return from === to
    ? longDayWords(from)
    : `${dayWords(from, shortDay)} – ${dayWords(to, { ...shortDay, year: 'numeric' })}`;
}

/** `2026-05-03` to `2026-06-01`, in words. */
export function spanWords({ from, to }: DaySpan): string {
  const day = { ...shortDay, year: 'numeric' } as const;
  return from === to ? dayWords(from, day) : `${dayWords(from, day)} to ${dayWords(to, day)}`;
}

/** The first weekday by the person's locale, 0 = Sunday; Monday where the browser doesn't know. */
export function weekStart(): number {
  const locale: Intl.Locale & { getWeekInfo?: () => { firstDay: number } } = new Intl.Locale(
    new Intl.DateTimeFormat().resolvedOptions().locale,
  );
  return (locale.getWeekInfo?.().firstDay ?? 1) % 7;
}
