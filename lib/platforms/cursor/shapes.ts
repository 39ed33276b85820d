import * as v from 'valibot';

/** Cents, percent or a count: what is missing or below zero is never taken for 0. */
export const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** The dashboard's own calls write 64-bit numbers as texts, as Protobuf's JSON does. */
export const Digits = v.union([
  Amount,
  v.pipe(v.string(), v.regex(/^\d{1,15}(\.\d+)?$/), v.transform(Number)),
]);
