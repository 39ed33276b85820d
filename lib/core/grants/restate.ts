import type { Grant } from './grant';
import type { Purse } from './purse';
import { purseBalance } from './purse-balance';
import { isActive } from './span';

/**
 * The grants of a purse as a person would type them in at `now` (ms): what is left of each now. From then on they
 * count alike, and nothing from before is needed. For when one of them is added, changed or taken away: what the
 * others have must not depend on it. What is owed and what is uncounted is forgotten.
 */
export function restated(
  grants: readonly Grant[],
  purse: Purse,
  now: number,
  zone: string,
): readonly Grant[] {
  const { parts } = purseBalance(grants, purse, now, zone).shares;
  return grants.map((grant) => {
    const part = parts.find((one) => one.grant.id === grant.id);
    if (part?.remaining === undefined || !isActive(grant, now) || grant.effectiveAt === now) return grant;
    const { left: _left, openUntil: _open, ...rest } = grant;
    const open = grant.renewal.every === 'window' ? part.renewsAt : undefined;
    return {
      ...rest,
      ...(part.remaining === grant.amount ? {} : { left: part.remaining }),
      ...(open === undefined ? {} : { openUntil: open }),
      effectiveAt: now,
      boughtAt: grant.boughtAt ?? grant.effectiveAt,
    };
  });
}
