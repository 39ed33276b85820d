import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { organizationOf } from './organization';

/** USD. What is left can be below zero: the next purchase pays for it (help.openai.com, article 8264778). */
const Usd = v.pipe(v.number(), v.finite());
const Granted = v.pipe(Usd, v.minValue(0));

/** Seconds since the epoch, as ms. The bounds (2001 and 5138) tell them from milliseconds. */
const EpochSeconds = v.pipe(
  v.number(),
  v.minValue(1e9),
  v.maxValue(1e11),
  v.transform((seconds) => seconds * 1000),
);

const Grant = v.object({ grant_amount: Granted, used_amount: Granted, expires_at: v.nullish(EpochSeconds) });

const CreditGrants = v.object({
  total_granted: Granted,
  total_used: Granted,
  total_available: Usd,
  grants: v.nullish(v.object({ data: v.nullish(v.array(Grant)) })),
});

/**
 * GET /dashboard/billing/credit_grants: bought and given credits together, in USD. Each grant has an end of its own. Where
 * only one has anything left, that is the end of all; else the first to be lost is shown by itself, quietly, because it
 * is part of the sum.
 */
export function readCreditGrants(answer: Answer): Findings {
  const told = shaped(CreditGrants, answer.json);
  const { total_granted: limit, total_used: used, total_available: remaining } = told;
  const left = (told.grants?.data ?? [])
    .map((grant) => ({
      left: exact(grant.grant_amount - grant.used_amount),
      end: grant.expires_at ?? undefined,
    }))
    .filter(({ left, end }) => left > 0 && (end === undefined || end > answer.now));
  const ending = left.flatMap(({ left, end }) => (end === undefined ? [] : [{ left, end }]));
  const [first] = ending.sort((a, b) => a.end - b.end);
  const pool: PoolReading = {
    id: 'credits',
    label: 'Credits',
    unit: 'USD',
    remaining,
    used,
    ...(left.length === 1 && first !== undefined ? { expiresAt: first.end } : {}),
    // Who pays by invoice was never given any: nothing ran out.
    ...(limit === 0 ? { quiet: true as const } : { limit }),
  };
  return {
    ...organizationOf(answer),
    pools: [pool, ...(left.length > 1 && first !== undefined ? [lostFirst(first)] : [])],
    complete: true,
  };
}

function lostFirst({ left, end }: { readonly left: number; readonly end: number }): PoolReading {
  return {
    id: 'lost-first',
    label: 'First to expire (included)',
    unit: 'USD',
    remaining: left,
    expiresAt: end,
    quiet: true,
  };
}
