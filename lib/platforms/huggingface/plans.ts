import type { Allowance, PlanTable } from '../../core/advisor/plan-table';

const docs = {
  asOf: '2026-08-22',
  source: 'https://github.com/huggingface/hub-docs (242f4a1e)',
  confidence: 'high',
} as const;

const usd = (amount: number) => ({ month: { amount, currency: 'USD', ...docs } });

const gpuMinutes = (minutes: number): Allowance => ({
  id: 'zero-gpu',
  label: 'ZeroGPU seconds',
  amount: minutes * 60,
  unit: 'second',
  pool: 'zero-gpu',
  renewal: 'daily',
  ...docs,
});

const inference = (amount: number): Allowance => ({
  id: 'inference',
  label: 'inference credits',
  amount,
  unit: 'USD',
  pool: 'inference-credits',
  renewal: 'monthly',
  ...docs,
});

/** What Team and Enterprise cost a seat is not in that text. Signed out, there are 2 minutes of ZeroGPU a day. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...docs, source: 'The plan is called Free.' } },
      included: [gpuMinutes(5), inference(0.1)],
      ...docs,
    },
    { id: 'pro', name: 'PRO', price: usd(9), included: [gpuMinutes(40), inference(2)], ...docs },
    { id: 'team', name: 'Team', included: [gpuMinutes(40), inference(2)], ...docs },
    { id: 'enterprise', name: 'Enterprise', included: [gpuMinutes(60), inference(2)], ...docs },
  ],
  bundles: [
    {
      id: 'zero-gpu-10-minutes',
      name: '10 minutes of ZeroGPU',
      amount: 600,
      unit: 'second',
      pool: 'zero-gpu',
      price: { amount: 1, currency: 'USD', ...docs },
      needsPlan: ['pro', 'team', 'enterprise'],
      ...docs,
    },
  ],
  bought: [],
};
