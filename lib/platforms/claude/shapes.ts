import * as v from 'valibot';

/** Percent or an amount: a missing or negative number is never taken for 0. */
export const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** Seconds since the epoch, as ms. The bounds (2001 and 5138) tell them from milliseconds. */
export const EpochSeconds = v.pipe(
  v.number(),
  v.minValue(1e9),
  v.maxValue(1e11),
  v.transform((seconds) => seconds * 1000),
);

/** An ISO 4217 code in capitals. */
export const Currency = v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/));
