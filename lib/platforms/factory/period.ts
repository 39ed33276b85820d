import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { shaped } from '../read';
import { Amount, Moment } from './shapes';

const Tokens = v.nullish(v.object({ totalAllowance: v.nullish(Amount), usedRatio: v.nullish(Amount) }));

const Period = v.object({
  usage: v.object({ endDate: v.nullish(Moment), standard: Tokens, premium: Tokens }),
});

/**
 * GET /api/organization/subscription/usage: of the older plans, which part of a period's tokens is used (a ratio, 0 to 1).
 * An allowance of 0 is none.
 */
export const readPeriod: Reader = ({ json }) => {
  const { endDate, standard, premium } = shaped(Period, json).usage;
  const pools = [
    { id: 'period:standard', label: 'Standard tokens', tokens: standard },
    { id: 'period:premium', label: 'Premium tokens', tokens: premium },
  ].flatMap(({ id, label, tokens }): PoolReading[] => {
    if (!tokens?.totalAllowance || typeof tokens.usedRatio !== 'number') return [];
    const used = exact(tokens.usedRatio * 100);
    return [
      {
        id,
        label,
        unit: 'percent',
        limit: 100,
        used,
        remaining: exact(Math.max(0, 100 - used)),
        ...(typeof endDate === 'number' ? { resetsAt: endDate } : {}),
      },
    ];
  });
  return { pools, complete: true };
};
