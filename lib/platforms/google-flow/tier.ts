/** The plan by `userPaygateTier`, in balances and in requests (flow2api src/core/account_tiers.py, 2026-08-20). */
export const tierPlans: Readonly<Record<string, string>> = {
  PAYGATE_TIER_NOT_PAID: 'Free',
  PAYGATE_TIER_ONE: 'AI Pro',
  PAYGATE_TIER_TWO: 'AI Ultra',
};

export const ULTRA = 'PAYGATE_TIER_TWO';
export const NOT_ULTRA = ['PAYGATE_TIER_ONE', 'PAYGATE_TIER_NOT_PAID'] as const;

/** What the plans give: Free each day, Pro each month (plans.ts says whence). */
export const FREE_CREDITS = 50;
export const PRO_CREDITS = 1000;

/** What the plan of a tier gives. Ultra is sold with two amounts that its tier doesn't tell apart. */
export const tierCredits: Readonly<Record<string, number>> = {
  PAYGATE_TIER_NOT_PAID: FREE_CREDITS,
  PAYGATE_TIER_ONE: PRO_CREDITS,
};

/** Every tier's name begins so, also those that we have never heard of. */
export function isTier(told: string | null | undefined): boolean {
  return told?.startsWith('PAYGATE_TIER_') === true;
}
