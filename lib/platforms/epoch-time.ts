import * as v from 'valibot';

/**
 * Seconds or ms since the epoch, as ms, where a vendor was seen to tell either. They are told apart by size: 10^11 is the
 * year 5138 in seconds, and 1973 in ms. What is below 10^9 (2001 in seconds) is no time.
 */
export const EpochTime = v.pipe(
  v.number(),
  v.minValue(1e9),
  v.transform((time) => (time < 1e11 ? time * 1000 : time)),
);
