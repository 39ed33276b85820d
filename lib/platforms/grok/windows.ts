import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings, PriceDraft } from '../platform';
import { refuse, shaped } from '../read';
import { effortOf, windowOf } from './modes';

const Count = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));
const Seconds = v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(366 * 86_400)));
const Effort = v.nullish(v.object({ cost: Count }));

const RateLimits = v.object({
  windowSizeSeconds: Seconds,
  remainingQueries: Count,
  totalQueries: Count,
  waitTimeSeconds: Seconds,
  remainingTokens: Count,
  totalTokens: Count,
  lowEffortRateLimits: Effort,
  highEffortRateLimits: Effort,
});
type RateLimits = v.InferOutput<typeof RateLimits>;

const Asked = v.object({
  modelName: v.pipe(v.string(), v.nonEmpty(), v.maxLength(60)),
  requestKind: v.nullish(v.string()),
});

/** POST /rest/rate-limits: the window of one mode, which only the request names, and what a query of it takes. */
export function readRateLimits(answer: Answer): Findings {
  const { modelName, requestKind } = shaped(Asked, answer.request.body, 'request');
  const limits = shaped(RateLimits, answer.json);
  const { limit, remaining } = counts(limits);
  const { windowSizeSeconds, waitTimeSeconds } = limits;
  const pool: PoolReading = {
    ...windowOf(modelName, requestKind ?? undefined),
    unit: 'query',
    limit,
    remaining,
    used: Math.max(0, limit - remaining),
    ...(windowSizeSeconds ? { windowSeconds: windowSizeSeconds } : {}),
    // Told while one has to wait only. Then one query is back, not all of them: the window rolls.
    ...(waitTimeSeconds ? { resetsAt: answer.now + waitTimeSeconds * 1000 } : {}),
    // A mode that the plan doesn't have: nothing ran out.
    ...(limit === 0 ? { quiet: true as const } : {}),
  };
  return { pools: [pool], ...prices(limits, modelName, pool.id) };
}

/**
 * In queries. Where the two efforts share a window it is told as "tokens", and the queries are 0: these have nothing to do
 * with a model's tokens, a message takes `cost` of them.
 */
function counts(limits: RateLimits): { readonly limit: number; readonly remaining: number } {
  const { totalTokens, remainingTokens, totalQueries, remainingQueries } = limits;
  if (typeof totalTokens === 'number' && totalTokens > 0) {
    if (typeof remainingTokens !== 'number')
      return refuse(
        'changed-shape',
        'remainingTokens',
        'The window tells its size, and not what is left of it.',
      );
    return { limit: totalTokens, remaining: remainingTokens };
  }
  if (typeof totalQueries !== 'number')
    return refuse('changed-shape', 'totalQueries', 'The window tells no size.');
  if (typeof remainingQueries !== 'number')
    return refuse(
      'changed-shape',
      'remainingQueries',
      'The window tells its size, and not what is left of it.',
    );
  return { limit: totalQueries, remaining: remainingQueries };
}

function prices(
  limits: RateLimits,
  model: string,
  pool: string,
): { readonly prices?: readonly PriceDraft[] } {
  const effort = effortOf(model);
  const { cost } = (effort === undefined ? undefined : limits[`${effort}EffortRateLimits`]) ?? {};
  if (typeof cost !== 'number' || cost === 0) return {};
  return { prices: [{ feature: 'message', model, pool, unit: 'query', amount: cost }] };
}
