import { carriesUnit, formatAmount, formatBare } from '../format';
import type { QuoteCheck } from './check';

/** `video`, as the request called it: `text_to_video` is `text to video`. */
export function featureWords({ feature }: Pick<QuoteCheck, 'feature'>): string {
  return feature.replaceAll(/[-_]/g, ' ');
}

/** `25`, `20–30`: what was said. Its unit stands in the same sentence, beside what it took. */
export function quotedWords({ quoted, low, high, unit }: QuoteCheck, locale?: string): string {
  const [from, to] = [formatBare(low, unit, locale), formatBare(high, unit, locale)];
  return from === to ? formatBare(quoted, unit, locale) : `${from}–${to}`;
}

/** `Last video took 30 credits, 25 were quoted`. Only for a check of which it is known what the task took. */
export function surpriseWords(check: QuoteCheck & { readonly actual: number }, locale?: string): string {
  const took = formatAmount(check.actual, check.unit, locale);
  const isOne = carriesUnit(check.unit) || (check.quoted === 1 && check.low === check.high);
  return `Last ${featureWords(check)} took ${took}, ${quotedWords(check, locale)} ${isOne ? 'was' : 'were'} quoted`;
}
