import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { planName } from './plan-name';
import { Amount } from './shapes';

/** Cents. A limit of null is none; `remaining` is below zero where more was used. */
const Money = v.object({
  enabled: v.nullish(v.boolean()),
  used: v.nullable(Amount),
  limit: v.nullable(Amount),
  remaining: v.nullish(v.pipe(v.number(), v.finite())),
});
type Money = v.InferOutput<typeof Money>;

/** Both are percent even below 1: 0.36 is 0.36 % (CodexBar's CursorStatusProbe, 2026-08). */
const Plan = v.object({
  ...Money.entries,
  autoPercentUsed: v.nullish(Amount),
  apiPercentUsed: v.nullish(Amount),
});

const Summary = v.object({
  billingCycleEnd: v.nullish(IsoTime),
  membershipType: v.nullish(v.string()),
  isUnlimited: v.nullish(v.boolean()),
  individualUsage: v.object({
    plan: v.nullish(Plan),
    onDemand: v.nullish(Money),
    overall: v.nullish(Money),
  }),
  teamUsage: v.nullish(v.object({ onDemand: v.nullish(Money), pooled: v.nullish(Money) })),
});

type Named = Pick<PoolReading, 'id' | 'label'>;

/**
 * GET /api/usage-summary: what the plan includes, in money and by kind of model, and what is spent beyond it. Members
 * of a company have a cap of their own (`overall`) and a pool that they share instead of a plan. The plan's amounts
 * come again each billing cycle and are not carried over; what comes of the others then is not told.
 */
export function readSummary(answer: Answer): Findings {
  const summary = shaped(Summary, answer.json);
  const { individualUsage: own, teamUsage: team, billingCycleEnd } = summary;
  const cycle = typeof billingCycleEnd === 'number' ? { resetsAt: billingCycleEnd } : {};
  const renewed = typeof billingCycleEnd === 'number' ? { ...cycle, refills: true as const } : {};
  const unlimited = summary.isUnlimited === true;
  const plan = planName(summary.membershipType);
  const included = moneyPool({ id: 'included', label: 'Included usage' }, own.plan, unlimited);
  const capped = [
    ...moneyPool({ id: 'overall', label: 'Personal cap' }, own.overall, unlimited),
    ...moneyPool({ id: 'team-pool', label: 'Team pool' }, team?.pooled, unlimited),
    ...onDemand(own.onDemand, team?.onDemand),
  ];
  const byModel = [
    ...percentPool({ id: 'auto', label: 'Auto + Composer' }, own.plan?.autoPercentUsed, unlimited),
    ...percentPool({ id: 'api', label: 'API models' }, own.plan?.apiPercentUsed, unlimited),
  ];
  return {
    pools: [
      ...[...included, ...byModel].map((pool) => ({ ...pool, ...(pool.quiet ? cycle : renewed) })),
      ...capped.map((pool) => ({ ...pool, ...cycle })),
    ],
    complete: true,
    ...(plan === undefined ? {} : { plan }),
  };
}

/** None where the limit is 0: plans that count requests, see requests.ts. Without a limit only what was used is told. */
function moneyPool(name: Named, money: Money | null | undefined, unlimited: boolean): PoolReading[] {
  if (!money || money.enabled === false || money.limit === 0) return [];
  const { limit } = money;
  if (limit === null || unlimited) return usedOnly(name, money.used);
  const used = usedOf(money);
  const left = money.remaining ?? (used === undefined ? undefined : limit - used);
  return [
    {
      ...name,
      unit: 'USD',
      limit: usd(limit),
      ...(used === undefined ? {} : { used: usd(used) }),
      ...(left === undefined ? {} : { remaining: usd(Math.max(0, left)) }),
    },
  ];
}

function usedOnly(name: Named, used: number | null): PoolReading[] {
  return !used ? [] : [{ ...name, unit: 'USD', used: usd(used), quiet: true }];
}

/** At times `used` is 0 while the rest says that something was (openusage, docs/providers/cursor.md). */
function usedOf({ used, limit, remaining }: Money): number | undefined {
  if (used === 0 && typeof limit === 'number' && typeof remaining === 'number')
    return Math.max(0, limit - remaining);
  return used ?? undefined;
}

/** The person's own limit stops them before the team's does. */
function onDemand(own: Money | null | undefined, team: Money | null | undefined): readonly PoolReading[] {
  const ownPools = moneyPool({ id: 'on-demand', label: 'On-demand' }, own, false);
  const pools =
    ownPools.length > 0
      ? ownPools
      : moneyPool({ id: 'on-demand:team', label: 'Team on-demand' }, team, false);
  return pools.map((pool) => ({ ...pool, paysBeyond: true }));
}

function percentPool(name: Named, used: number | null | undefined, unlimited: boolean): PoolReading[] {
  if (typeof used !== 'number' || unlimited) return [];
  return [
    { ...name, unit: 'percent', limit: 100, used: exact(used), remaining: exact(Math.max(0, 100 - used)) },
  ];
}

function usd(cents: number): number {
  return exact(cents / 100);
}
