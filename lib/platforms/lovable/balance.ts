import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { workspaceOf } from './workspace';

/** Credits have decimals: 2.5. */
const Credits = v.pipe(v.number(), v.finite(), v.minValue(0));
const Known = v.nullish(Credits);

const Grant = v.object({ grant_type: v.pipe(v.string(), v.minLength(1)), granted: Known, remaining: Known });
type Grant = v.InferOutput<typeof Grant>;

const Expiring = v.object({
  grant_type: v.string(),
  credits: Known,
  remaining: Known,
  expires_at: v.nullish(IsoTime),
});
type Expiring = v.InferOutput<typeof Expiring>;

const Balance = v.object({
  total_granted: Known,
  /** Below zero where more was used than was there. */
  total_remaining: v.pipe(v.number(), v.finite()),
  daily_remaining: Known,
  daily_limit: Known,
  expiring_grants: v.nullish(v.array(Expiring)),
  grant_type_balances: v.nullish(v.array(Grant)),
});
type Balance = v.InferOutput<typeof Balance>;

const labels: Readonly<Record<string, string>> = {
  daily: 'Daily credits',
  billing: 'Monthly credits',
  rollover: 'Rolled over',
  topup: 'Top-ups',
  granted: 'Granted credits',
  bonus: 'Bonus credits',
};

/**
 * GET /workspaces/:org/credit-balance: all credits of a workspace, and the grants that they come from. When they renew
 * is told elsewhere; at what hour those of the day do, nowhere.
 */
export function readBalance(answer: Answer): Findings {
  const balance = shaped(Balance, answer.json);
  return {
    account: workspaceOf(answer),
    pools: [credits(balance), ...grantPools(balance)],
    complete: true,
  };
}

function credits(balance: Balance): PoolReading {
  const remaining = Math.max(0, balance.total_remaining);
  const limit = limitOf(balance);
  const isLimit = limit !== undefined && limit > 0 && limit >= remaining;
  return {
    id: 'credits',
    label: 'Credits',
    unit: 'credit',
    remaining,
    ...(isLimit ? { limit, used: exact(limit - remaining) } : {}),
    // A workspace that was never given any: nothing ran out.
    ...(limit === 0 && remaining === 0 ? { quiet: true as const } : {}),
  };
}

/** What was granted. The credits of the day are on top of it where all other grants make it up by themselves. */
function limitOf({ total_granted, daily_limit, grant_type_balances }: Balance): number | undefined {
  if (typeof total_granted !== 'number') return undefined;
  const others = (grant_type_balances ?? []).filter(({ grant_type }) => grant_type !== 'daily');
  const sum = exact(others.reduce((all, { granted }) => all + (granted ?? 0), 0));
  const isOnTop = others.length > 0 && sum === total_granted && typeof daily_limit === 'number';
  return isOnTop ? exact(total_granted + daily_limit) : total_granted;
}

/** Parts of `credits`, shown for information: quiet, so that they are never added to it. */
function grantPools({ grant_type_balances, expiring_grants, ...balance }: Balance): PoolReading[] {
  const grants = grant_type_balances ?? [];
  const daily: Grant = {
    grant_type: 'daily',
    granted: balance.daily_limit,
    remaining: balance.daily_remaining,
  };
  const all = grants.some(({ grant_type }) => grant_type === 'daily') ? grants : [...grants, daily];
  return all.flatMap(({ grant_type, granted, remaining }) => {
    if (typeof remaining !== 'number') return [];
    const expiresAt = endOf(grant_type, remaining, expiring_grants ?? []);
    const label = labels[grant_type] ?? grant_type.replaceAll('_', ' ');
    return [
      {
        id: `grant:${grant_type}`,
        label: `${label} (included)`,
        unit: 'credit',
        remaining,
        ...(typeof granted === 'number' && granted > 0 && granted >= remaining ? { limit: granted } : {}),
        ...(expiresAt === undefined ? {} : { expiresAt }),
        quiet: true as const,
      },
      ...(expiresAt === undefined ? endingParts(grant_type, label, expiring_grants ?? []) : []),
    ];
  });
}

/** Of a kind that is not lost at once: what ends, by its end. Those that end together are one pool. */
function endingParts(type: string, label: string, expiring: readonly Expiring[]): PoolReading[] {
  const byEnd = new Map<number, number>();
  for (const { grant_type, credits, remaining, expires_at: end } of expiring) {
    const left = credits ?? remaining;
    if (grant_type !== type || typeof left !== 'number' || typeof end !== 'number') continue;
    byEnd.set(end, exact((byEnd.get(end) ?? 0) + left));
  }
  return [...byEnd].map(([expiresAt, remaining]) => ({
    ...{ id: `grant:${type}:${expiresAt}`, label: `${label}, ending (included)`, unit: 'credit' },
    ...{ remaining, expiresAt, quiet: true },
  }));
}

/** Only where all that is left of a kind is lost at once: of several ends none is that of the kind. */
function endOf(type: string, left: number, expiring: readonly Expiring[]): number | undefined {
  const [only, another] = expiring.filter(({ grant_type }) => grant_type === type);
  if (only === undefined || another !== undefined) return undefined;
  return (only.credits ?? only.remaining) === left ? (only.expires_at ?? undefined) : undefined;
}
