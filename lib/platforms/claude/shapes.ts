import * as v from 'valibot';
import { instant } from '../time';

/** Percent or an amount: a missing or negative number is never taken for 0. */
export const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** `2026-07-02T02:09:59.400000+00:00` as ms since the epoch. */
export const IsoTime = v.pipe(
  v.string(),
  v.check((text) => instant(text) !== undefined, 'an ISO 8601 time'),
  v.transform(instant),
);

/** Seconds since the epoch, as ms. The bounds (2001 and 5138) tell them from milliseconds. */
export const EpochSeconds = v.pipe(
  v.number(),
  v.minValue(1e9),
  v.maxValue(1e11),
  v.transform((seconds) => seconds * 1000),
);

/** An ISO 4217 code in capitals. */
export const Currency = v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/));
