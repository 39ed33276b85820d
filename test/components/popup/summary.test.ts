import { expect, it } from 'vitest';
import { summaryWords } from '../../../components/popup/summary';
import type { Card } from '../../../lib/core/card';
import type { Forecast } from '../../../lib/core/forecast/forecast';
import { type SampleName, sample } from '../sample';

it.each([
  [['huge', 'stale'], '1 needs attention'],
  [['almostEmpty', 'needsKey', 'signedOut', 'refilled'], '3 need attention'],
  [['stale', 'refilled'], 'All fine'],
  [['stale', 'refilled', 'unknown'], '2 fine, 1 unknown'],
  [['unknown', 'noLimit'], 'Nothing needs attention'],
] satisfies [SampleName[], string][])('%j: %s', (names, words) => {
  expect(summaryWords(names.map((name) => sample(name)))).toBe(words);
});

it('a pool that runs out before it renews needs attention, however full it is', () => {
  const [card] = [sample('refilled')];
  const forecast: Forecast = {
    ...{ madeAt: 0, perDay: 9, low: 8, high: 10, verdict: 'runs-out' },
    ...{ runsOutAt: 1, end: { at: 2, by: 'reset' } },
  };
  const short: Card = { ...card, balances: card.balances.map((balance) => ({ ...balance, forecast })) };
  expect(summaryWords([short])).toBe('1 needs attention');
});
