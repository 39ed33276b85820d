import type { PlanTable } from '../../core/advisor/plan-table';

const reported = {
  asOf: '2026-06',
  source:
    'Plans of Google AI as robinebers/openusage (docs/providers/antigravity.md) tells them (dossier coding.md)',
  confidence: 'medium',
} as const;

const usd = (amount: number) => ({ month: { amount, currency: 'USD', ...reported } });

/**
 * The plans of Google AI, whose credits are spent once the windows are used up. How much the windows hold (of Gemini, and of
 * Claude and GPT-OSS together; each by five hours and by week) is not published, nor is how many credits Ultra holds there: of
 * the smaller one "about five times" as much is told, of what it is not said.
 */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'pro',
      name: 'Google AI Pro',
      price: usd(20),
      included: [
        {
          id: 'credits',
          amount: 1000,
          unit: 'credit',
          pool: 'credits',
          renewal: 'monthly',
          rollover: 'none',
          ...reported,
        },
      ],
      ...reported,
    },
    {
      id: 'ultra-100',
      name: 'Google AI Ultra ($100)',
      price: usd(100),
      included: [],
      ...reported,
    },
    { id: 'ultra-200', name: 'Google AI Ultra ($200)', price: usd(200), included: [], ...reported },
  ],
  bundles: [],
  bought: [],
};
