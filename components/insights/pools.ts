import type { Renewal } from '../../lib/core/advisor/plan-table';
import type { MeasuredUse, OwnedCredit, Question } from '../../lib/core/advisor/question';
import { type LiveBalance, liveBalance } from '../../lib/core/balance';
import type { ReadingEntry } from '../../lib/core/entry';
import type { Grant } from '../../lib/core/grants/grant';
import type { Unit } from '../../lib/core/unit';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import type { GrantGroup } from '../../lib/storage/grant-groups';
import type { PoolKey } from '../../lib/storage/ledger/reader';
import type { Settings } from '../../lib/storage/schema';
import type { State } from '../../lib/storage/state';
import type { Names } from './names';

/** A pool that has a course: the platform tells what is left of it. */
export interface ShownPool extends PoolKey {
  /** `platform|account|pool`, for the address. */
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  /** What is left of it now. */
  readonly balance: LiveBalance;
  /** How long it takes to be full again, where that is told. */
  readonly windowSeconds?: number;
}

/** The pools of the accounts that fit the filters: those that were used on most days first, side notes last. */
export function poolsOf(
  state: State,
  filters: { readonly platform?: string; readonly account?: string },
  names: Names,
  now: number,
): readonly ShownPool[] {
  return Object.entries(state.accounts)
    .filter(([platform]) => filters.platform === undefined || filters.platform === platform)
    .flatMap(([platform, records]) => {
      const shown = records.filter(
        ({ account }) => filters.account === undefined || filters.account === account.id,
      );
      return shown.flatMap(({ account, pools, spends }) =>
        pools.map((pool) => {
          const { id, label, unit, windowSeconds } = pool;
          return {
            platform,
            account: account.id,
            pool: id,
            unit,
            balance: liveBalance(pool, spends, now),
            ...(windowSeconds === undefined ? {} : { windowSeconds }),
            key: `${platform}|${account.id}|${id}`,
            label: [
              names.platform(platform),
              label,
              ...(records.length > 1 ? [names.account(platform, account.id)] : []),
            ].join(' · '),
          };
        }),
      );
    })
    .sort(
      (a, b) =>
        Number(a.balance.quiet ?? false) - Number(b.balance.quiet ?? false) ||
        daysOfUse(state, b) - daysOfUse(state, a),
    );
}

function daysOfUse({ recentUse }: State, { platform, account, pool }: PoolKey): number {
  return recentUse[platform]?.[account]?.pools[pool]?.days.length ?? 0;
}

/** The grants that a pool is made of, as far as they say so: platform, account and unit fit. */
export function grantsOf(grants: readonly Grant[], pool: ShownPool): readonly Grant[] {
  return grants.filter(
    ({ platform, account, unit }) =>
      platform === pool.platform && unit === pool.unit && (account === undefined || account === pool.account),
  );
}

/** At most so many readings, the first and last kept, evenly: a chart has no more pixels. */
export function thinned(readings: readonly ReadingEntry[], most: number): readonly ReadingEntry[] {
  if (readings.length <= most) return readings;
  const step = (readings.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => readings[Math.round(index * step)]).filter(
    (reading) => reading !== undefined,
  );
}

const lengths: Readonly<Record<number, Renewal>> = { 1: 'daily', 7: 'weekly', 30: 'monthly', 31: 'monthly' };

/** Credit that was bought or given once, for the pool's platform, account and unit, and of which something is left. */
export function ownedOf(groups: readonly GrantGroup[], pool: ShownPool): readonly OwnedCredit[] {
  return groups
    .filter(({ platform, account }) => platform === pool.platform && account?.id === pool.account)
    .flatMap(({ units }) => units.filter(({ unit }) => unit === pool.unit))
    .flatMap(({ shares }) => shares.parts)
    .filter(({ grant, state }) => state === 'active' && grant.kind !== 'subscription')
    .flatMap(({ grant: { id, label, name, expiresAt }, remaining }) =>
      remaining === undefined || remaining <= 0
        ? []
        : [{ id, label: label ?? name, left: remaining, ...(expiresAt === undefined ? {} : { expiresAt }) }],
    );
}

/** What the advisor is asked about a pool. Undefined where the platform has no plan table. */
export function questionOf(
  pool: ShownPool,
  use: MeasuredUse,
  owned: readonly OwnedCredit[],
  platform: DetailedPlatform | undefined,
  { money }: Settings,
  now: number,
): Question | undefined {
  if (platform?.planTable === undefined) return undefined;
  const paid = money.plans[pool.platform];
  const renewal = lengths[Math.round((pool.windowSeconds ?? 0) / 86_400)];
  return {
    table: platform.planTable,
    pool: pool.pool,
    unit: pool.unit,
    ...(renewal === undefined ? {} : { renewal }),
    use,
    owned,
    ...(paid === undefined ? {} : { current: paid }),
    ...(money.currency === undefined ? {} : { currency: money.currency }),
    rates: money.rates,
    now,
  };
}
