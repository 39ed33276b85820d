import type { PlanTable } from '../../core/advisor/plan-table';
import type { Fact } from '../../core/fact';

/** Microsoft's article on AI credits and limits, as noted in November 2026. */
export const article: Fact = {
  asOf: '2026-11',
  source:
    'https://support.microsoft.com/en-us/office/ai-credits-and-limits-for-microsoft-365-personal-family-and-premium-68530f1a-4459-4d02-9818-8233c1f673b8',
  confidence: 'medium',
};

/** Full again on the first of the month; what is left over is lost. With Family, only the owner has them. */
const credits = {
  id: 'credits',
  amount: 60,
  unit: 'credit',
  renewal: 'monthly',
  rollover: 'none',
  ...article,
} as const;

/** Limits of single features, beside the credits. Voice and vision are told in minutes a day. */
const features = [
  { id: 'research', label: 'Deep Research', amount: 15, unit: 'use', renewal: 'monthly', ...article },
  { id: 'voice', label: 'voice', amount: 30 * 60, unit: 'second', renewal: 'daily', ...article },
  { id: 'vision', label: 'vision', amount: 10 * 60, unit: 'second', renewal: 'daily', ...article },
] as const;

/**
 * Prices are not in it: none was found. Nor the 15 credits of a free account, which are for Designer alone; nor the
 * higher limits of Premium, of which it was not noted which feature each belongs to.
 */
export const planTable: PlanTable = {
  plans: [
    { id: 'personal', name: 'Microsoft 365 Personal', included: [credits, ...features], ...article },
    { id: 'family', name: 'Microsoft 365 Family (owner)', included: [credits, ...features], ...article },
    // "Extensive" credits: no amount is told.
    { id: 'premium', name: 'Microsoft 365 Premium', included: [], ...article },
  ],
  bundles: [],
  bought: [],
};
