import { expect, it } from 'vitest';
import { todayWords } from '../../../components/balance/today';
import type { DaySpent } from '../../../lib/core/recent-use';

const spent = (part: Partial<DaySpent>): DaySpent => ({
  unit: 'credit',
  amount: 30,
  estimated: false,
  spends: 1,
  uncounted: 0,
  ...part,
});

it.each<[string | undefined, readonly DaySpent[]]>([
  [undefined, []],
  ['30 credits today', [spent({})]],
  ['≈ 30 credits today', [spent({ estimated: true })]],
  [
    '$1.20 and 3 messages today',
    [spent({ unit: 'USD', amount: 1.2 }), spent({ unit: 'message', amount: 3 })],
  ],
  ['1 spend of unknown amount today', [spent({ amount: 0, uncounted: 1 })]],
  ['30 credits and 2 spends of unknown amount today', [spent({ uncounted: 2 })]],
  [undefined, [spent({ amount: 0 })]],
])('%s', (words, today) => {
  expect(todayWords(today, 'en')).toBe(words);
});
