import { create, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime';
import { addDays, dayOf } from '../renewal/calendar';
import { offsetAt } from '../renewal/offset';

/** From and to a time of the person's clock, `22:00` to `07:00`; `from` may be later than `to`. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * When the quiet hours end (ms) that it is in, by the wall clock of `zone`; undefined outside of them. They begin with
 * the minute `from` and end before the minute `to`; where both are the same there are none. In a night in which the
 * clock changes what it shows counts; where it skips `to` the end is told up to an hour too late.
 */
export function quietUntil({ from, to }: QuietHours, now: number, zone: string): number | undefined {
  // Minutes since the beginning, around the clock.
  const since = mod(clockAt(now, zone) - minutesOf(from), DAY_MINUTES);
  if (since >= mod(minutesOf(to) - minutesOf(from), DAY_MINUTES)) return undefined;
  const today = dayOf(now, zone);
  return [today, addDays(today, 1)].flatMap((day) => instantsOf(day, to, zone)).find((at) => at > now);
}

/** When the clock shows a time on a day: twice where it is set back. Where it skips that, once, after the gap. */
function instantsOf(day: string, clock: string, zone: string): number[] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const minutes = minutesOf(clock);
  const local = create(year, month, date, Math.floor(minutes / 60), minutes % 60);
  const at = (disambiguation: 'earlier' | 'later') =>
    toZonedDateTime(local, zone, { disambiguation }).epochMilliseconds;
  return [at('earlier'), at('later')].filter(
    (instant, index) => index === 1 || clockAt(instant, zone) === minutes,
  );
}

/** Minutes since midnight on a zone's wall clock. */
function clockAt(at: number, zone: string): number {
  return mod(Math.floor((at + offsetAt(at, zone)) / MINUTE), DAY_MINUTES);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function mod(number: number, by: number): number {
  return ((number % by) + by) % by;
}
