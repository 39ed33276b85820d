import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Json } from '../../wire/json';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';
import { identityOf } from './account';
import { purse, resetsPool } from './credits';
import { AmountSchema, DecimalSchema, slug } from './quantity';
import { windowPools } from './windows';

/** The inside of the limits is read window by window, so that a failure names its place. */
const Inside = v.custom<Json>(() => true);

const CreditsSchema = v.object({
  has_credits: v.exactOptional(v.nullable(v.boolean())),
  unlimited: v.exactOptional(v.nullable(v.boolean())),
  balance: v.exactOptional(v.nullable(DecimalSchema)),
});

const SpendLimitSchema = v.object({
  limit: v.exactOptional(v.nullable(DecimalSchema)),
  used: v.exactOptional(v.nullable(DecimalSchema)),
  remaining_percent: v.exactOptional(v.nullable(AmountSchema)),
  reset_at: v.exactOptional(v.nullable(AmountSchema)),
  unit: v.exactOptional(v.nullable(v.string())),
});

const UsageSchema = v.object({
  plan_type: v.exactOptional(v.nullable(v.string())),
  account_id: v.exactOptional(v.nullable(v.string())),
  /** Null on plans that are metered otherwise. */
  rate_limit: v.nullable(Inside),
  code_review_rate_limit: v.exactOptional(v.nullable(Inside)),
  additional_rate_limits: v.exactOptional(
    v.nullable(
      v.array(
        v.object({
          limit_name: v.exactOptional(v.nullable(v.string())),
          metered_feature: v.exactOptional(v.nullable(v.string())),
          rate_limit: v.exactOptional(v.nullable(Inside)),
        }),
      ),
    ),
  ),
  credits: v.exactOptional(v.nullable(CreditsSchema)),
  spend_control: v.exactOptional(
    v.nullable(v.object({ individual_limit: v.exactOptional(v.nullable(SpendLimitSchema)) })),
  ),
  rate_limit_reset_credits: v.exactOptional(
    v.nullable(v.object({ available_count: v.exactOptional(v.nullable(AmountSchema)) })),
  ),
});

type Usage = v.InferOutput<typeof UsageSchema>;

/** GET /backend-api/wham/usage: Codex windows, windows of single models and of code review, bought credits. */
export const whamUsage: Reader = (answer) => {
  const usage = shaped(UsageSchema, answer.json);
  const { now } = answer;
  const additional = (usage.additional_rate_limits ?? []).flatMap((limit, index) => {
    const name = limit.limit_name || limit.metered_feature || 'additional';
    return windowPools(
      { id: slug(name), label: name },
      limit.rate_limit,
      `additional_rate_limits[${index}].rate_limit`,
      now,
    );
  });
  const pools = [
    ...windowPools({ id: 'codex', label: 'Codex' }, usage.rate_limit, 'rate_limit', now),
    ...additional,
    ...windowPools(
      { id: 'code-review', label: 'Code review' },
      usage.code_review_rate_limit,
      'code_review_rate_limit',
      now,
    ),
    ...creditPools(usage.credits),
    ...spendLimit(usage.spend_control?.individual_limit),
    ...resets(usage.rate_limit_reset_credits?.available_count),
  ];
  return {
    pools: distinct(pools),
    complete: true,
    ...identityOf(answer, { account: usage.account_id, plan: usage.plan_type }),
  };
};

/** `has_credits: false`: there is no purse. Unlimited: there is no number to show. */
function creditPools(credits: Usage['credits']): PoolReading[] {
  if (!credits) return [];
  if (credits.unlimited) return [{ id: 'credits', label: 'Credits, unlimited', unit: 'credit', quiet: true }];
  if (credits.has_credits === false) return [];
  if (typeof credits.balance === 'number') return [purse(credits.balance, credits.has_credits === true)];
  if (!credits.has_credits) return [];
  return refuse(
    'changed-shape',
    'credits.balance',
    'There are credits, but how many is not told at credits.balance.',
  );
}

/**
 * The monthly share of one person in a workspace. In credits where `unit` says so or says nothing;
 * of another unit we don't know the scale, only the percentage then counts.
 */
function spendLimit(limit: v.InferOutput<typeof SpendLimitSchema> | null | undefined): PoolReading[] {
  if (!limit) return [];
  const reset = limit.reset_at ? { resetsAt: limit.reset_at * 1000, refills: true as const } : {};
  if (
    /^(credits?)?$/i.test(limit.unit ?? '') &&
    typeof limit.limit === 'number' &&
    typeof limit.used === 'number'
  ) {
    const remaining = Math.max(0, limit.limit - limit.used);
    return [
      {
        id: 'spend-limit',
        label: 'Spend limit',
        unit: 'credit',
        limit: limit.limit,
        used: limit.used,
        remaining,
        ...reset,
      },
    ];
  }
  if (typeof limit.remaining_percent !== 'number') return [];
  const remaining = limit.remaining_percent;
  return [
    { id: 'spend-limit:percent', label: 'Spend limit', unit: 'percent', limit: 100, remaining, ...reset },
  ];
}

function resets(count: number | null | undefined): PoolReading[] {
  return typeof count === 'number' ? [resetsPool(count)] : [];
}

/** Two limits of one name and length would share an id: the later ones get a number. */
function distinct(pools: readonly PoolReading[]): PoolReading[] {
  const seen = new Map<string, number>();
  return pools.map((pool) => {
    const count = (seen.get(pool.id) ?? 0) + 1;
    seen.set(pool.id, count);
    return count === 1 ? pool : { ...pool, id: `${pool.id}:${count}`, label: `${pool.label} ${count}` };
  });
}
