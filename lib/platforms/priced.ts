import { type PriceRule, priceByRules, usualOutput } from '../core/quote/rule';
import type { Task } from '../core/quote/task';

/**
 * What a task takes of a pool by the platform's price table, for a spend whose answer doesn't tell. Undefined where the
 * table gives a range, is of low confidence, or knows nothing of it: then the next reading tells.
 */
export function tablePrice(costs: readonly PriceRule[], pool: string, task: Task): number | undefined {
  const rules = costs.filter((rule) => rule.pool === pool && rule.confidence !== 'low');
  const price = priceByRules(rules, task, usualOutput);
  return price !== undefined && price.low === price.high ? price.amount : undefined;
}
