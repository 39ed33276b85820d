import { definePlatform } from '../platform';
import { readBilling } from './billing-page';
import { endpoints } from './endpoints';
import { readGenerate, readPrompt } from './traffic';

/**
 * Google AI Studio and the Gemini API. What is left stands on two of its pages and is read off them when they are opened;
 * no key of the API tells it. Without one of them it is typed in.
 */
export const aiStudio = definePlatform({
  id: 'ai-studio',
  name: 'Google AI Studio',
  glyph: 'AI',
  icon: 'aistudio',
  tier: 'B',
  confidence: 'medium',
  pages: ['https://aistudio.google.com/*'],
  permissions: ['https://aistudio.google.com/*'],
  sessionIn: 'page',
  note: 'What is left of prepaid credits and of a spend cap is read off its billing and spend pages when you open them.',
  endpoints,
  readers: { billing: readBilling, prompt: readPrompt, generate: readGenerate },
  asking: { via: [], balance: () => [] },
  makes: 'message',
  costs: [],
  composers: [],
  planTable: {
    // It sells no plans. Tiers only set how much may be spent in a month, and how fast.
    plans: [],
    bundles: [],
    bought: [
      {
        unit: 'USD',
        pool: 'credits',
        expiresAfterMonths: 12,
        asOf: '2026-10-22',
        source: 'https://ai.google.dev/gemini-api/docs/billing',
        confidence: 'high',
      },
    ],
  },
  plans: [],
  // The limit of a purse is all that was ever bought: a share of it says nothing. In USD.
  thresholds: { low: { value: 5, in: 'units' }, critical: { value: 1, in: 'units' } },
  links: {
    home: 'https://aistudio.google.com/',
    usage: 'https://aistudio.google.com/spend',
    topUp: 'https://aistudio.google.com/billing',
  },
});
