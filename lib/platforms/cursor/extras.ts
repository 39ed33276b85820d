import * as v from 'valibot';
import { exact } from '../../core/exact';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { Amount, Digits } from './shapes';

const Me = v.object({ sub: v.pipe(v.string(), v.minLength(1)) });

/** GET /api/auth/me: who is signed in. */
export function readMe(answer: Answer): Findings {
  const account = { id: shaped(Me, answer.json).sub };
  return { account, accounts: [account] };
}

const Stripe = v.object({
  membershipType: v.nullish(v.string()),
  customerBalance: v.nullish(v.pipe(v.number(), v.finite())),
});

/**
 * GET /api/auth/stripe: what was paid ahead, as Stripe keeps it for a customer: in cents, and below zero where Cursor owes.
 * Above zero it is a debt, which is no balance.
 */
export function readAccountCredit(answer: Answer): Findings {
  const { membershipType, customerBalance: owed } = shaped(Stripe, answer.json);
  if (membershipType === undefined && owed === undefined)
    return refuse('changed-shape', 'customerBalance', 'Neither a balance nor a membership is told.');
  if (!owed || owed > 0) return { pools: [], complete: true };
  return {
    pools: [
      {
        ...{ id: 'account-credit', label: 'Account credit', unit: 'USD' },
        remaining: exact(-owed / 100),
        paysBeyond: true,
      },
    ],
    complete: true,
  };
}

const Grants = v.object({
  hasCreditGrants: v.nullish(v.boolean()),
  totalCents: v.nullish(Digits),
  usedCents: v.nullish(Digits),
});

/**
 * POST /api/dashboard/get-credit-grants-balance: credit that was granted or paid ahead, in cents. Protobuf's JSON, which
 * leaves out what is 0 or false: an answer without any member says that there is none.
 */
export function readGrants(answer: Answer): Findings {
  const { hasCreditGrants, totalCents, usedCents } = shaped(Grants, answer.json);
  if (hasCreditGrants !== true || !totalCents) return { pools: [], complete: true };
  const used = usedCents ?? 0;
  return {
    pools: [
      {
        id: 'credit-grants',
        label: 'Granted credit',
        unit: 'USD',
        limit: exact(totalCents / 100),
        used: exact(used / 100),
        remaining: exact(Math.max(0, totalCents - used) / 100),
      },
    ],
    complete: true,
  };
}

const GrokBot = v.object({
  hasNonZeroIncludedLimit: v.nullish(v.boolean()),
  usagePercent: v.nullish(Amount),
  nextResetTimestampUtc: v.nullish(IsoTime),
});

/**
 * POST /api/dashboard/get-sand-usage-status: the weekly allowance of the Grok Bot ("sand" is its name in the code). A
 * plan that includes none may say 100 % all the same.
 */
export function readGrokBot(answer: Answer): Findings {
  const { hasNonZeroIncludedLimit, usagePercent, nextResetTimestampUtc } = shaped(GrokBot, answer.json);
  if (hasNonZeroIncludedLimit !== true) return { pools: [], complete: true };
  const used = shaped(Amount, usagePercent, 'usagePercent');
  return {
    pools: [
      {
        id: 'grok-bot',
        label: 'Grok Bot',
        unit: 'percent',
        limit: 100,
        used,
        remaining: exact(Math.max(0, 100 - used)),
        windowSeconds: 7 * 86_400,
        ...(typeof nextResetTimestampUtc === 'number'
          ? { resetsAt: nextResetTimestampUtc, refills: true as const }
          : {}),
      },
    ],
    complete: true,
  };
}
