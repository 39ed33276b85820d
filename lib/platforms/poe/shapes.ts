import * as v from 'valibot';

/** Points are whole numbers on the wire; a price of a bot may have decimals. */
export const Points = v.pipe(v.number(), v.finite(), v.minValue(0));

/**
 * Ms since the epoch. Poe gives microseconds (1752192090000000, seen 2025) where clients of before divide by a
 * thousand: told apart by what would be after the year 5100 as ms, or before 1974.
 */
export const EpochTime = v.pipe(
  v.number(),
  v.minValue(1.2e11),
  v.maxValue(1e17),
  v.transform((time) => (time >= 1e14 ? Math.floor(time / 1000) : time)),
);

/** All that an answer holds under a name, the nearest to its root first. */
export const all = <T extends v.GenericSchema>(schema: T) => v.optional(v.array(schema), []);

/** Those that are as they should be: names as common as `bot` stand for other things as well. */
export function fitting<T extends v.GenericSchema>(schema: T, found: readonly unknown[]): v.InferOutput<T>[] {
  return found.flatMap((one) => {
    const parsed = v.safeParse(schema, one);
    return parsed.success ? [parsed.output] : [];
  });
}
