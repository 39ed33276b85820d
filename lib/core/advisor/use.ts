import Big from 'big.js';
import type { MeasuredUse } from './question';
import { type Scaled, scaled } from './scaled';

/** With fewer days than two weeks there is no rhythm to speak of. */
export const NEEDED_DAYS = 14;

export const YEAR = 365;

/** How much is used on each of so many days, if it goes on as at the mean, or at the low or high end of it. */
export function daysOf(
  { perDay, daily = [] }: MeasuredUse,
  at: keyof MeasuredUse['perDay'],
  days = YEAR,
): readonly Scaled[] {
  if (daily.length === 0) return repeated([scaled(perDay[at])], days);
  const times = perDay.mean === 0 ? 1 : new Big(perDay[at]).div(perDay.mean);
  return repeated(
    daily.map((amount) => scaled(new Big(amount).times(times))),
    days,
  );
}

function repeated(amounts: readonly Scaled[], days: number): readonly Scaled[] {
  return Array.from({ length: days }, (_, day) => amounts[day % amounts.length] ?? 0n);
}
