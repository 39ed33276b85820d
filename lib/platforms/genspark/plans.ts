import type { PlanTable } from '../../core/advisor/plan-table';

const help = {
  asOf: '2026-11-22',
  source: "Genspark's help centre, 2026 (noted in dossier chat.md)",
  confidence: 'high',
} as const;

/** The least of each plan's sizes: both are sold in several, of which the others are not known. */
const monthly = { id: 'credits', unit: 'credit', renewal: 'monthly', ...help } as const;

/**
 * Prices of the plans were not found. Plus and Pro use no credits for chat, images and dictation until 2026-12-31. Packs
 * of credits were withdrawn about March 2026.
 */
export const planTable: PlanTable = {
  plans: [
    { id: 'free', name: 'Free', included: [], ...help },
    { id: 'plus', name: 'Plus (smallest)', included: [{ ...monthly, amount: 10_000 }], ...help },
    { id: 'pro', name: 'Pro (smallest)', included: [{ ...monthly, amount: 125_000 }], ...help },
  ],
  bundles: [],
  bought: [],
};
