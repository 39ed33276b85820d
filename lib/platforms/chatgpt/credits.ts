import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { shaped } from '../read';
import { identityOf } from './account';
import { AmountSchema, DecimalSchema } from './quantity';

/**
 * Bought credits: spent after the plan's own limits, valid for 12 months (help article 12642688).
 * Nearly everybody has an empty purse that was never filled: it is quiet, unless the platform says
 * that there are credits.
 */
export function purse(balance: number, filled = false): PoolReading {
  const quiet = balance === 0 && !filled ? { quiet: true as const } : {};
  return { id: 'credits', label: 'Credits', unit: 'credit', remaining: balance, paysBeyond: true, ...quiet };
}

/** GET /backend-api/accounts/{account}/remaining_balance: the same purse as `credits` of `wham/usage`. */
export const remainingBalance: Reader = (answer) => {
  const { balance } = shaped(v.object({ balance: v.nullable(DecimalSchema) }), answer.json);
  return { pools: balance === null ? [] : [purse(balance)], ...identityOf(answer) };
};

/** Chances to start a window anew. They are no balance of work, so they never warn. */
export function resetsPool(count: number, expiresAt?: number): PoolReading {
  const expiry = expiresAt === undefined ? {} : { expiresAt };
  return { id: 'limit-resets', label: 'Limit resets', unit: 'use', remaining: count, quiet: true, ...expiry };
}

const ResetCreditsSchema = v.object({
  available_count: AmountSchema,
  credits: v.exactOptional(
    v.nullable(
      v.array(
        v.object({
          status: v.exactOptional(v.nullable(v.string())),
          expires_at: v.exactOptional(v.nullable(v.string())),
        }),
      ),
    ),
  ),
});

/** GET /backend-api/wham/rate-limit-reset-credits. An expiry is given where all that are left share it. */
export const resetCredits: Reader = (answer) => {
  const { available_count, credits } = shaped(ResetCreditsSchema, answer.json);
  const available = (credits ?? []).filter((credit) => credit.status === 'available');
  const expiries = new Set(available.map((credit) => Date.parse(credit.expires_at ?? '')));
  const [expiry = Number.NaN] = expiries;
  const shared = expiries.size === 1 && !Number.isNaN(expiry) ? expiry : undefined;
  return { pools: [resetsPool(available_count, shared)], ...identityOf(answer) };
};

const TopUpSchema = v.object({
  is_enabled: v.boolean(),
  recharge_monthly_remaining: v.exactOptional(v.nullable(DecimalSchema)),
});

/**
 * GET /backend-api/subscriptions/auto_top_up/settings. No pool: in which unit
 * `recharge_monthly_remaining` counts is not known (October 2026). It is read so that a change is noticed.
 */
export const autoTopUp: Reader = (answer) => {
  shaped(TopUpSchema, answer.json);
  return identityOf(answer);
};
