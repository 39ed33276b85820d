import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { FailureKind } from '../../core/failure';
import type { PoolReading } from '../../core/reading';
import type { Json } from '../../wire/json';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { Amount, Currency } from './shapes';

/** `usage_percentage` is 0 to 100, of `initial_budget` in whole units of the currency. */
const Budget = v.object({
  usage_percentage: Amount,
  initial_budget: Amount,
  currency: Currency,
  reset_at: v.nullish(IsoTime),
});

const Budgets = v.object({ api_budget: v.nullish(Budget), vibe_budget: v.nullish(Budget) });

/** GET /api/billing/v2/budget: what the plan includes of the API and of Vibe. One that is null is not in the plan. */
export function readBudget(answer: Answer): Findings {
  const { api_budget: api, vibe_budget: vibe } = shaped(Budgets, answer.json);
  if (api === undefined && vibe === undefined)
    return refuse('changed-shape', 'body', 'Neither of the two allowances is in the answer.');
  return { pools: [...includedApi(api), ...vibePool(vibe)] };
}

/** An allowance of 0 is none. */
function includedApi(budget: v.InferOutput<typeof Budget> | null | undefined): PoolReading[] {
  if (!budget || budget.initial_budget === 0) return [];
  const { usage_percentage: percent, initial_budget: limit, currency, reset_at: resetsAt } = budget;
  const used = exact((limit * percent) / 100);
  return [
    {
      id: 'included-api',
      label: 'Included API',
      unit: currency,
      limit,
      used,
      remaining: Math.max(0, exact(limit - used)),
      ...(typeof resetsAt === 'number' ? { resetsAt, refills: true as const } : {}),
    },
  ];
}

/** In percent, because the console tells no more of it. */
function vibePool(
  budget: Pick<v.InferOutput<typeof Budget>, 'usage_percentage' | 'reset_at'> | null | undefined,
): PoolReading[] {
  if (!budget || ('initial_budget' in budget && budget.initial_budget === 0)) return [];
  const { usage_percentage: used, reset_at: resetsAt } = budget;
  return [
    {
      id: 'vibe',
      label: 'Vibe',
      unit: 'percent',
      limit: 100,
      used,
      remaining: Math.max(0, exact(100 - used)),
      ...(typeof resetsAt === 'number' ? { resetsAt, refills: true as const } : {}),
    },
  ];
}

const Anything = v.custom<Json>(() => true);
const Reply = v.object({
  result: v.optional(
    v.object({
      data: v.object({ json: v.object({ usage_percentage: Amount, reset_at: v.nullish(IsoTime) }) }),
    }),
  ),
  error: v.optional(
    v.object({
      json: v.optional(v.object({ data: v.optional(v.object({ httpStatus: v.nullish(v.number()) })) })),
    }),
  ),
});

/** tRPC `billing.vibeUsage`: how much of the month's Vibe allowance is used. In a batch it is one of several answers. */
export function readVibe(answer: Answer): Findings {
  const index = (answer.params.list ?? '').split(',').indexOf('billing.vibeUsage');
  const replies = shaped(v.array(Anything), answer.json);
  const place = `[${index}]`;
  const { result, error } = shaped(Reply, replies[index], place);
  if (error !== undefined) refused(error.json?.data?.httpStatus ?? 500, `${place}.error`);
  if (result === undefined) return refuse('changed-shape', place, `Neither result nor error at ${place}.`);
  return { pools: vibePool(result.data.json) };
}

/** Inside a batch each call has a status of its own. */
function refused(status: number, place: string): never {
  const kinds: Readonly<Record<number, FailureKind>> = {
    401: 'signed-out',
    403: 'not-on-plan',
    429: 'rate-limited',
  };
  return refuse(kinds[status] ?? 'server-error', place, `Vibe's usage was refused (${status}).`);
}
