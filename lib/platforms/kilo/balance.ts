import * as v from 'valibot';
import type { FailureKind } from '../../core/failure';
import type { PoolReading } from '../../core/reading';
import { callsOf } from '../../wire/calls';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { creditPools } from './credits';
import { passPools } from './pass';

/** With a transformer the data is in `json`. */
const Reply = v.object({
  result: v.optional(v.object({ data: v.optional(v.custom<Json>(() => true)) })),
  error: v.optional(v.custom<Json>(() => true)),
});

/**
 * Whatever the page or we asked together: the credits, and the Kilo Pass. Personal credits and those of an organisation
 * (a header names it) are accounts of their own.
 */
export function readCalls(answer: Answer): Findings {
  const calls = callsOf({ params: answer.params });
  const replies = shaped(v.array(v.custom<Json>(() => true)), answer.json);
  const pools: PoolReading[] = [];
  let plan: string | undefined;
  for (const [index, { name }] of calls.entries()) {
    const place = `[${index}]`;
    if (name === 'user.getCreditBlocks')
      pools.push(...creditPools(dataOf(replies[index], place), `${place}.result.data`));
    if (name === 'kiloPass.getState') {
      const pass = passPools(dataOf(replies[index], place), `${place}.result.data`);
      pools.push(...pass.pools);
      plan = pass.plan;
    }
  }
  // Asked alone, either of them tells of its own pools only.
  const whole = ['user.getCreditBlocks', 'kiloPass.getState'].every((name) =>
    calls.some((call) => call.name === name),
  );
  const organisation = answer.request.headers['x-kilocode-organizationid'];
  const id = typeof organisation === 'string' && organisation !== '' ? organisation : 'personal';
  return {
    account: { id, ...(plan === undefined ? {} : { plan }) },
    pools,
    ...(whole ? { complete: true as const } : {}),
    ...(plan === undefined ? {} : { plan }),
  };
}

function dataOf(reply: Json | undefined, place: string): Json | undefined {
  const { result, error } = shaped(Reply, reply, place);
  if (error !== undefined) return refused(error, `${place}.error`);
  const data = result?.data;
  if (data === undefined) return refuse('changed-shape', place, `Neither result nor error at ${place}.`);
  return isJsonObject(data) && data.json !== undefined ? data.json : data;
}

/** Inside a batch each call has a status of its own. */
function refused(error: Json, place: string): never {
  const inner = isJsonObject(error) && isJsonObject(error.json) ? error.json : error;
  const data = isJsonObject(inner) && isJsonObject(inner.data) ? inner.data : {};
  const kinds: Readonly<Record<string, FailureKind>> = {
    UNAUTHORIZED: 'signed-out',
    FORBIDDEN: 'not-on-plan',
    TOO_MANY_REQUESTS: 'rate-limited',
  };
  const code = typeof data.code === 'string' ? data.code : '';
  const kind = Object.hasOwn(kinds, code) ? kinds[code] : undefined;
  return refuse(kind ?? 'server-error', place, 'The balance was refused.');
}
