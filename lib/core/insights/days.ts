import { dayNumber } from '../ledger/day';
import { addDays, daysBetween } from '../renewal/calendar';

/** Calendar days from `from` to `to`, both included: `2026-05-03`, as the ledger keeps them. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** Whether it is a day that the calendar has: not 30 February. */
export function isDay(text: string): boolean {
  return Number.isFinite(dayNumber(text));
}

export function daysIn({ from, to }: DaySpan): number {
  return Math.max(0, daysBetween(from, to) + 1);
}

/** Each day of the span, oldest first. */
export function eachDay(span: DaySpan): readonly string[] {
  return Array.from({ length: daysIn(span) }, (_, index) => addDays(span.from, index));
}

export function within(day: string, { from, to }: DaySpan): boolean {
  return from <= day && day <= to;
}
