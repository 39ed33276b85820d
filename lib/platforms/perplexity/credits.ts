import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

/** Called cents, and shown by the site as credits, one to one (steipete/CodexBar, docs/perplexity.md, 2026-08). */
const Credits = v.pipe(v.number(), v.finite());
const Granted = v.pipe(Credits, v.minValue(0));

/** Seconds since the epoch; the bounds (2001 and 5138) tell them from milliseconds. */
const EpochSeconds = v.pipe(v.number(), v.minValue(1e9), v.maxValue(1e11));

const Grant = v.object({
  /** `recurring` and `plan` of the subscription; `purchased`; `promotional`. */
  type: v.string(),
  amount_cents: Granted,
  expires_at_ts: v.nullish(EpochSeconds),
});
type Grant = v.InferOutput<typeof Grant>;

const Meter = v.object({ meter_type: v.nullish(v.string()), cost_cents: v.nullish(Granted) });

const Billing = v.object({
  balance_cents: Credits,
  renewal_date_ts: v.nullish(EpochSeconds),
  current_period_purchased_cents: v.nullish(Granted),
  total_usage_cents: v.nullish(Granted),
  credit_grants: v.nullish(v.array(Grant)),
  meter_usage: v.nullish(v.array(Meter)),
});

/**
 * GET /rest/billing/credits: all credits together, for Computer and media. Which grant is used up first is told in two
 * ways by two sources, so grants are no pools of their own.
 */
export function readCredits(answer: Answer): Findings {
  const {
    balance_cents,
    renewal_date_ts,
    current_period_purchased_cents,
    total_usage_cents,
    credit_grants,
    meter_usage,
  } = shaped(Billing, answer.json);
  // Overdrawn: nothing is left.
  const remaining = Math.max(0, balance_cents);
  const grants = (credit_grants ?? []).filter(({ expires_at_ts: end }) => !end || end * 1000 > answer.now);
  const bought = current_period_purchased_cents ?? undefined;
  const told = credit_grants && bought !== undefined ? limitOf(grants, bought) : undefined;
  // A limit below what is left would be one that not all grants are told of.
  const limit = told !== undefined && told > 0 && told >= remaining ? told : undefined;
  const used = total_usage_cents ?? undefined;
  // What the plan gives is given anew and not added up; anything else stays as it is, or is gone by then.
  const refills = limit !== undefined && bought === 0 && grants.every(({ type }) => type === 'recurring');
  return {
    pools: [
      {
        id: 'credits',
        label: 'Credits',
        unit: 'credit',
        remaining,
        ...(limit === undefined ? {} : { limit }),
        ...(limit === undefined || used === undefined ? {} : { used }),
        ...(renewal_date_ts ? { resetsAt: renewal_date_ts * 1000 } : {}),
        ...(refills && renewal_date_ts ? { refills: true as const } : {}),
        // Never given or bought any: nothing ran out.
        ...(told === 0 && remaining === 0 ? { quiet: true as const } : {}),
      },
      ...(meter_usage ?? []).flatMap(usedFor),
    ],
    complete: true,
  };
}

/** The four meters that clients name (CodexBar, perplexity-web-mcp, both August 2026); of another one nothing is known. */
const meters: Readonly<Record<string, string>> = {
  asi_token_usage: 'Computer',
  image_generation_usage: 'images',
  video_generation_usage: 'videos',
  audio_generation_usage: 'audio',
};

/** History, part of what was used of the credits: quiet. */
function usedFor({ meter_type: meter, cost_cents: used }: v.InferOutput<typeof Meter>): PoolReading[] {
  const name = meters[meter ?? ''];
  if (name === undefined || !used) return [];
  return [{ id: `used:${meter}`, label: `Used for ${name}`, unit: 'credit', used, quiet: true }];
}

/** Bought credits stand in the grants, in a field of their own, or in both: the larger is all of them (CodexBar). */
function limitOf(grants: readonly Grant[], purchased: number): number {
  const sum = (of: readonly Grant[]) => of.reduce((all, { amount_cents }) => all + amount_cents, 0);
  const bought = grants.filter(({ type }) => type === 'purchased');
  const given = grants.filter(({ type }) => type !== 'purchased');
  return exact(sum(given) + Math.max(sum(bought), purchased));
}
