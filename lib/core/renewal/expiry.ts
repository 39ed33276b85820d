import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { addMonths } from 'temporal-polyfill/fns/ZonedDateTime';

/**
 * When credit bought at an instant (ms) expires that lasts so many whole months: at the same time of day on the zone's
 * wall clock, on the same day of the month or the last one of a shorter month. Throws a RangeError for a part of a
 * month or an unknown zone.
 */
export function expiryAfter(boughtAt: number, months: number, zone: string): number {
  const bought = toZonedDateTimeISO(fromEpochMilliseconds(Math.floor(boughtAt)), zone);
  return addMonths(bought, months).epochMilliseconds;
}
