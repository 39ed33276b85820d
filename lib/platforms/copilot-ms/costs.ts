import { poolByHandId } from '../../core/grants/pools';
import type { PriceRule } from '../../core/quote/rule';
import { article } from './plans';

/** The credits that the person typed in: Copilot tells of none. */
const credit = { pool: poolByHandId('credit'), unit: 'credit', amount: 1 };

/**
 * An AI action takes a credit. Images are among the actions that the article names; that a turn of the chat is one is
 * our reading, so it is shown as unverified.
 */
export const costs: readonly PriceRule[] = [
  { feature: 'message', ...credit, ...article, confidence: 'low' },
  { feature: 'image', ...credit, ...article },
];
