import * as v from 'valibot';
import { instant } from '../time';

/** Cents, percent or a count: what is missing or below zero is never taken for 0. */
export const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** ISO 8601, as ms since the epoch. */
export const Time = v.pipe(
  v.string(),
  v.check((text) => instant(text) !== undefined, 'an ISO 8601 time'),
  v.transform(instant),
);

/** The dashboard's own calls write 64-bit numbers as texts, as Protobuf's JSON does. */
export const Digits = v.union([
  Amount,
  v.pipe(v.string(), v.regex(/^\d{1,15}(\.\d+)?$/), v.transform(Number)),
]);
