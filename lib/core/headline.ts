import type { Card, CardBalance } from './card';
import { formatAmount, formatBare, formatSpan, unitWord } from './format';
import type { Level } from './warning';

/** Levels in words, for people who don't see colours. */
export const levelWords: Record<Level, string> = {
  empty: 'empty',
  critical: 'almost empty',
  low: 'low',
  ok: 'fine',
  unknown: 'unknown',
};

/** `38 of 2,500 credits left`, `41% left`, `$12.50 left`. */
export function leftInWords(balance: CardBalance, locale?: string): string {
  const { remaining, limit, unit } = balance;
  if (remaining === undefined) return 'unknown';
  if (limit === undefined || unit === 'percent') return `${formatAmount(remaining, unit, locale)} left`;
  const word = formatBare(1, unit) === '1' ? ` ${unitWord(unit, limit)}` : '';
  return `${formatBare(remaining, unit, locale)} of ${formatBare(limit, unit, locale)}${word} left`;
}

/** One sentence about a card, for the toolbar's title and screen readers. */
export function cardInWords(card: Card, now: number, locale?: string): string {
  const { headline } = card;
  if (headline === undefined) return `${card.name}: ${card.failure?.message ?? 'balance not known yet'}`;
  const parts = [
    `${card.name}, ${headline.label}: ${leftInWords(headline, locale)} (${levelWords[headline.level]})`,
  ];
  if (headline.resetsAt !== undefined && headline.resetsAt > now) {
    parts.push(`renews in ${formatSpan(headline.resetsAt - now)}`);
  }
  if (headline.provenance === 'estimated') parts.push('estimated');
  if (card.failure !== undefined) parts.push('last known number');
  return parts.join(', ');
}
