import type { PlanTable } from '../../core/advisor/plan-table';

const listed = {
  asOf: '2026-05',
  source: 'Plans of May 2026 as one project lists them (dossier creative.md, "Leonardo.ai").',
  confidence: 'medium',
} as const;

const paid = (id: string, name: string, dollars: number) => ({
  id,
  name,
  price: { month: { amount: dollars, currency: 'USD', ...listed } },
  // How many tokens it holds was not found with a date.
  included: [],
  ...listed,
});

export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...listed } },
      included: [
        {
          id: 'tokens',
          amount: 150,
          unit: 'token',
          pool: 'tokens',
          renewal: 'daily',
          ...listed,
        },
      ],
      ...listed,
    },
    paid('apprentice', 'Apprentice', 12),
    paid('artisan', 'Artisan', 30),
    paid('maestro', 'Maestro', 60),
  ],
  bundles: [],
  bought: [],
};
