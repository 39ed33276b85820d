import * as v from 'valibot';
import { instant } from '../time';

/** USD, or a count: what is missing or below zero is never taken for 0. */
export const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** ISO 8601, as ms since the epoch. */
export const Time = v.pipe(
  v.string(),
  v.check((text) => instant(text) !== undefined, 'an ISO 8601 time'),
  v.transform(instant),
);

/** All that an answer holds under a name, the nearest to its root first. */
export const all = <T extends v.GenericSchema>(schema: T) => v.optional(v.array(v.nullable(schema)), []);
