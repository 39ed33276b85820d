import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { Amount, EpochMs } from './shapes';

const Totals = v.object({
  TotalCount: Amount,
  TotalValue: Amount,
  TotalSurplusValue: Amount,
  ProductCode: v.nullish(v.string()),
});

/** The gateway answers with the totals bare, or wrapped once more. */
const Summary = v.object({
  Data: v.optional(Totals),
  data: v.nullish(v.object({ Data: v.optional(v.array(Totals)) })),
});

/** `GetSubscriptionSummary`: the credits of a team's token plan together. No subscription is no pool, not an empty one. */
export function readSummary(answer: Answer): Findings {
  const { Data: bare, data } = shaped(Summary, answer.json);
  const totals = bare ?? data?.Data?.[0];
  if (totals === undefined) return refuse('changed-shape', 'Data', 'The summary has no totals.');
  // Other products have summaries of the same form.
  if (totals.ProductCode && !/token-?plan/i.test(totals.ProductCode)) return {};
  if (totals.TotalCount === 0) return { pools: [] };
  return { pools: [credits('credits', totals.TotalValue, totals.TotalSurplusValue)] };
}

const Equity = v.object({ Type: v.string(), CycleTotalValue: Amount, CycleSurplusValue: Amount });
const Instance = v.object({
  InstanceCode: v.pipe(v.string(), v.regex(/token-?plan/i)),
  Status: v.literal('NORMAL'),
  EndTime: v.nullish(EpochMs),
  EquityList: v.array(Equity),
});
const Instances = v.object({ data: v.object({ Data: v.array(v.unknown()) }) });

/**
 * A list of subscriptions, each with what it holds in this cycle. Its `EndTime` is taken for the end of the cycle, as
 * steipete/CodexBar does. Any other answer of the gateway tells nothing.
 */
export function readCreditsOfInstances(answer: Answer): Findings {
  if (!v.is(Instances, answer.json)) return {};
  const pools = answer.json.data.Data.flatMap((one, index): PoolReading[] => {
    const instance = v.safeParse(Instance, one);
    if (!instance.success) return [];
    const { EquityList, EndTime, InstanceCode } = instance.output;
    const equity = EquityList.find(({ Type }) => Type === 'CREDITS');
    if (equity === undefined) return [];
    const id = index === 0 ? 'credits' : `credits:${InstanceCode}`;
    const pool = credits(id, equity.CycleTotalValue, equity.CycleSurplusValue);
    return [{ ...pool, ...(typeof EndTime === 'number' ? { resetsAt: EndTime } : {}) }];
  });
  return pools.length === 0 ? {} : { pools };
}

function credits(id: string, limit: number, remaining: number): PoolReading {
  return {
    id,
    label: 'Token plan credits',
    unit: 'credit',
    limit,
    used: Math.max(0, exact(limit - remaining)),
    remaining,
  };
}
