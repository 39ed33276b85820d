import type { PlanTable } from '../../core/advisor/plan-table';

const listed = {
  asOf: '2026-05',
  source: 'https://github.com/api-evangelist/elevenlabs (plans)',
  confidence: 'medium',
} as const;

/** Paid plans carry unused credits over, up to twice their own amount on top of it (elevenlabs-docs, 2025-08-25). */
const plan = (id: string, name: string, dollars: number, amount: number) => ({
  id,
  name,
  price: { month: { amount: dollars, currency: 'USD', ...listed } },
  included: [
    {
      id: 'credits',
      amount,
      unit: 'credit',
      pool: 'credits',
      renewal: 'monthly' as const,
      rollover: dollars === 0 ? ('none' as const) : { max: 2 * amount },
      ...listed,
    },
  ],
  ...listed,
});

/** The documentation of August 2025 had other amounts: Creator 100,000, Pro 500,000, Scale 2,000,000, Business 11,000,000. */
export const planTable: PlanTable = {
  plans: [
    plan('free', 'Free', 0, 10_000),
    plan('starter', 'Starter', 6, 30_000),
    plan('creator', 'Creator', 22, 121_000),
    plan('pro', 'Pro', 99, 600_000),
    plan('scale', 'Scale', 299, 1_800_000),
    plan('business', 'Business', 990, 6_000_000),
  ],
  bundles: [],
  bought: [],
};
