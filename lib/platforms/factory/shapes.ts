import * as v from 'valibot';
import { EpochTime } from '../epoch-time';
import { IsoTime } from '../iso-time';

export const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** A time as ms since the epoch. Readers of the API take ISO 8601, ms and seconds, since all were seen. */
export const Moment = v.union([v.pipe(v.number(), v.maxValue(1e14), EpochTime), IsoTime]);
