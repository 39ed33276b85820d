import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import { Amount } from './shapes';

export const AgentUsageV2 = v.object({
  dailyUsage: v.nullish(Amount),
  dailyLimit: v.nullish(Amount),
  monthlyUsage: v.nullish(Amount),
  monthlyLimit: v.nullish(Amount),
  isUnderMonthlyQuota: v.nullish(v.boolean()),
  nextCreditsAt: v.nullish(IsoTime),
});
type AgentUsageV2 = v.InferOutput<typeof AgentUsageV2>;

/** Of before the summer of 2026: one count, for how long it holds is not told. */
export const AgentUsage = v.object({ usage: v.nullish(Amount), limit: v.nullish(Amount) });

/**
 * What a free account may use of the Agent, by day and by month. `nextCreditsAt` is when there is more: the next day,
 * or where the month's are used up the next month.
 */
export function agentPools(usage: AgentUsageV2): PoolReading[] {
  const next = usage.nextCreditsAt;
  const more = typeof next === 'number' ? { resetsAt: next } : {};
  const monthIsOver = usage.isUnderMonthlyQuota === false;
  return [
    ...countPool({ id: 'agent-daily', label: 'Agent, daily' }, usage.dailyUsage, usage.dailyLimit).map(
      (pool) => ({ ...pool, ...more }),
    ),
    ...countPool(
      { id: 'agent-monthly', label: 'Agent, monthly' },
      usage.monthlyUsage,
      usage.monthlyLimit,
    ).map((pool) => ({ ...pool, ...(monthIsOver ? more : {}) })),
  ];
}

export function olderAgentPools({ usage, limit }: v.InferOutput<typeof AgentUsage>): PoolReading[] {
  return countPool({ id: 'agent', label: 'Agent' }, usage, limit);
}

/** None where the limit is 0 or missing: paid plans. */
function countPool(
  name: Pick<PoolReading, 'id' | 'label'>,
  used: number | null | undefined,
  limit: number | null | undefined,
): PoolReading[] {
  if (typeof used !== 'number' || !limit) return [];
  return [{ ...name, unit: 'credit', limit, used, remaining: exact(Math.max(0, limit - used)) }];
}
