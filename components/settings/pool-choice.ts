import type { Card } from '../../lib/core/card';
import type { Unit } from '../../lib/core/unit';
import type { PlatformFacts } from '../../lib/platforms/platform';

/** One balance of a platform, as people may name it. */
export interface PoolChoice {
  readonly platform: string;
  readonly platformName: string;
  readonly pool: string;
  readonly poolName: string;
  /** Absent for a pool that is on no card now. */
  readonly unit?: Unit;
}

/** The key of a pool's own thresholds in the settings. */
export function poolKey({ platform, pool }: Pick<PoolChoice, 'platform' | 'pool'>): string {
  return `${platform}|${pool}`;
}

/** The pools on the cards, in the cards' order. */
export function poolsOnCards(cards: readonly Card[]): readonly PoolChoice[] {
  return cards.flatMap(({ platform, name, balances }) =>
    balances.map(({ id, label, unit }) => ({
      platform,
      platformName: name,
      pool: id,
      poolName: label,
      unit,
    })),
  );
}

/** The pools of these keys by name, also of those that are on no card now. */
export function poolsOfKeys(
  keys: readonly string[],
  onCards: readonly PoolChoice[],
  platforms: readonly Pick<PlatformFacts, 'id' | 'name'>[],
): readonly PoolChoice[] {
  const pools = keys.map((key) => onCards.find((one) => poolKey(one) === key) ?? unseen(key, platforms));
  return pools.sort((a, b) => compare(a.platformName, b.platformName) || compare(a.poolName, b.poolName));
}

function unseen(key: string, platforms: readonly Pick<PlatformFacts, 'id' | 'name'>[]): PoolChoice {
  const bar = key.indexOf('|');
  const [platform, pool] = [key.slice(0, bar), key.slice(bar + 1)];
  const name = platforms.find(({ id }) => id === platform)?.name ?? platform;
  return { platform, platformName: name, pool, poolName: pool };
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { sensitivity: 'base', numeric: true });
}
