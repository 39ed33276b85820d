import { expect, it } from 'vitest';
import { summaryWords } from '../../../components/popup/summary';
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
