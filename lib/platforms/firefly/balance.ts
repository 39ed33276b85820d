import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { accountOf } from './account';

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

const Balance = v.object({
  total: v.nullish(
    v.object({ quota: v.object({ available: Amount, total: v.nullish(Amount), used: v.nullish(Amount) }) }),
  ),
  /** The whole answer of before 2026. */
  balance: v.nullish(Amount),
});

export const POOL = 'credits';

/**
 * GET /v1/credits/balance: the generative credits of the month. When they renew is not told. `total` and `used` were
 * seen by one client only, and are left out where they are missing.
 */
export function readBalance(answer: Answer): Findings {
  const { total, balance } = shaped(Balance, answer.json);
  const quota = total?.quota;
  const remaining = quota?.available ?? balance;
  if (typeof remaining !== 'number')
    return refuse('changed-shape', 'total.quota.available', 'The answer tells no credits.');
  const limit = quota?.total;
  const used = quota?.used;
  return {
    pools: [
      {
        id: POOL,
        label: 'Generative credits',
        unit: 'credit',
        remaining,
        ...(typeof limit === 'number' ? { limit } : {}),
        ...(typeof used === 'number' ? { used } : {}),
        // Its plan gives none: nothing ran out.
        ...(limit === 0 && remaining === 0 ? { quiet: true as const } : {}),
      },
    ],
    complete: true,
    ...accountOf(answer),
  };
}
