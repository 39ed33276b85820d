import * as v from 'valibot';

/** USD, or a count: what is missing or below zero is never taken for 0. */
export const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** All that an answer holds under a name, the nearest to its root first. */
export const all = <T extends v.GenericSchema>(schema: T) => v.optional(v.array(v.nullable(schema)), []);
