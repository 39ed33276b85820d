/**
 * The person's calendar days as the ledger keeps them, `2026-05-03`. Days have no zone and no hours: the arithmetic
 * here is on the calendar alone, so summer time can't touch it.
 */
const DAY = 86_400_000;

/** Days since 1 January 1970. NaN where `day` is none. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

export function dayFromNumber(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayFromNumber(dayNumber(day) + days);
}

/** 0 = Sunday. */
export function weekdayOf(day: string): number {
  // 1 January 1970 was a Thursday.
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

/** Whether it is a day that the calendar has: not 30 February. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const number = dayNumber(text);
  return Number.isFinite(number) && dayFromNumber(number) === text;
}

/** The calendar day of an instant (ms since the epoch) by the clock of this machine. */
export function localDay(at: number): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Days from `from` to `to`, both included. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

export function daysIn({ from, to }: DaySpan): number {
  return Math.max(0, dayNumber(to) - dayNumber(from) + 1);
}

/** Each day of the span, oldest first. */
export function eachDay(span: DaySpan): readonly string[] {
  const first = dayNumber(span.from);
  return Array.from({ length: daysIn(span) }, (_, index) => dayFromNumber(first + index));
}

export function within(day: string, { from, to }: DaySpan): boolean {
  return from <= day && day <= to;
}
