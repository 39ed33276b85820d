import { type Card, runsShort } from '../../lib/core/card';
import { needsAttention } from '../../lib/core/warning';

/** All cards in a few words: `2 need attention`, `All fine`. */
export function summaryWords(cards: readonly Card[]): string {
  const attention = cards.filter(
    (card) =>
      needsAttention(card.level) || runsShort(card) || card.failure !== undefined || card.need !== undefined,
  ).length;
  if (attention > 0) return attention === 1 ? '1 needs attention' : `${attention} need attention`;
  const unknown = cards.filter((card) => card.level === 'unknown').length;
  if (unknown === 0) return 'All fine';
  return unknown === cards.length
    ? 'Nothing needs attention'
    : `${cards.length - unknown} fine, ${unknown} unknown`;
}
