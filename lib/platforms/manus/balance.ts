import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { isJsonObject, type Json, type JsonObject } from '../../wire/json';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { counts } from './endpoints';

/** Protobuf's JSON writes long integers as texts, and leaves zeros out (protobuf.dev, "ProtoJSON Format"). */
const Credits = v.exactOptional(
  v.union([
    v.pipe(v.number(), v.finite(), v.minValue(0)),
    v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number)),
  ]),
  0,
);

const Available = v.object({
  totalCredits: Credits,
  freeCredits: Credits,
  eventCredits: Credits,
  periodicCredits: Credits,
  addonCredits: Credits,
  refreshCredits: Credits,
  proMonthlyCredits: Credits,
  maxRefreshCredits: Credits,
  /** `daily`. */
  refreshInterval: v.nullish(v.string()),
  nextRefreshTime: v.nullish(IsoTime),
});
type Available = v.InferOutput<typeof Available>;

/**
 * POST GetAvailableCredits: all credits together, and the parts that are renewed. A count that is left out is 0, where
 * any count is there: an answer without one may be something else.
 */
export function readCredits(answer: Answer): Findings {
  const credits = shaped(Available, countsIn(answer.json));
  const { totalCredits, periodicCredits, addonCredits, refreshCredits, freeCredits, eventCredits } = credits;
  const parts = periodicCredits + addonCredits + refreshCredits + freeCredits + eventCredits;
  if (totalCredits === 0 && parts > 0)
    refuse('changed-shape', 'totalCredits', 'There are credits, and the sum of them is not told.');
  return {
    pools: [
      total(credits),
      ...monthly(credits),
      ...daily(credits),
      ...part('addon', 'Add-on credits', addonCredits),
      ...part('free', 'Free credits', freeCredits),
      ...part('event', 'Event credits', eventCredits),
    ],
    complete: true,
  };
}

function countsIn(json: Json | undefined): JsonObject {
  const body = isJsonObject(json) ? json : {};
  const found = [body, body.data, body.result]
    .filter(isJsonObject)
    .find((one) => counts.some((key) => key in one));
  return found ?? refuse('changed-shape', 'totalCredits', 'The answer tells no credits that we know.');
}

/** Everything that can be spent. What it is made of is quiet, so that nothing counts twice. */
function total({ totalCredits }: Available): PoolReading {
  return { id: 'credits', label: 'Credits', unit: 'credit', remaining: totalCredits };
}

/** Of the plan's period, whose end is not told. */
function monthly({ proMonthlyCredits: limit, periodicCredits: remaining }: Available): PoolReading[] {
  if (limit === 0) return [];
  const fits = remaining <= limit ? { limit } : {};
  return [{ id: 'monthly', label: 'Monthly (included)', unit: 'credit', remaining, ...fits, quiet: true }];
}

/** Filled up once a day and not added up (help.manus.im), or as often as the answer says. */
function daily({
  maxRefreshCredits: limit,
  refreshCredits: remaining,
  nextRefreshTime,
  refreshInterval,
}: Available): PoolReading[] {
  if (limit === 0) return [];
  const often = refreshInterval?.trim().toLowerCase() || 'daily';
  return [
    {
      id: 'daily',
      label: `${often.charAt(0).toUpperCase()}${often.slice(1)} (included)`,
      unit: 'credit',
      remaining,
      ...(remaining <= limit ? { limit } : {}),
      ...(nextRefreshTime ? { resetsAt: nextRefreshTime, refills: true as const } : {}),
      quiet: true,
    },
  ];
}

function part(id: string, label: string, remaining: number): PoolReading[] {
  if (remaining === 0) return [];
  return [{ id, label: `${label} (included)`, unit: 'credit', remaining, quiet: true }];
}
