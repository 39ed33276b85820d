import type { PriceRule } from '../../core/quote/rule';

const documented = {
  asOf: '2026-08-22',
  source: 'https://github.com/jacob-bd/perplexity-web-mcp (docs @9b8c722)',
  confidence: 'medium',
} as const;

/** One question takes one, whatever the model. What credits are spent at was found in no source. */
export const costs = [
  { feature: 'pro-search', pool: 'pro', unit: 'query', amount: 1, ...documented },
  { feature: 'research', pool: 'research', unit: 'use', amount: 1, ...documented },
  { feature: 'labs', pool: 'labs', unit: 'use', amount: 1, ...documented },
] as const satisfies readonly PriceRule[];
