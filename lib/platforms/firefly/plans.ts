import type { PlanTable } from '../../core/advisor/plan-table';

const reported = {
  asOf: '2026-05-25',
  source:
    'toolcolumn.com; https://helpx.adobe.com, "Generative credits", for what happens to the rest of a month.',
  confidence: 'medium',
} as const;

/** Other plans, and all prices: no source with a date. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'firefly-standard',
      name: 'Firefly Standard',
      included: [
        {
          id: 'credits',
          amount: 2000,
          unit: 'credit',
          pool: 'credits',
          renewal: 'monthly',
          rollover: 'none',
          ...reported,
        },
      ],
      ...reported,
    },
  ],
  bundles: [],
  bought: [],
};
