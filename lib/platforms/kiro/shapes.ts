import * as v from 'valibot';

const Amount = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));

/** Seconds since the epoch; the bounds (2001 and 5138) tell them from milliseconds. */
const Seconds = v.nullish(v.pipe(v.number(), v.minValue(1e9), v.maxValue(1e11)));

const amounts = {
  /** Rounded to whole credits; with precision, to a hundredth. */
  currentUsage: Amount,
  currentUsageWithPrecision: Amount,
  usageLimit: Amount,
  usageLimitWithPrecision: Amount,
};

/** Credit that is given once and lost at a time. */
const Extra = v.object(amounts);

export const Row = v.object({
  resourceType: v.string(),
  ...amounts,
  currentOveragesWithPrecision: Amount,
  overageCapWithPrecision: Amount,
  nextDateReset: Seconds,
  freeTrialInfo: v.nullish(
    v.object({ ...Extra.entries, freeTrialStatus: v.nullish(v.string()), freeTrialExpiry: Seconds }),
  ),
  bonuses: v.nullish(
    v.array(v.object({ ...Extra.entries, status: v.nullish(v.string()), expiresAt: Seconds })),
  ),
});
export type Row = v.InferOutput<typeof Row>;
export type Extra = v.InferOutput<typeof Extra>;

export const Usage = v.object({
  nextDateReset: Seconds,
  subscriptionInfo: v.nullish(v.object({ subscriptionTitle: v.nullish(v.string()) })),
  overageConfiguration: v.nullish(v.object({ overageStatus: v.nullish(v.string()) })),
  userInfo: v.nullish(v.object({ userId: v.nullish(v.string()) })),
  usageBreakdownList: v.array(Row),
});
