import type { PlanTable } from '../../core/advisor/plan-table';

/** The help pages as zenken.co.jp summed them up in May 2026; caps per 3 or 5 hours can't be a plan limit. */
const summary = {
  asOf: '2026-05',
  source: 'https://zenken.co.jp (summary of the OpenAI help pages)',
  confidence: 'medium',
} as const;

const usd = (amount: number) => ({ amount, currency: 'USD', ...summary });
const images = { id: 'images', label: 'images', unit: 'use', pool: 'feature:image_gen' } as const;
const files = { id: 'files', label: 'file uploads', unit: 'use', pool: 'feature:file_upload' } as const;

/** No bundle is in it: what credits cost is on no official page that was found. */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: usd(0) },
      included: [
        { ...images, amount: 3, renewal: 'daily', ...summary },
        { ...files, amount: 3, renewal: 'daily', ...summary },
      ],
      ...summary,
    },
    {
      id: 'go',
      name: 'Go',
      price: { month: usd(8) },
      included: [],
      relative: { to: 'free', factor: 10, ...summary },
      ...summary,
    },
    {
      id: 'plus',
      name: 'Plus',
      price: { month: usd(20) },
      included: [
        // Which of the model pools this is, nobody told.
        {
          id: 'thinking',
          label: 'Thinking messages',
          amount: 3000,
          unit: 'message',
          renewal: 'weekly',
          ...summary,
        },
        {
          id: 'deep-research',
          label: 'deep research',
          amount: 10,
          unit: 'use',
          pool: 'feature:deep_research',
          renewal: 'monthly',
          asOf: '2026-05',
          source: 'one unofficial page',
          confidence: 'low',
        },
      ],
      ...summary,
    },
    {
      id: 'pro-5x',
      name: 'Pro 5x',
      price: { month: usd(100) },
      included: [],
      relative: { to: 'plus', factor: 5, ...summary },
      ...summary,
    },
    {
      id: 'pro-20x',
      name: 'Pro 20x',
      price: { month: usd(200) },
      included: [],
      relative: { to: 'plus', factor: 20, ...summary },
      ...summary,
    },
    {
      id: 'business',
      name: 'Business',
      // Told as 15 USD a month where a year is paid ahead.
      price: { month: usd(20), year: usd(12 * 15) },
      included: [],
      ...summary,
    },
  ],
  bundles: [],
  bought: [
    {
      unit: 'credit',
      pool: 'credits',
      expiresAfterMonths: 12,
      asOf: '2026-05',
      source: 'OpenAI help article 12642688',
      confidence: 'high',
    },
  ],
};
