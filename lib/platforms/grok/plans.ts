import type { PlanTable } from '../../core/advisor/plan-table';

const grok2api = {
  asOf: '2026-08-20',
  source: 'https://github.com/chenyme/grok2api',
  confidence: 'medium',
} as const;
const page = {
  asOf: '2026-05-07',
  source: 'A page of that day, read in a copy; no second source.',
  confidence: 'low',
} as const;

/**
 * What the plans hold in windows of 2 hours (Auto 50 and 150, Fast 140 and 400 for SuperGrok and Heavy) is no allowance
 * of a day or a month, so it isn't in it. Prices of SuperGrok, SuperGrok Heavy and X Premium: no source with a date.
 */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...grok2api, source: 'The plan is called Free.' } },
      included: [],
      ...grok2api,
    },
    {
      id: 'supergrok-lite',
      name: 'SuperGrok Lite',
      price: { month: { amount: 10, currency: 'USD', ...page } },
      included: [
        {
          id: 'videos',
          label: 'videos',
          amount: 15,
          unit: 'use',
          pool: 'imagine:video',
          renewal: 'daily',
          ...page,
        },
      ],
      ...page,
    },
    { id: 'supergrok', name: 'SuperGrok', included: [], ...grok2api },
    { id: 'supergrok-heavy', name: 'SuperGrok Heavy', included: [], ...grok2api },
  ],
  bundles: [],
  bought: [],
};
