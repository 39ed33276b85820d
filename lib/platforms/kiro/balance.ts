import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { type Extra, type Row, Usage } from './shapes';

const names: Readonly<Record<string, string>> = {
  'KIRO FREE': 'Free',
  'KIRO PRO': 'Pro',
  'KIRO PRO+': 'Pro+',
  'KIRO POWER': 'Power',
};

/** From here on a limit is a placeholder of plans without one. */
const NO_LIMIT = 999_999;

/** POST GetUserUsageAndLimits: credits of the month, of a trial, of bonuses, and overage where it is switched on. */
export function readUsage(answer: Answer): Findings {
  if (answer.status === 423)
    refuse('not-on-plan', 'status', 'Kiro says that this account is suspended (423).');
  const usage = shaped(Usage, answer.json);
  const rows = usage.usageBreakdownList.filter(({ resourceType }) => resourceType === 'CREDIT');
  const [row] = rows;
  // Of several, nothing tells which one is spent.
  if (row === undefined || rows.length > 1)
    return refuse(
      'changed-shape',
      'usageBreakdownList',
      `Expected one row of credits, found ${rows.length}.`,
    );
  const resetsAt = row.nextDateReset ?? usage.nextDateReset ?? undefined;
  const overage = usage.overageConfiguration?.overageStatus === 'ENABLED';
  const title = usage.subscriptionInfo?.subscriptionTitle || undefined;
  const plan = title === undefined ? undefined : (names[title] ?? title);
  const id = usage.userInfo?.userId || undefined;
  return {
    pools: [
      ...monthPool(row, resetsAt),
      ...trialPool(row),
      ...bonusPools(row),
      ...(overage ? overagePool(row, resetsAt) : []),
    ],
    complete: true,
    ...(id === undefined ? {} : { account: { id, ...(plan === undefined ? {} : { plan }) } }),
    ...(plan === undefined ? {} : { plan }),
  };
}

/** What is used includes the overage. */
function monthPool(row: Row, resetsAt: number | undefined): PoolReading[] {
  const { used: all, limit } = amountsOf(row, 'usageBreakdownList.CREDIT');
  const used = exact(all - (row.currentOveragesWithPrecision ?? 0));
  const name = { id: 'credits', label: 'Credits', unit: 'credit' };
  if (used < 0) return refuse('changed-shape', 'currentOverages', 'More overage than use is told.');
  if (limit === 0 || limit >= NO_LIMIT) return [{ ...name, used, quiet: true }];
  const when = resetsAt === undefined ? {} : { resetsAt: resetsAt * 1000 };
  // A bonus or a trial that is used first may be counted as well, and nothing tells how much.
  const isMixed = !isEmpty(row.bonuses) || isActive(row.freeTrialInfo?.freeTrialStatus);
  if (used > limit && isMixed) return [{ ...name, limit, ...when, refills: true }];
  // What goes beyond the limit is none of the plan's, as steipete/CodexBar reads it too.
  const own = Math.min(used, limit);
  return [{ ...name, limit, used: own, remaining: exact(limit - own), ...when, refills: true }];
}

function trialPool({ freeTrialInfo: trial }: Row): PoolReading[] {
  if (!trial || !isActive(trial.freeTrialStatus)) return [];
  return extraPool(
    { id: 'trial', label: 'Free trial' },
    amountsOf(trial, 'freeTrialInfo'),
    trial.freeTrialExpiry,
  );
}

/** They have no ids that are told, so those that end together are one pool. */
function bonusPools({ bonuses }: Row): PoolReading[] {
  const byEnd = new Map<number | undefined, { used: number; limit: number }>();
  for (const bonus of bonuses ?? []) {
    if (!isActive(bonus.status)) continue;
    const { used, limit } = amountsOf(bonus, 'bonuses');
    const end = bonus.expiresAt ?? undefined;
    const before = byEnd.get(end) ?? { used: 0, limit: 0 };
    byEnd.set(end, { used: exact(before.used + used), limit: exact(before.limit + limit) });
  }
  return [...byEnd].flatMap(([end, sum]) =>
    extraPool({ id: end === undefined ? 'bonus' : `bonus:${end}`, label: 'Bonus' }, sum, end),
  );
}

function extraPool(
  name: Pick<PoolReading, 'id' | 'label'>,
  { used, limit }: { readonly used: number; readonly limit: number },
  expiresAt: number | null | undefined,
): PoolReading[] {
  if (limit === 0) return [];
  const end = typeof expiresAt === 'number' ? { expiresAt: expiresAt * 1000 } : {};
  return [{ ...name, unit: 'credit', limit, used, remaining: exact(Math.max(0, limit - used)), ...end }];
}

function overagePool(row: Row, resetsAt: number | undefined): PoolReading[] {
  const { overageCapWithPrecision: limit, currentOveragesWithPrecision: used } = row;
  if (typeof limit !== 'number' || typeof used !== 'number' || limit === 0) return [];
  return [
    {
      ...{ id: 'overage', label: 'Overage', unit: 'credit', limit, used, paysBeyond: true },
      remaining: exact(Math.max(0, limit - used)),
      ...(resetsAt === undefined ? {} : { resetsAt: resetsAt * 1000 }),
    },
  ];
}

function amountsOf(of: Extra, at: string): { readonly used: number; readonly limit: number } {
  const used = of.currentUsageWithPrecision ?? of.currentUsage;
  const limit = of.usageLimitWithPrecision ?? of.usageLimit;
  if (typeof used === 'number' && typeof limit === 'number') return { used, limit };
  return refuse('changed-shape', at, `Expected what is used and a limit at ${at}.`);
}

function isActive(status: string | null | undefined): boolean {
  return status === 'ACTIVE';
}

function isEmpty(list: readonly unknown[] | null | undefined): boolean {
  return (list ?? []).length === 0;
}
