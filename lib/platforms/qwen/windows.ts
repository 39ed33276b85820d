import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { EpochMs } from './shapes';

/** 0 to 1, of the plan's credits in that window. */
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(10));

const at = 'data.DataV2.data';

const Usage = v.object({
  per5HourPercentage: v.nullish(Share),
  per5HourResetTime: v.nullish(EpochMs),
  per1WeekPercentage: v.nullish(Share),
  per1WeekResetTime: v.nullish(EpochMs),
});

/** `…/tokenplan/personal/api/v2/usage`: how full both windows of the personal plan are. */
export function readWindows(answer: Answer): Findings {
  const usage = personal(answer, Usage);
  const pools = [
    ...windowPool('five-hour', '5-hour', 5 * 3600, usage.per5HourPercentage, usage.per5HourResetTime),
    ...windowPool('weekly', 'Weekly', 7 * 86_400, usage.per1WeekPercentage, usage.per1WeekResetTime),
  ];
  if (pools.length === 0) refuse('changed-shape', `${at}.data`, 'The answer tells neither window.');
  return { pools };
}

function windowPool(
  id: string,
  label: string,
  windowSeconds: number,
  share: number | null | undefined,
  resetsAt: number | null | undefined,
): PoolReading[] {
  if (typeof share !== 'number') return [];
  // Millionths of a percent are dust of the fraction.
  const used = Math.round(share * 1e8) / 1e6;
  return [
    {
      id,
      label,
      unit: 'percent',
      limit: 100,
      used,
      remaining: Math.round(Math.max(0, 100 - used) * 1e6) / 1e6,
      ...(typeof resetsAt === 'number' ? { resetsAt } : {}),
      windowSeconds,
      refills: true,
    },
  ];
}

const Subscription = v.object({ specCode: v.nullish(v.string()), status: v.nullish(v.string()) });

/** `…/tokenplan/personal/api/v2/subscription`: which plan runs; one that has ended is none. */
export function readPlan(answer: Answer): Findings {
  const { specCode, status } = personal(answer, Subscription);
  if (!specCode || status !== 'VALID') return {};
  return { plan: specCode.charAt(0).toUpperCase() + specCode.slice(1) };
}

/** The payload of the personal plan's calls. */
function personal<T extends v.GenericSchema>(answer: Answer, schema: T): v.InferOutput<T> {
  const Wrapped = v.object({
    data: v.object({
      DataV2: v.object({ data: v.object({ success: v.nullish(v.boolean()), data: schema }) }),
    }),
  });
  const { success, data } = shaped(Wrapped, answer.json).data.DataV2.data;
  if (success === false) refuse('server-error', `${at}.success`, 'Qwen Cloud could not tell the plan.');
  return data as v.InferOutput<T>;
}
