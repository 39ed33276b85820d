import type { Card, CardBalance } from './card';
import { carriesUnit, formatAge, formatAmount, formatBare, formatSpan, unitWord } from './format';
import type { Level } from './warning';

/** Levels in words, for people who don't see colours. */
export const levelWords: Record<Level, string> = {
  empty: 'empty',
  critical: 'almost empty',
  low: 'low',
  ok: 'fine',
  unknown: 'unknown',
};

/** `38 of 2,500 credits left`, `4 of 10 or more credits left`, `41% left`, `$12.50 left`. */
export function leftInWords(balance: CardBalance, locale?: string): string {
  const { remaining, limit, limitAssumed, unit } = balance;
  if (remaining === undefined) return 'unknown';
  if (limit === undefined || unit === 'percent') return `${formatAmount(remaining, unit, locale)} left`;
  const whole = `${formatBare(limit, unit, locale)}${limitAssumed ? ' or more' : ''}`;
  const word = carriesUnit(unit) ? '' : ` ${unitWord(unit, limit)}`;
  return `${formatBare(remaining, unit, locale)} of ${whole}${word} left`;
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
  if (headline.freshness === 'stale') parts.push(`read ${formatAge(headline.readAt, now)}`);
  return parts.join(', ');
}
