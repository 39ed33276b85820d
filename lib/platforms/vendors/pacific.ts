import { nextOccurrence } from '../../core/renewal/occurrences';

/** Where Google's days and months begin. */
const zone = 'America/Los_Angeles';

/** The next first of a month at midnight by Pacific time, ms since the epoch. */
export function nextPacificMonth(now: number): number {
  return nextFirst([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], now);
}

/** The same of quarters: January, April, July, October. */
export function nextPacificQuarter(now: number): number {
  return nextFirst([1, 4, 7, 10], now);
}

/** The same of years. */
export function nextPacificYear(now: number): number {
  return nextFirst([1], now);
}

function nextFirst(months: readonly number[], now: number): number {
  const firsts = months.map((month) => nextOccurrence({ every: 'year', month, day: 1, zone }, now, zone));
  return Math.min(...firsts.map((first) => first ?? Number.POSITIVE_INFINITY));
}
