import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { Moment, monthly } from './balance';

const Subscription = v.object({
  success: v.boolean(),
  data: v.nullish(
    v.object({
      planId: v.pipe(v.string(), v.nonEmpty()),
      status: v.nullish(v.string()),
      currentPeriodEnd: v.nullish(Moment),
    }),
  ),
});

/** As CodexBar's CommandCodePlanCatalog.swift calls them. */
const names: Readonly<Record<string, string>> = {
  'individual-go': 'Go',
  'individual-go-v1': 'Go',
  'individual-goat': 'GOAT',
  'individual-pro': 'Pro',
  'individual-pro-v1': 'Pro',
  'individual-max': 'Max',
  'individual-ultra': 'Ultra',
};

/**
 * GET /internal/billing/subscriptions: which plan, and when its month ends, which is added to the month's credits. `data: null`
 * is the free one; a plan that we don't know is told as it is.
 */
export function readSubscription(answer: Answer): Findings {
  const { success, data } = shaped(Subscription, answer.json);
  if (!success) refuse('server-error', 'success', 'Command Code could not tell the plan.');
  if (data === undefined)
    return refuse('changed-shape', 'data', 'The answer does not speak of a subscription.');
  if (data === null) return { plan: 'Free' };
  if (data.status !== 'active') return {};
  const { planId, currentPeriodEnd: end } = data;
  return {
    ...(typeof end === 'number' && end > answer.now
      ? { pools: [{ ...monthly, resetsAt: end, partial: true }] }
      : {}),
    plan: Object.hasOwn(names, planId) ? (names[planId] as string) : planId,
  };
}
