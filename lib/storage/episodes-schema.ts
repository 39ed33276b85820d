import * as v from 'valibot';
import type { EpisodeBook } from '../core/warnings/episode';

const time = v.pipe(v.number(), v.finite());
/** A subject's parts are 200 characters each at most, of which any may be escaped. */
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(3000));
const text = v.pipe(v.string(), v.maxLength(400));

const EpisodeSchema = v.object({
  told: v.picklist([0, 1, 2, 3]),
  seenAt: time,
  period: v.exactOptional(text),
  measure: v.exactOptional(text),
  last: v.exactOptional(v.object({ unit: text, remaining: time, resetsAt: v.exactOptional(time) })),
  refilled: v.exactOptional(v.literal(true)),
});

/** Bounded by `look`, which forgets what is gone or old. */
export const EpisodeBookSchema: v.GenericSchema<unknown, EpisodeBook> = v.object({
  episodes: v.record(key, EpisodeSchema),
  snoozed: v.record(key, time),
  shownAt: v.exactOptional(time),
  unconfirmed: v.exactOptional(v.record(key, EpisodeSchema)),
});
