import type { QuoteCheck } from '../../../lib/core/quote/check';

/** A video of which the price table said that it takes 25 credits, and that took as much. */
export function sampleCheck(part: Partial<QuoteCheck> = {}): QuoteCheck {
  const { quoted = 25, low = quoted, high = quoted } = part;
  return {
    spend: 's1',
    at: Date.UTC(2026, 10, 2, 14, 5),
    pool: 'credits',
    unit: 'credit',
    feature: 'video',
    model: 'gen4',
    basis: 'table',
    quoted,
    low,
    high,
    actual: 25,
    ...part,
  };
}

/** Nobody has told what it took. */
export function openCheck(part: Partial<QuoteCheck> = {}): QuoteCheck {
  const { actual: _untold, ...check } = sampleCheck(part);
  return check;
}
