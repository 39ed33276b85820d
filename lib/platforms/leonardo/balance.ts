import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import type { Findings } from '../platform';

export const POOL = 'tokens';

const Amount = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)));
const tokens = { subscriptionTokens: Amount, rolloverTokens: Amount, paidTokens: Amount };

/** An operation asks for some of it only; what it doesn't ask for is absent. */
export const Details = v.looseObject({
  ...tokens,
  plan: v.nullish(v.string()),
  /** ISO 8601, without a zone: UTC. */
  tokenRenewalDate: v.nullish(v.union([v.literal(''), IsoTime])),
});
export const Team = v.looseObject({ ...tokens, akUUID: v.nullish(v.string()) });
export type Details = v.InferOutput<typeof Details>;

/** Free accounts are filled up to this once a day (seen 2026-06-01). */
const FREE_A_DAY = 150;

/** Undefined where not all three are told: their sum is what is left. */
export function readTokens(details: Details, now: number): Findings | undefined {
  const { subscriptionTokens: plan, rolloverTokens: rollover, paidTokens: paid } = details;
  if (typeof plan !== 'number' || typeof rollover !== 'number' || typeof paid !== 'number') return undefined;
  return {
    pools: [
      together(details, plan, exact(rollover + paid), now),
      ...part('rollover-tokens', 'Carried-over tokens (included)', rollover),
      ...part('paid-tokens', 'Bought tokens (included)', paid),
    ],
    complete: true,
    ...(details.plan ? { plan: named(details.plan) } : {}),
  };
}

/** The limit is not told: known of free accounts alone, for what paid plans hold was found without a date. */
function together({ plan: name, tokenRenewalDate }: Details, plan: number, others: number, now: number) {
  const isFree = name?.toUpperCase() === 'FREE' && plan <= FREE_A_DAY;
  const isAhead = typeof tokenRenewalDate === 'number' && tokenRenewalDate > now;
  const resetsAt = isAhead ? tokenRenewalDate : undefined;
  const pool: PoolReading = {
    id: POOL,
    label: 'Tokens',
    unit: 'token',
    remaining: exact(plan + others),
    ...(isFree ? { limit: exact(FREE_A_DAY + others) } : {}),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    ...(isFree && others === 0 && resetsAt !== undefined ? { refills: true as const } : {}),
  };
  return pool;
}

/** Part of `tokens`: quiet, so that it is never added to it. */
function part(id: string, label: string, remaining: number): readonly PoolReading[] {
  return remaining === 0 ? [] : [{ id, label, unit: 'token', remaining, quiet: true }];
}

/** `APPRENTICE_V2` as `Apprentice`. */
function named(plan: string): string {
  const words = plan
    .replace(/_V\d+$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
