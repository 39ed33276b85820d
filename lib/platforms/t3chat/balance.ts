import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';

/** 0 to 100 of the bucket is used. */
const Percent = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));

/** Seconds of some fields are milliseconds of others; the bounds (2001 to 5138 in seconds) tell which. 0 is none. */
const Time = v.nullish(
  v.union([
    v.literal(0),
    v.pipe(
      v.number(),
      v.minValue(1e9),
      v.maxValue(1e11),
      v.transform((seconds) => seconds * 1000),
    ),
    v.pipe(v.number(), v.minValue(1e12), v.maxValue(1e14)),
  ]),
);

const Customer = v.object({
  subTier: v.nullish(v.string()),
  usageFourHourPercentage: Percent,
  usageFourHourNextResetAt: Time,
  usageWindowNextResetAt: Time,
  usageMonthPercentage: Percent,
  usagePeriodPercentage: Percent,
  subscription: v.nullish(
    v.object({
      productName: v.nullish(v.string()),
      currentPeriodEnd: Time,
    }),
  ),
});
type Customer = v.InferOutput<typeof Customer>;

const Reply = v.object({
  // Of other calls it may be anything.
  result: v.nullish(
    v.object({ data: v.nullish(v.object({ json: v.custom<Json | undefined>(() => true) })) }),
  ),
  error: v.nullish(
    v.object({
      json: v.nullish(v.object({ data: v.nullish(v.object({ code: v.nullish(v.string()) })) })),
    }),
  ),
});

const known = ['usageFourHourPercentage', 'usageMonthPercentage', 'usagePeriodPercentage'] as const;

/**
 * getCustomerData: the base bucket, which is full again every four hours, and the overage bucket of the month, which is
 * used when the base is empty (FAQ of t3.chat). In a batch the other calls' answers stand beside it.
 */
export function readCustomer(answer: Answer): Findings {
  const replies = shaped(v.array(v.nullable(Reply)), answer.json);
  const data = replies.map((reply) => reply?.result?.data?.json).find(isCustomer);
  if (data === undefined) {
    const codes = replies.map((reply) => reply?.error?.json?.data?.code);
    if (codes.includes('UNAUTHORIZED'))
      return refuse('signed-out', 'error', 'T3 Chat says that nobody is signed in.');
    return refuse('changed-shape', 'usageFourHourPercentage', 'The answer tells no bucket that we know.');
  }
  const customer = shaped(Customer, data, 'json');
  const plan = planOf(customer);
  return {
    pools: [...base(customer), ...overage(customer)],
    complete: true,
    ...(plan === undefined ? {} : { plan }),
  };
}

function isCustomer(data: Json | undefined): boolean {
  return isJsonObject(data) && known.some((key) => Object.hasOwn(data, key));
}

function base({
  usageFourHourPercentage,
  usageFourHourNextResetAt,
  usageWindowNextResetAt,
}: Customer): PoolReading[] {
  if (typeof usageFourHourPercentage !== 'number') return [];
  const name = { id: 'base', label: 'Base, 4-hour', windowSeconds: 4 * 3600 };
  return [
    { ...name, ...bucket(usageFourHourPercentage, usageFourHourNextResetAt || usageWindowNextResetAt) },
  ];
}

function overage({ usageMonthPercentage, usagePeriodPercentage, subscription }: Customer): PoolReading[] {
  const used = usageMonthPercentage ?? usagePeriodPercentage;
  if (typeof used !== 'number') return [];
  return [{ id: 'overage', label: 'Overage, monthly', ...bucket(used, subscription?.currentPeriodEnd) }];
}

/** More than 100 may be used; then nothing is left. */
function bucket(
  used: number,
  resetsAt: number | null | undefined,
): Pick<PoolReading, 'unit' | 'limit' | 'used' | 'remaining' | 'resetsAt' | 'refills'> {
  return {
    unit: 'percent',
    limit: 100,
    used,
    remaining: Math.max(0, 100 - used),
    ...(resetsAt ? { resetsAt } : {}),
    refills: true,
  };
}

/** `pro-yearly` as `Pro Yearly`. */
function planOf({ subscription, subTier }: Customer): string | undefined {
  const name = (subscription?.productName || subTier)?.trim();
  if (!name) return undefined;
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
