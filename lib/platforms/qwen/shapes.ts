import * as v from 'valibot';

/** An amount from 0 on, as a number or a decimal text: both were recorded. */
export const Amount = v.pipe(
  v.union([
    v.number(),
    v.pipe(v.string(), v.regex(/^\d{1,15}(\.\d+)?$/, 'a decimal number'), v.transform(Number)),
  ]),
  v.finite(),
  v.minValue(0),
);

/** Ms since the epoch; the bounds (2001 and 2603) tell them from seconds. */
export const EpochMs = v.pipe(v.number(), v.minValue(1e12), v.maxValue(2e13));
