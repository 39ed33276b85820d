import type { PlanTable } from '../../core/advisor/plan-table';

const reported = {
  asOf: '2026-06',
  source: 'Reviews of Pika’s plans (dossier creative.md, "pika").',
  confidence: 'medium',
} as const;

const credits = (amount: number) => [
  { id: 'credits', amount, unit: 'credit', renewal: 'monthly', ...reported } as const,
];

/** Told as a price a month where a year is paid ahead. A video takes 10 to 80 credits, by model and length. */
const yearly = (aMonth: number) => ({ year: { amount: 12 * aMonth, currency: 'USD', ...reported } });

export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...reported } },
      included: credits(80),
      ...reported,
    },
    { id: 'standard', name: 'Standard', price: yearly(8), included: credits(700), ...reported },
    { id: 'pro', name: 'Pro', price: yearly(28), included: credits(2300), ...reported },
    { id: 'fancy', name: 'Fancy', price: yearly(76), included: credits(6000), ...reported },
  ],
  bundles: [],
  bought: [],
};
