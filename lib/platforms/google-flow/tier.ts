/** The plan by `userPaygateTier`, in balances and in requests (flow2api src/core/account_tiers.py, 2026-08-20). */
export const tierPlans: Readonly<Record<string, string>> = {
  PAYGATE_TIER_NOT_PAID: 'Free',
  PAYGATE_TIER_ONE: 'AI Pro',
  PAYGATE_TIER_TWO: 'AI Ultra',
};

export const ULTRA = 'PAYGATE_TIER_TWO';
export const NOT_ULTRA = ['PAYGATE_TIER_ONE', 'PAYGATE_TIER_NOT_PAID'] as const;
