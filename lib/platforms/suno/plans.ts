import type { PlanPreset } from '../platform';

/** Prices are not in it: no dated page with them was found. */
export const plans: readonly PlanPreset[] = [
  {
    id: 'free',
    name: 'Free',
    amount: 50,
    unit: 'credit',
    renewal: 'daily',
    asOf: '2026-11-22',
    source: 'https://help.suno.com/en/articles/2418177',
    confidence: 'high',
  },
  {
    id: 'pro',
    name: 'Pro',
    amount: 2500,
    unit: 'credit',
    renewal: 'monthly',
    asOf: '2026-11-22',
    source: 'Reported alike by open-source clients of 2026.',
    confidence: 'medium',
  },
  {
    id: 'premier',
    name: 'Premier',
    amount: 10000,
    unit: 'credit',
    renewal: 'monthly',
    asOf: '2026-11-22',
    source: 'Reported alike by open-source clients of 2026.',
    confidence: 'medium',
  },
];
