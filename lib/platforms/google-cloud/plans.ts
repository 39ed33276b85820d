import type { Allowance, PlanTable } from '../../core/advisor/plan-table';
import type { Fact } from '../../core/fact';

/** As noted in api.md of 2026-11-22. */
const fact: Fact = {
  asOf: '2026-02-15',
  source: 'yosuke4061.com and hackswithrobots.pages.dev, on the credits of the Google Developer Program',
  confidence: 'medium',
};

/** What is granted in a month has to be claimed, under "My benefits" on developers.google.com, and lasts a year from then. */
function credit(amount: number): Allowance {
  return { id: 'credit', label: 'Google Cloud credit', amount, unit: 'USD', renewal: 'monthly', ...fact };
}

/** Google Cloud sells no plans. Subscriptions to Google's AI bring some credit for it. */
export const planTable: PlanTable = {
  plans: [
    { id: 'ai-pro', name: 'Google AI Pro', included: [credit(10)], ...fact },
    { id: 'ai-ultra', name: 'Google AI Ultra', included: [credit(100)], ...fact },
  ],
  bundles: [],
  bought: [],
};
