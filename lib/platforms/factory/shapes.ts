import * as v from 'valibot';
import { IsoTime } from '../iso-time';

export const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/**
 * A time as ms since the epoch. Readers of the API take ISO 8601, ms and seconds, since all were seen; what would be
 * before 1973 as ms is seconds.
 */
export const Moment = v.union([
  v.pipe(
    v.number(),
    v.minValue(1e9),
    v.maxValue(1e14),
    v.transform((time) => (time < 1e11 ? time * 1000 : time)),
  ),
  IsoTime,
]);
