import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import type { Reader } from '../platform';
import { shaped } from '../read';
import { Amount } from './shapes';

const Quota = v.object({
  /** Seconds of GPU a day. */
  base: Amount,
  /** Seconds that are left, not those that are used. More than that was used where a run began just in time. */
  current: v.pipe(v.number(), v.finite()),
  resetsAt: v.nullish(IsoTime),
  runs: v.nullish(
    v.object({
      used: v.nullish(Amount),
      limit: v.nullish(Amount),
      remaining: v.nullish(Amount),
      resetsAt: v.nullish(IsoTime),
    }),
  ),
});
type Runs = NonNullable<v.InferOutput<typeof Quota>['runs']>;

/**
 * GET /api/spaces/zero-gpu/quota: seconds that ZeroGPU spaces may use in the 24 hours after the first use, and, since
 * autumn 2026, how many runs.
 */
export const readZeroGpu: Reader = (answer) => {
  const { base, current, resetsAt, runs } = shaped(Quota, answer.json);
  const remaining = Math.max(0, current);
  const seconds: PoolReading = {
    id: 'zero-gpu',
    label: 'ZeroGPU',
    unit: 'second',
    ...(base > 0 ? { limit: base, remaining } : { remaining, quiet: true as const }),
    ...renewal(resetsAt),
  };
  return { pools: [seconds, ...runPools(runs ?? undefined)], complete: true };
};

function runPools(runs: Runs | undefined): PoolReading[] {
  if (runs === undefined || !runs.limit) return [];
  const { limit, used, remaining, resetsAt } = runs;
  return [
    {
      id: 'zero-gpu-runs',
      label: 'ZeroGPU runs',
      unit: 'use',
      limit,
      ...(typeof used === 'number' ? { used } : {}),
      ...(typeof remaining === 'number' ? { remaining } : {}),
      ...renewal(resetsAt),
    },
  ];
}

function renewal(resetsAt: number | null | undefined): Pick<PoolReading, 'resetsAt' | 'refills'> {
  return typeof resetsAt === 'number' ? { resetsAt, refills: true } : {};
}
