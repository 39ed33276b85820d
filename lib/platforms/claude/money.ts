import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { accountOf, refuseErrors } from './session';
import { Amount, Currency } from './shapes';
import { tidy } from './windows';

const Decimals = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6));

/** Since mid 2026: `{"amount_minor": 1240, "currency": "USD", "exponent": 2}`. */
const Money = v.looseObject({
  amount_minor: v.nullish(Amount),
  currency: v.nullish(Currency),
  exponent: v.nullish(Decimals),
});

/** `/usage`, until mid 2026 and beside `spend` since. */
export const ExtraUsage = v.looseObject({
  is_enabled: v.boolean(),
  monthly_limit: v.nullish(Amount),
  used_credits: v.nullish(Amount),
  currency: v.nullish(Currency),
  decimal_places: v.nullish(Decimals),
});

/** `/usage`, since mid 2026. Its `balance` is null even when credits exist, so it is not read. */
export const Spend = v.looseObject({
  enabled: v.boolean(),
  currency: v.nullish(Currency),
  used: v.nullish(Money),
  limit: v.nullish(Money),
  cap: v.nullish(v.looseObject({ money: v.nullish(Money) })),
});

const Prepaid = v.looseObject({ amount: v.nullable(Amount), currency: Currency });

const SpendLimit = v.looseObject({
  is_enabled: v.nullish(v.boolean()),
  monthly_credit_limit: v.nullable(Amount),
  used_credits: v.nullish(Amount),
  currency: v.nullish(Currency),
});

const Grant = v.looseObject({
  remaining_balance: v.nullish(Amount),
  total_granted: v.nullish(Amount),
  currency: v.nullish(Currency),
  available: v.nullish(v.boolean()),
  granted: v.nullish(v.boolean()),
});

/**
 * The monthly limit for usage beyond the plan, where it is switched on: "usage credits", which were called extra usage until
 * 2026. `spend` is the newer of the two.
 */
export function extraUsagePool(
  spend: v.InferOutput<typeof Spend> | null | undefined,
  extra: v.InferOutput<typeof ExtraUsage> | null | undefined,
): PoolReading | undefined {
  if (spend?.enabled === true) {
    const limit = spend.limit ?? spend.cap?.money;
    const { used } = spend;
    if (limit?.currency && used?.currency && limit.currency !== used.currency) {
      return refuse('changed-shape', 'spend.limit.currency', 'Limit and use are in two currencies.');
    }
    const currency = used?.currency ?? limit?.currency ?? spend.currency ?? extra?.currency;
    return monthlyPool(
      inUnits(used?.amount_minor, used?.exponent),
      inUnits(limit?.amount_minor, limit?.exponent),
      currency,
    );
  }
  if (extra?.is_enabled !== true) return undefined;
  const { used_credits: used, monthly_limit: limit, decimal_places: decimals } = extra;
  return monthlyPool(inUnits(used, decimals), inUnits(limit, decimals), extra.currency);
}

/** GET /prepaid/credits: bought credit, in minor units. */
export function readPrepaid(answer: Answer): Findings {
  refuseErrors(answer);
  const { amount, currency } = shaped(Prepaid, answer.json);
  const remaining = inUnits(amount, undefined);
  if (remaining === undefined) return { account: accountOf(answer), pools: [], complete: true };
  const pool: PoolReading = {
    ...{ id: 'prepaid', label: 'Prepaid credit', unit: currency, remaining, paysBeyond: true },
    ...quietIfEmpty(remaining),
  };
  return { account: accountOf(answer), pools: [pool], complete: true };
}

/** GET /overage_spend_limit: what `extra_usage` says, from before it was part of `/usage`. */
export function readSpendLimit(answer: Answer): Findings {
  refuseErrors(answer);
  const body = shaped(SpendLimit, answer.json);
  const pool =
    body.is_enabled === false
      ? undefined
      : monthlyPool(
          inUnits(body.used_credits, undefined),
          inUnits(body.monthly_credit_limit, undefined),
          body.currency,
        );
  return { account: accountOf(answer), pools: pool === undefined ? [] : [pool], complete: true };
}

/**
 * GET /overage_credit_grant: promotional credit. The same address also answers with a mere offer
 * (`available`, `granted`, no balance; seen in 2026): then there is no pool.
 */
export function readGrant(answer: Answer): Findings {
  refuseErrors(answer);
  const account = accountOf(answer);
  const body = shaped(Grant, answer.json);
  const remaining = inUnits(body.remaining_balance, undefined);
  if (remaining === undefined) {
    if (body.remaining_balance === null || typeof (body.available ?? body.granted) === 'boolean') {
      return { account, pools: [], complete: true };
    }
    return refuse('changed-shape', 'remaining_balance', 'The grant has no balance.');
  }
  const { currency } = body;
  if (typeof currency !== 'string') return refuse('changed-shape', 'currency', 'The grant has no currency.');
  const limit = inUnits(body.total_granted, undefined);
  const pool: PoolReading = {
    id: 'promo-credit',
    label: 'Promotional credit',
    unit: currency,
    remaining,
    paysBeyond: true,
    ...(limit === undefined ? {} : { limit, used: tidy(Math.max(0, limit - remaining)) }),
    ...quietIfEmpty(remaining),
  };
  return { account, pools: [pool], complete: true };
}

/**
 * Used and limit of a month, in money. Where the source names no currency we don't invent one: the
 * share of the limit is true in any currency, and has an id of its own so that the two never mix.
 */
function monthlyPool(
  used: number | undefined,
  limit: number | undefined,
  currency: string | null | undefined,
): PoolReading | undefined {
  if (typeof currency === 'string') {
    if (used === undefined && limit === undefined) return undefined;
    return {
      id: 'extra-usage',
      label: 'Usage credits',
      unit: currency,
      paysBeyond: true,
      ...(used === undefined ? {} : { used }),
      ...(limit === undefined ? {} : { limit }),
      ...(used === undefined || limit === undefined ? {} : { remaining: tidy(Math.max(0, limit - used)) }),
    };
  }
  if (used === undefined || limit === undefined || limit === 0) return undefined;
  const share = tidy((100 * used) / limit);
  return {
    id: 'extra-usage:share',
    label: 'Usage credits',
    unit: 'percent',
    paysBeyond: true,
    limit: 100,
    used: share,
    remaining: tidy(Math.max(0, 100 - share)),
  };
}

/** Minor units as units of the currency; two decimals where the source doesn't say. */
function inUnits(minor: number | null | undefined, decimals: number | null | undefined): number | undefined {
  return typeof minor === 'number' ? minor / 10 ** (decimals ?? 2) : undefined;
}

/** Most people never bought or got any: an empty purse is no alarm. */
function quietIfEmpty(remaining: number): { quiet?: true } {
  return remaining === 0 ? { quiet: true } : {};
}
