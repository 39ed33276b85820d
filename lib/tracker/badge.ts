import { browser } from '../browser';
import type { Card } from '../core/card';
import { formatBadge } from '../core/format';
import { cardInWords } from '../core/headline';
import { type Level, needsAttention } from '../core/warning';

export interface BadgeFace {
  readonly text: string;
  readonly color: string;
  readonly title: string;
}

/** Dark enough for white text (WCAG AA, 4.5:1). */
const colors: Record<Level, string> = {
  empty: '#b3261e',
  critical: '#b3261e',
  low: '#8a5300',
  ok: '#1f6f43',
  unknown: '#5f6368',
};

/** The toolbar's badge and title: the most urgent pool, in text, colour and words. */
export function badgeFace(cards: readonly Card[], now: number): BadgeFace {
  const [first] = cards;
  if (first === undefined) {
    return { text: '', color: colors.unknown, title: 'Credit Gauge: no platform is switched on yet' };
  }
  const top =
    cards.find((card) => card.headline !== undefined && needsAttention(card.level)) ??
    cards.find((card) => card.headline);
  const attention = cards.filter((card) => needsAttention(card.level)).length;
  const failing = cards.filter((card) => card.failure !== undefined).length;
  const words = [cardInWords(top ?? first, now)];
  if (attention > 1) words.push(`${attention} platforms need attention`);
  if (failing > 0) words.push(`${failing} could not be read`);
  const amount = top?.headline?.remaining;
  return {
    text:
      amount === undefined || top?.headline === undefined
        ? failing > 0
          ? '!'
          : '?'
        : formatBadge(amount, top.headline.unit),
    color: colors[top?.level ?? 'unknown'],
    title: words.join('\n'),
  };
}

/**
 * While a private window is open: the toolbar's number is the same in all windows (in Chromium all but that of a tab,
 * which each navigation takes back), so that a private one would show what ordinary ones know.
 */
export const hiddenFace: BadgeFace = {
  text: '',
  color: colors.unknown,
  title: 'Credit Gauge: no number is shown here while a private window is open',
};

export async function showBadge(face: BadgeFace): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text: face.text }),
    browser.action.setBadgeBackgroundColor({ color: face.color }),
    browser.action.setTitle({ title: face.title }),
  ]);
}
