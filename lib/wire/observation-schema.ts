import * as v from 'valibot';
import type { Json } from './json';
import type { Observation } from './observation';
import { MAX_STRING } from './pick';
import { isPickedJson } from './picked-json';

/** Everything that a page's world sends may be forged: this is the border (with is-observation.ts, in the content script). */
const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const short = v.pipe(v.string(), v.maxLength(MAX_STRING));

const JsonSchema = v.custom<Json>((value) => isPickedJson(value), 'picked JSON');

const BodySchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('json'), value: JsonSchema }),
  v.strictObject({
    kind: v.literal('events'),
    values: v.pipe(v.array(JsonSchema), v.maxLength(64)),
    total: count,
    skipped: count,
  }),
  v.strictObject({
    kind: v.literal('page'),
    page: v.strictObject({ scripts: v.record(v.string(), JsonSchema), lines: v.array(short) }),
  }),
  v.strictObject({ kind: v.literal('html'), challenge: v.boolean() }),
  v.strictObject({ kind: v.literal('empty') }),
  v.strictObject({ kind: v.literal('not-json'), problem: short }),
  v.strictObject({ kind: v.literal('too-large'), size: count }),
  v.strictObject({ kind: v.literal('unreachable'), problem: short }),
  v.strictObject({ kind: v.literal('no-session') }),
]);

export const ObservationSchema: v.GenericSchema<Observation> = v.strictObject({
  method: v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  url: v.pipe(v.string(), v.maxLength(2000), v.regex(/^(https|wss):\/\//)),
  status: v.pipe(count, v.maxValue(999)),
  startedAt: time,
  endedAt: time,
  headers: v.strictObject({
    contentType: v.exactOptional(short),
    retryAfter: v.exactOptional(short),
    challenge: v.exactOptional(v.literal(true)),
    grpcStatus: v.exactOptional(v.pipe(count, v.maxValue(99))),
  }),
  request: v.exactOptional(
    v.strictObject({
      headers: v.exactOptional(v.record(v.string(), JsonSchema)),
      body: v.exactOptional(JsonSchema),
      query: v.exactOptional(v.record(v.string(), JsonSchema)),
    }),
  ),
  body: BodySchema,
});
