import type { Allowance, Plan, PlanTable } from '../../core/advisor/plan-table';

const reported = {
  asOf: '2026-05',
  source: 'Reviews of Descript’s plans (dossier creative.md, "descript").',
  confidence: 'medium',
} as const;

const credits = (amount: number): Allowance => ({
  ...{ id: 'credits', label: 'AI credits', amount, unit: 'credit', renewal: 'monthly' },
  ...reported,
});

const media = (minutes: number): Allowance => ({
  ...{ id: 'media', label: 'media', amount: 60 * minutes, unit: 'second', renewal: 'monthly' },
  ...reported,
});

const usd = (amount: number) => ({ amount, currency: 'USD', ...reported });

/** `aMonthOfYear`: told as a price a month where a year is paid ahead. */
function paid(name: string, month: number, aMonthOfYear: number, included: readonly Allowance[]): Plan {
  const price = { month: usd(month), year: usd(12 * aMonthOfYear) };
  return { id: name.toLowerCase(), name, price, included, ...reported };
}

export const planTable: PlanTable = {
  plans: [
    // Its 100 AI credits come once, which no renewal brings again.
    { id: 'free', name: 'Free', price: { month: usd(0) }, included: [media(60)], ...reported },
    paid('Hobbyist', 24, 16, [credits(400), media(600)]),
    paid('Creator', 35, 24, [credits(800), media(1800)]),
    paid('Business', 65, 50, [credits(1500), media(2400)]),
  ],
  bundles: [],
  bought: [],
};
