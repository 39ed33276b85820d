import type { Rollup } from '../rollup';
import { isMoney, type Unit } from '../unit';

/**
 * What may be added up. Dollars are dollars everywhere, and so are tokens or seconds. A credit is worth something
 * else on each platform, and a percentage says something of one pool of one account only.
 */
export interface Measure {
  /** Tells measures apart; the same for the same measure in every session. */
  readonly key: string;
  readonly unit: Unit;
  /** Absent: the same on all platforms. */
  readonly platform?: string;
  /** For percentages. */
  readonly account?: string;
  readonly pool?: string;
}

/** Units that mean the same wherever they are counted. */
const common = new Set<Unit>(['message', 'use', 'token', 'second', 'character', 'byte', 'download', 'task']);

type Measured = Pick<Rollup, 'unit' | 'platform' | 'account' | 'pool'>;

/** The key alone: what a pass over many rows asks for. */
export function measureKey({ unit, platform, account, pool }: Measured): string {
  if (common.has(unit) || isMoney(unit)) return unit;
  return unit === 'percent' ? [unit, platform, account, pool].join('|') : `${unit}|${platform}`;
}

export function measureOf(row: Measured): Measure {
  const { unit, platform, account, pool } = row;
  const key = measureKey(row);
  if (key === unit) return { key, unit };
  return unit === 'percent' ? { key, unit, platform, account, pool } : { key, unit, platform };
}
