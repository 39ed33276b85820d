import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Json } from '../../wire/json';
import { IsoTime } from '../iso-time';
import type { Answer, Reader } from '../platform';
import { refuse, shaped } from '../read';
import { Amount } from './shapes';

/** Amounts in billionths of a dollar. `includedNanoUsd` is absent in older answers, the limit where none is set. */
const Billing = v.object({
  usage: v.object({
    inferenceProviders: v.object({
      usedNanoUsd: Amount,
      includedNanoUsd: v.nullish(Amount),
      limitNanoUsd: v.nullish(Amount),
      periodEnd: v.nullish(IsoTime),
    }),
  }),
});

const NANO = 1e9;
const DAY = 86_400_000;

/** The first of this UTC month, ms since the epoch. */
export function monthStart(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** Seconds or ms since the epoch (10^11 s is the year 5138), as ms; undefined where it is no number. */
function timeOf(text: Json | undefined): number | undefined {
  const time = typeof text === 'string' && /^\d{9,13}$/.test(text) ? Number(text) : undefined;
  return time === undefined || time >= 1e11 ? time : time * 1000;
}

/** Whether all of the month until now is asked for, as far as the address says. The page shows months that are over, too. */
function isThisMonth({ request: { query }, at }: Answer): boolean {
  const [start, end] = [timeOf(query.startDate), timeOf(query.endDate)];
  return (start === undefined || start === monthStart(at)) && (end === undefined || end >= at - DAY);
}

/**
 * GET /api/settings/billing/usage-v2: what Inference Providers took of this period's credits, in USD. What goes beyond
 * the credits is charged, up to a limit of the person's own. Whether that limit counts the credits too is not told: so it
 * is quiet beside them, and stands for itself only where no credits are. The period's end is that of the days that were
 * asked for, so it is no renewal where it is over already.
 */
export const readInference: Reader = (answer) => {
  if (!isThisMonth(answer)) return {};
  const { usedNanoUsd, includedNanoUsd, limitNanoUsd, periodEnd } = shaped(Billing, answer.json).usage
    .inferenceProviders;
  const used = exact(usedNanoUsd / NANO);
  const included = exact((includedNanoUsd ?? 0) / NANO);
  const limit = exact((limitNanoUsd ?? 0) / NANO);
  if (includedNanoUsd === undefined && limitNanoUsd === undefined)
    return refuse(
      'changed-shape',
      'usage.inferenceProviders',
      'Neither credits nor a limit of the inference usage was told.',
    );
  const isAhead = typeof periodEnd === 'number' && periodEnd > answer.at;
  const resetsAt = isAhead ? { resetsAt: periodEnd, refills: true as const } : {};
  const pools: PoolReading[] = [];
  if (included > 0)
    pools.push({
      id: 'inference-credits',
      label: 'Inference credits',
      unit: 'USD',
      limit: included,
      used: Math.min(used, included),
      remaining: exact(Math.max(0, included - used)),
      ...resetsAt,
    });
  if (limit > 0)
    pools.push({
      id: 'inference-limit',
      label: 'Inference spending limit',
      unit: 'USD',
      limit,
      used,
      remaining: exact(Math.max(0, limit - used)),
      ...resetsAt,
      ...(included > 0 ? { quiet: true as const } : {}),
    });
  return { pools, complete: true };
};
