import { addDays, dayOf, daysBetween, startOfDay, weekdayOf } from '../renewal/calendar';
import { dayShape } from './day-shape';
import { type ObservedDay, type Rhythm, rhythmOf } from './rhythm';
import { type Range, rangeOf } from './spread';

/** What a forecast rests on. Amounts in the pool's own unit, times in ms since the epoch. */
export interface ForecastInput {
  /** What the pool lost a calendar day, in any order. Days without use may be left out: since `observedFrom` they are 0. */
  readonly days: readonly { readonly day: string; readonly amount: number }[];
  /** The first day of the record, `2026-05-03`. */
  readonly observedFrom: string;
  /** How many spends fell into each of the 24 hours of a day, by the person's clock. Absent: evenly. */
  readonly hours?: readonly number[];
  /** What is left now. */
  readonly remaining: number;
  readonly limit?: number;
  readonly resetsAt?: number;
  readonly expiresAt?: number;
  readonly now: number;
  /** The person's own, an IANA name. */
  readonly zone: string;
}

/** How use is expected to go on from now. */
export interface Outlook {
  readonly rhythm: Rhythm;
  /** What is expected to be used from now until an instant, which must not be before it. */
  usedUntil(at: number): Range & { readonly amount: number };
  /** When an amount is expected to be used; `early` and `late`: by the range. Absent: not before the horizon. */
  timeOf(amount: number): { readonly at?: number; readonly early?: number; readonly late?: number };
}

/** Below that there is too little to say anything. */
export const MIN_OBSERVED_DAYS = 5;
export const MIN_DAYS_WITH_USE = 3;
/** How far ahead a forecast looks, in days. */
export const HORIZON = 400;
/** How far back it looks: half a year, whole weeks. */
const HISTORY = 182;
const DAY = 86_400_000;
/** `Date` holds little more, in ms. */
const LAST_INSTANT = 8.6e15;
/** Less is nothing (as in ../exact), more is taken as that much: neither may under- or overflow. */
const MIN_AMOUNT = 1e-9;
const MAX_AMOUNT = 1e15;

/**
 * Undefined while there is too little data. The first day of the record is left out: nobody knows when in the day
 * it began. Today counts by the part of a day's use that has usually happened by now. Throws a RangeError for a
 * zone that there isn't.
 */
export function outlookOf(input: Omit<ForecastInput, 'remaining'>): Outlook | undefined {
  const { now, zone } = input;
  if (!(Math.abs(now) < LAST_INSTANT)) return undefined;
  const today = dayOf(now, zone);
  const midnight = startOfDay(today, zone);
  const dayOver = (now - midnight) / (startOfDay(addDays(today, 1), zone) - midnight);
  const shape = dayShape(input.hours);
  const done = shape(dayOver);
  const observed = observedDays(input, today, done);
  if (observed.length < MIN_OBSERVED_DAYS) return undefined;
  if (observed.filter(({ amount }) => amount > 0).length < MIN_DAYS_WITH_USE) return undefined;

  const rhythm = rhythmOf(observed);
  const weekday = weekdayOf(today);
  const perDay = (ahead: number): number => rhythm.weekdays[(weekday + ahead) % 7] ?? 0;
  const restOfToday = perDay(0) * (1 - done);
  /** Expected use from now to the midnight that so many days lie before. */
  const before = [0, restOfToday];
  for (let ahead = 1; ahead <= HORIZON; ahead++) before.push((before[ahead] ?? 0) + perDay(ahead));

  const expectedAt = (ahead: number, part: number): number =>
    ahead === 0
      ? Math.max(0, perDay(0) * (shape(part) - done))
      : (before[ahead] ?? 0) + perDay(ahead) * shape(part);
  const usageAt = (ahead: number, part: number) => {
    const amount = expectedAt(ahead, part);
    return { amount, ...rangeOf(amount, Math.max(0, ahead + part - dayOver), rhythm) };
  };

  /** The first instant at which a measure of the use has reached an amount. */
  const firstTime = (amount: number, measure: 'amount' | 'low' | 'high'): number | undefined => {
    if (amount <= 0) return now;
    if (usageAt(HORIZON - 1, 1)[measure] < amount) return undefined;
    // Use only grows: the first day by whose end it is reached, then the part of that day.
    let [day, last] = [0, HORIZON - 1];
    while (day < last) {
      const middle = Math.floor((day + last) / 2);
      if (usageAt(middle, 1)[measure] < amount) day = middle + 1;
      else last = middle;
    }
    let [under, over] = [day === 0 ? dayOver : 0, 1];
    for (let step = 0; step < 30; step++) {
      const middle = (under + over) / 2;
      if (usageAt(day, middle)[measure] < amount) under = middle;
      else over = middle;
    }
    const start = startOfDay(addDays(today, day), zone);
    const end = startOfDay(addDays(today, day + 1), zone);
    return Math.max(now, Math.round(start + over * (end - start)));
  };

  return {
    rhythm,
    usedUntil(at) {
      if (!(at < now + HORIZON * DAY)) return usageAt(HORIZON, 0);
      const day = dayOf(at, zone);
      const ahead = daysBetween(today, day);
      const start = startOfDay(day, zone);
      return usageAt(ahead, (at - start) / (startOfDay(addDays(day, 1), zone) - start));
    },
    timeOf(amount) {
      const [at, early, late] = [
        firstTime(amount, 'amount'),
        firstTime(amount, 'high'),
        firstTime(amount, 'low'),
      ];
      return {
        ...(at === undefined ? {} : { at }),
        ...(early === undefined ? {} : { early }),
        ...(late === undefined ? {} : { late }),
      };
    },
  };
}

function observedDays(
  { days, observedFrom }: Pick<ForecastInput, 'days' | 'observedFrom'>,
  today: string,
  done: number,
): readonly ObservedDay[] {
  const length = Math.min(HISTORY, daysBetween(observedFrom, today));
  if (!(length > 0)) return [];
  const amounts = new Map<string, number>();
  for (const { day, amount } of days) {
    if (amount >= MIN_AMOUNT) amounts.set(day, Math.min(MAX_AMOUNT, (amounts.get(day) ?? 0) + amount));
  }
  const weekday = weekdayOf(today);
  return Array.from({ length }, (_, age) => ({
    weekday: (weekday - (age % 7) + 7) % 7,
    age,
    amount: amounts.get(addDays(today, -age)) ?? 0,
    part: age === 0 ? done : 1,
  }));
}
