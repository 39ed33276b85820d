import { anyOf, type Check, exactly, isAmount, isBoolean, list, oneOf, record, text, whole } from './check';
import type { Observation } from './observation';
import { MAX_STRING } from './pick';
import { isPickedJson } from './picked-json';

/** `ObservationSchema` in few bytes, for the content script; the background parses once more with that. */
const count = whole(0);
const short = text(MAX_STRING);
const json: Check = (value) => isPickedJson(value);
const kind = (name: string, members: Parameters<typeof exactly>[0] = {}): Check =>
  exactly({ kind: oneOf(name), ...members });

const isBody = anyOf(
  kind('json', { value: json }),
  kind('events', { values: list(json, 64), total: count, skipped: count }),
  kind('page', { page: exactly({ scripts: record(json), lines: list(short) }) }),
  kind('html', { challenge: isBoolean }),
  kind('empty'),
  kind('not-json', { problem: short }),
  kind('too-large', { size: count }),
  kind('unreachable', { problem: short }),
  kind('no-session'),
);

const check = exactly(
  {
    method: oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    url: text(2000, /^(https|wss):\/\//),
    status: whole(0, 999),
    startedAt: isAmount,
    endedAt: isAmount,
    headers: exactly(
      {},
      { contentType: short, retryAfter: short, challenge: oneOf(true), grpcStatus: whole(0, 99) },
    ),
    body: isBody,
  },
  { request: exactly({}, { headers: record(json), body: json, query: record(json) }) },
);

export function isObservation(value: unknown): value is Observation {
  return check(value);
}
