import type { PlanTable } from '../../core/advisor/plan-table';

const help = {
  asOf: '2026-07',
  source: "Cursor's official help, mid 2026",
  confidence: 'high',
} as const;

const included = {
  id: 'included',
  unit: 'USD',
  pool: 'included',
  renewal: 'monthly',
  rollover: 'none',
  ...help,
} as const;

const teams = { ...help, asOf: '2026-06-01', source: "Cursor's announcement of 2026-06-01" } as const;

const usd = (month: number) => ({ month: { amount: month, currency: 'USD', ...help } });

/** Told as a price a month where a year is paid ahead. */
const perSeat = (month: number, yearly: number) => ({
  month: { amount: month, currency: 'USD', ...teams },
  year: { amount: 12 * yearly, currency: 'USD', ...teams },
});

/** Beside the amounts each plan holds an allowance of Auto and Composer, which is published nowhere. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'hobby',
      name: 'Hobby',
      price: usd(0),
      included: [],
      ...help,
    },
    { id: 'pro', name: 'Pro', price: usd(20), included: [{ ...included, amount: 20 }], ...help },
    { id: 'pro-plus', name: 'Pro+', price: usd(60), included: [{ ...included, amount: 70 }], ...help },
    { id: 'ultra', name: 'Ultra', price: usd(200), included: [{ ...included, amount: 400 }], ...help },
    { id: 'teams-standard', name: 'Teams Standard', price: perSeat(40, 32), included: [], ...teams },
    {
      id: 'teams-premium',
      name: 'Teams Premium',
      price: perSeat(120, 96),
      included: [],
      relative: { to: 'teams-standard', factor: 5, ...teams, confidence: 'medium' },
      ...teams,
    },
  ],
  bundles: [],
  bought: [],
};
