import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { isJsonObject, type Json, type JsonObject } from '../../wire/json';
import type { Answer, Findings, SpendDraft } from '../platform';
import { refuse, shaped } from '../read';
import { accountOf } from './session';
import { EpochSeconds } from './shapes';
import { isKnownWindow, type WindowName, windowOfKey, windowPool } from './windows';

/** 0 to 1 here (0 to 100 in `/usage`). Past 10 it can't be a share any more: then the scale has changed. */
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(10));

/** Times are seconds since the epoch. */
const WindowShare = v.looseObject({
  status: v.nullish(v.string()),
  utilization: v.nullish(Share),
  resets_at: v.nullish(EpochSeconds),
  resetsAt: v.nullish(EpochSeconds),
});

/** Sent at the end of each message, and as a JSON string in a 429. Before 2026 it had no `windows`. */
const Limit = v.looseObject({
  /** `within_limit`, `approaching_limit` or `exceeded_limit`. */
  type: v.nullish(v.string()),
  resetsAt: v.nullish(EpochSeconds),
  /** The window that decides: `five_hour`, `seven_day`, `seven_day_opus`… */
  representativeClaim: v.nullish(v.string()),
  windows: v.nullish(v.record(v.string(), v.nullable(WindowShare))),
});
type Limit = v.InferOutput<typeof Limit>;

const Start = v.looseObject({
  id: v.nullish(v.string()),
  uuid: v.nullish(v.string()),
  /** Empty in most streams; read only where the request names none. */
  model: v.nullish(v.string()),
});

/** POST …/completion and …/retry_completion: one message, and how full the windows are after it. */
export function readCompletion(answer: Answer): Findings {
  if (answer.status === 429) return readRefused(answer, answer.json);
  const { events } = answer;
  if (events === undefined) return refuse('changed-shape', 'body', 'A stream was expected.');
  const start = lastOf(events, 'message_start');
  const error = lastOf(events, 'error');
  if (error !== undefined && start === undefined) return readRefused(answer, error);
  const account = accountOf(answer);
  const told = lastOf(events, 'message_limit');
  if (told === undefined) return { account, spends: [spendOf(answer, start)] };
  const limit = readLimit(told.message_limit, 'message_limit');
  if (limit.type === 'exceeded_limit' && start === undefined) return refused(answer, limit);
  return { account, pools: poolsOf(limit), spends: [spendOf(answer, start)] };
}

/** An error in place of a message. Its `message` holds the limit object where a limit was the reason. */
function readRefused(answer: Answer, body: Json | undefined): Findings {
  const error = isJsonObject(body) && isJsonObject(body.error) ? body.error : {};
  if (isJsonObject(error.message)) return refused(answer, readLimit(error.message, 'error.message'));
  if (answer.status === 429 || error.type === 'rate_limit_error') return refused(answer, undefined);
  return { account: accountOf(answer) };
}

/** Nothing was generated, because of a limit: that of a window, or one that says nothing about what is left. */
function refused(answer: Answer, limit: Limit | undefined): Findings {
  const pools = limit?.type === 'exceeded_limit' ? poolsOf(limit) : [];
  if (pools.length > 0) return { account: accountOf(answer), pools };
  const resetsAt = limit?.resetsAt;
  const wait =
    typeof resetsAt === 'number' ? Math.max(0, Math.ceil((resetsAt - answer.now) / 1000)) : undefined;
  return refuse('rate-limited', 'error', 'Claude takes no more messages for now.', wait);
}

function lastOf(events: readonly Json[], type: string): JsonObject | undefined {
  return events.filter(isJsonObject).findLast((event) => event.type === type);
}

function readLimit(value: Json | undefined, at: string): Limit {
  const limit = shaped(Limit, value, at);
  if (typeof limit.type !== 'string' && !limit.windows) {
    return refuse('changed-shape', `${at}.windows`, 'The limit event tells no window.');
  }
  return limit;
}

/**
 * Windows of the stream that `/usage` tells better (lugia19/Claude-Usage-Extension, which saw them on 2026-08-20): the share of
 * the monthly limit that is a pool of money there, and the week of the model that answered, which isn't named.
 */
const toldElsewhere: readonly string[] = ['overage', '7d_oi'];

function poolsOf({ type, windows, resetsAt, representativeClaim: claim }: Limit): PoolReading[] {
  const pools = new Map<string, PoolReading>();
  for (const [key, window] of Object.entries(windows ?? {})) {
    const pool =
      window === null || toldElsewhere.includes(key) ? undefined : poolOf(windowOfKey(key), window);
    if (pool !== undefined) pools.set(pool.id, pool);
  }
  // A claim that is no window (`concurrents`) says nothing about what is left.
  if (typeof claim !== 'string' || !isKnownWindow(claim)) return [...pools.values()];
  const name = windowOfKey(claim);
  const told = pools.get(name.id);
  if (type === 'exceeded_limit') {
    pools.set(name.id, windowPool(name, Math.max(100, told?.used ?? 0), told?.resetsAt ?? resetsAt));
  } else if (told === undefined && typeof resetsAt === 'number') {
    pools.set(name.id, resetOnly(name, resetsAt));
  }
  return [...pools.values()];
}

function poolOf(name: WindowName, window: v.InferOutput<typeof WindowShare>): PoolReading | undefined {
  const resetsAt = window.resets_at ?? window.resetsAt;
  const { utilization, status } = window;
  const full = status === 'exceeded_limit' || status === 'over_limit';
  if (full) return windowPool(name, Math.max(100, (utilization ?? 0) * 100), resetsAt);
  if (typeof utilization === 'number') return windowPool(name, utilization * 100, resetsAt);
  return typeof resetsAt === 'number' ? resetOnly(name, resetsAt) : undefined;
}

function resetOnly(name: WindowName, resetsAt: number): PoolReading {
  return { ...name, unit: 'percent', resetsAt, refills: true, partial: true };
}

/** One message, as it was asked for. What it took of the windows is not told; the windows themselves are. */
function spendOf(answer: Answer, started: JsonObject | undefined): SpendDraft {
  const start = shaped(v.nullish(Start), started?.message, 'message');
  const id = start?.uuid || start?.id;
  const { conversation } = answer.params;
  const { feature, model = start?.model, characters = 0 } = answer.task ?? { feature: 'message' };
  return {
    ...(id ? { id } : {}),
    amount: 1,
    unit: 'message',
    basis: 'exact',
    feature,
    ...(model ? { model } : {}),
    ...(conversation === undefined ? {} : { conversation }),
    // Empty when an answer is asked for anew.
    ...(characters > 0 ? { promptLength: characters } : {}),
  };
}
