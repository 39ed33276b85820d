import type { Sample, Use } from '../../../lib/core/learned/sample';
import { emptyBook, learnedBook } from '../../../lib/core/quote/book';
import { type Quote, quoteTask } from '../../../lib/core/quote/quote';

/** The quote that samples alone teach. */
export function learnedQuote(
  samples: readonly Sample[],
  pool: string,
  feature: string,
  model?: string,
  settings?: Use['settings'],
): Quote | undefined {
  const unit = samples.findLast((sample) => sample.pool === pool)?.unit ?? 'credit';
  const task = {
    feature,
    ...(model === undefined ? {} : { model }),
    ...(settings === undefined ? {} : { settings }),
  };
  return quoteTask({ ...emptyBook, learned: learnedBook(samples) }, { id: pool, unit }, task, 0);
}
