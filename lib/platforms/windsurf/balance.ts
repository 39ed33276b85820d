import * as v from 'valibot';
import type { Account, PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';

const Percent = v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)));

/** Seconds since the epoch; the bounds (2001 and 5138) tell them from milliseconds. */
const UnixTime = v.exactOptional(v.pipe(v.number(), v.minValue(1e9), v.maxValue(1e11)));

const PlanStatus = v.object({
  planInfo: v.exactOptional(v.object({ planName: v.exactOptional(v.string()) })),
  dailyQuotaRemainingPercent: Percent,
  weeklyQuotaRemainingPercent: Percent,
  dailyQuotaResetAtUnix: UnixTime,
  weeklyQuotaResetAtUnix: UnixTime,
});

/**
 * POST GetPlanStatus: how much of the day's and of the week's quota is left. Plans of enterprises have neither, they are
 * still sold by credits.
 */
export function readPlanStatus(answer: Answer): Findings {
  const status = shaped(v.object({ planStatus: PlanStatus }), answer.json).planStatus;
  const pools = [
    ...windowPool('daily', 'Daily', 86_400, status.dailyQuotaRemainingPercent, status.dailyQuotaResetAtUnix),
    ...windowPool(
      'weekly',
      'Weekly',
      7 * 86_400,
      status.weeklyQuotaRemainingPercent,
      status.weeklyQuotaResetAtUnix,
    ),
  ];
  const plan = status.planInfo?.planName || undefined;
  if (pools.length === 0) {
    if (plan === undefined) refuse('changed-shape', 'planStatus', 'Neither a plan nor a quota is told.');
    refuse('not-on-plan', 'planStatus', 'Windsurf tells no quota of a day or a week for this plan.');
  }
  const account = accountOf(answer, plan);
  return {
    pools,
    complete: true,
    ...(account === undefined ? {} : { account }),
    ...(plan === undefined ? {} : { plan }),
  };
}

/**
 * Protobuf may leave a 0 out, so where the end of a window is told and no percentage, it may be used up, or not be metered:
 * a window of which nothing is known.
 */
function windowPool(
  id: string,
  label: string,
  windowSeconds: number,
  remaining: number | undefined,
  resetsAt: number | undefined,
): PoolReading[] {
  if (remaining === undefined && resetsAt === undefined) return [];
  return [
    {
      ...{ id, label, unit: 'percent', limit: 100, windowSeconds, refills: true },
      ...(remaining === undefined ? {} : { remaining, used: 100 - remaining }),
      ...(resetsAt === undefined ? {} : { resetsAt: resetsAt * 1000 }),
    },
  ];
}

/** One person may have a seat in several organisations. */
function accountOf({ request: { headers } }: Answer, plan: string | undefined): Account | undefined {
  const { 'x-devin-account-id': account, 'x-devin-primary-org-id': org } = headers;
  if (typeof account !== 'string' || typeof org !== 'string' || account === '' || org === '')
    return undefined;
  return { id: `${account}:${org}`, ...(plan === undefined ? {} : { plan }) };
}
