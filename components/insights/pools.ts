import type { ReadingEntry } from '../../lib/core/entry';
import type { Grant } from '../../lib/core/grants/grant';
import type { Unit } from '../../lib/core/unit';
import type { PoolKey } from '../../lib/storage/ledger/reader';
import type { State } from '../../lib/storage/state';
import type { Names } from './names';

/** A pool that has a course: the platform tells what is left of it. */
export interface ShownPool extends PoolKey {
  /** `platform|account|pool`, for the address. */
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
}

/** The pools of the accounts that fit the filters. */
export function poolsOf(
  state: State,
  filters: { readonly platform?: string; readonly account?: string },
  names: Names,
): readonly ShownPool[] {
  return Object.entries(state.accounts)
    .filter(([platform]) => filters.platform === undefined || filters.platform === platform)
    .flatMap(([platform, records]) => {
      const shown = records.filter(
        ({ account }) => filters.account === undefined || filters.account === account.id,
      );
      return shown.flatMap(({ account, pools }) =>
        pools.map(({ id, label, unit }) => ({
          platform,
          account: account.id,
          pool: id,
          unit,
          key: `${platform}|${account.id}|${id}`,
          label: [
            names.platform(platform),
            label,
            ...(records.length > 1 ? [names.account(platform, account.id)] : []),
          ].join(' · '),
        })),
      );
    });
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
