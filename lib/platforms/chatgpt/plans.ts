import type { PlanPreset } from '../platform';

/** The help pages as zenken.co.jp summed them up in May 2026; caps per 3 or 5 hours can't be a plan limit. */
const summary = {
  asOf: '2026-05',
  source: 'https://zenken.co.jp (summary of the OpenAI help pages)',
  confidence: 'medium',
} as const;

export const plans: readonly PlanPreset[] = [
  { id: 'free-images', name: 'Free: images', amount: 3, unit: 'use', renewal: 'daily', ...summary },
  { id: 'free-files', name: 'Free: file uploads', amount: 3, unit: 'use', renewal: 'daily', ...summary },
  {
    id: 'plus-thinking',
    name: 'Plus: Thinking messages',
    amount: 3000,
    unit: 'message',
    renewal: 'weekly',
    ...summary,
  },
  {
    id: 'plus-deep-research',
    name: 'Plus: deep research',
    amount: 10,
    unit: 'use',
    renewal: 'monthly',
    asOf: '2026-05',
    source: 'one unofficial page',
    confidence: 'low',
  },
];
