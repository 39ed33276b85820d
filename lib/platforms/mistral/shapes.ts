import * as v from 'valibot';

/** An amount of money or a percentage from 0 on: missing or negative is never taken for 0. */
export const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** An ISO 4217 code in capitals; mostly EUR. */
export const Currency = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/));
