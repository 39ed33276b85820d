import * as v from 'valibot';
import { instant } from '../time';

export const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** An ISO 8601 time, as ms since the epoch. */
export const IsoTime = v.pipe(
  v.string(),
  v.check((text) => instant(text) !== undefined, 'an ISO 8601 time'),
  v.transform(instant),
);
