import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';
import { Amount, IsoTime } from './shapes';

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

/**
 * GET /api/settings/billing/usage-v2: what Inference Providers took of this period's credits, in USD. What goes beyond
 * the credits is charged, up to a limit of the person's own. Whether that limit counts the credits too is not told: so it
 * is quiet beside them, and stands for itself only where no credits are.
 */
export const readInference: Reader = (answer) => {
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
  const resetsAt = typeof periodEnd === 'number' ? { resetsAt: periodEnd, refills: true as const } : {};
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
