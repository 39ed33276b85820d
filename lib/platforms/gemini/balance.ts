import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { accountOf } from './account';

/** Seconds since the epoch, at the beginning of a time. */
const Seconds = v.pipe(v.number(), v.minValue(1e9), v.maxValue(1e11));

/** 0 to 1. Past 10 it can't be a share any more: then the scale has changed. */
const Ratio = v.pipe(v.number(), v.minValue(0), v.maxValue(10));

const Window = v.object({
  1: Ratio,
  2: v.number(),
  3: v.nullish(v.object({ 0: v.nullish(v.object({ 0: v.nullish(Seconds) })) })),
});
const Usage = v.object({
  0: v.nullish(v.number()),
  1: v.array(v.looseObject({ 2: v.nullish(v.number()) })),
});

const Count = v.pipe(v.number(), v.finite(), v.minValue(0));
const Row = v.object({
  0: v.nullish(v.object({ 1: v.nullish(v.number()) })),
  1: v.nullish(v.number()),
  3: v.nullish(v.object({ 0: v.nullish(Seconds) })),
  4: Count,
  5: Count,
});
const Quotas = v.object({ 0: v.array(Row) });

/** The two windows that a message takes from, by their number. Others have been seen, and nobody knows what they are. */
const names: Readonly<Record<number, Pick<PoolReading, 'id' | 'label' | 'windowSeconds'>>> = {
  1: { id: 'five-hour', label: '5-hour', windowSeconds: 5 * 3600 },
  2: { id: 'seven-day', label: 'Weekly', windowSeconds: 7 * 86_400 },
};

/**
 * What was counted by the day before the windows came, by its number (an extension that reads `qpEbW`, June 2026). Left
 * out is 11, which one source knows as Live and another one asks for Deep Research by.
 */
const features: Readonly<Record<number, string>> = {
  3: 'Video Pro',
  4: 'Pro',
  5: 'Video Lite',
  7: 'Flash',
  8: 'Notebook',
  9: 'Images',
  12: 'Ultra',
  13: 'Extended',
  14: 'Slides',
  15: 'Thinking',
  16: 'Agent',
  17: 'Music, 30 s',
  18: 'Video',
  19: 'Music, full',
  21: 'Image edits',
  24: 'Screen',
  25: 'Chat',
  26: 'Audio',
};

/** 6 is a paid plan, too, of which no source tells the name. */
const plans: Readonly<Record<number, string>> = { 1: 'Free', 2: 'AI Pro', 3: 'AI Ultra', 4: 'AI Plus' };

/**
 * The kind of a row that counts what it names. A row of another kind was seen in August 2026 (2, of a feature, with 44,000 of
 * 48,000 left that fell by thousands for a video): a budget that features share, which the windows tell better.
 */
const COUNTS = 0;

/** The call was refused for want of a session (gRPC's PERMISSION_DENIED). */
const REFUSED = 7;

/** `jSf9Qc`: how much of the two windows is used, and the plan. */
export function readUsage(answer: Answer): Findings {
  const usage = shaped(Usage, payloadOf(answer, 'jSf9Qc'), 'jSf9Qc');
  const plan = plans[usage[0] ?? 0];
  return {
    ...accountOf(answer),
    pools: windowPools(usage),
    ...(plan === undefined ? {} : { plan }),
  };
}

/**
 * `qpEbW`: the credits of a day that an account may have, and the older counts of single features. Asked for one feature it
 * tells the same of that alone.
 */
export function readDaily(answer: Answer): Findings {
  const rows = shaped(Quotas, payloadOf(answer, 'qpEbW'), 'qpEbW')[0];
  return { ...accountOf(answer), pools: rows.flatMap(dailyPool) };
}

function payloadOf({ events }: Answer, rpc: string): Json {
  if (events === undefined) return refuse('changed-shape', 'body', 'An answer of batchexecute was expected.');
  const told = events.filter(isJsonObject);
  const payload = told.map((event) => event[rpc]).findLast((one) => one !== undefined);
  if (payload !== undefined) return payload;
  const error = told.map((event) => event.error).find((one) => one !== undefined);
  if (error === REFUSED) return refuse('signed-out', 'error', 'Gemini says that nobody is signed in.');
  if (typeof error === 'number')
    return refuse('server-error', 'error', `Gemini answered with the error ${error}.`);
  return refuse('changed-shape', rpc, 'The answer does not hold what was asked for.');
}

function windowPools(usage: v.InferOutput<typeof Usage>): readonly PoolReading[] {
  return usage[1].flatMap((one, index) => {
    const name = names[one[2] ?? 0];
    if (name === undefined) return [];
    const { 1: ratio, 3: ends } = shaped(Window, one as Json, `jSf9Qc[1][${index}]`);
    const used = exact(ratio * 100);
    const seconds = ends?.[0]?.[0];
    return [
      {
        ...name,
        unit: 'percent',
        limit: 100,
        used,
        remaining: exact(Math.max(0, 100 - used)),
        ...(typeof seconds === 'number' ? { resetsAt: seconds * 1000 } : {}),
        refills: true,
      },
    ];
  });
}

function dailyPool(row: v.InferOutput<typeof Row>): readonly PoolReading[] {
  const { 0: of, 1: kind, 3: ends, 4: limit, 5: remaining } = row;
  const name = nameOf(of?.[1]);
  // 0 of 0 was seen of accounts that have no such pool.
  if (kind !== COUNTS || name === undefined || limit === 0) return [];
  const seconds = ends?.[0];
  return [
    {
      ...name,
      limit,
      remaining,
      used: exact(Math.max(0, limit - remaining)),
      ...(typeof seconds === 'number' ? { resetsAt: seconds * 1000 } : {}),
      refills: true,
    },
  ];
}

/** A feature is quiet: since the windows came, no source says that its count still stops anybody. */
function nameOf(
  feature: number | null | undefined,
): Pick<PoolReading, 'id' | 'label' | 'unit' | 'quiet'> | undefined {
  if (typeof feature !== 'number') return { id: 'daily', label: 'Daily credits', unit: 'credit' };
  const label = features[feature];
  return label === undefined
    ? undefined
    : { id: `feature:${feature}`, label: `${label} (daily)`, unit: 'use', quiet: true };
}
