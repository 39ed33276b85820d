import { expect, it } from 'vitest';
import { emptyBook, type ToldPrice } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';

const credits = { id: 'credits', unit: 'USD' };
const entry: ToldPrice = {
  ...{ pool: 'credits', unit: 'USD', at: 0, feature: 'completion', model: 'quick', each: true },
  ...{ perInputToken: 0.001, perOutputToken: 0.01 },
};
const task = { feature: 'completion', model: 'quick', inputTokens: 10 };
const answers = { low: 100, typical: 100, high: 100, count: 3 };

it('a price by the token rests on how long the answers were, though the site told what each token costs', () => {
  const book = { ...emptyBook, told: [entry], outputs: { quick: answers }, tokenRatios: { quick: 1 } };
  expect(quoteTask(book, credits, task, 0)).toMatchObject({
    ...{ basis: 'site', amount: 1.01, low: 1.01, high: 1.01, count: 3 },
  });
});

it('one that does not depend on the answer rests on nothing but the site’s word', () => {
  const { perOutputToken: _output, perInputToken: _input, ...flat } = entry;
  const book = { ...emptyBook, told: [{ ...flat, amount: 2 }], outputs: { quick: answers } };
  expect(quoteTask(book, credits, task, 0)).toMatchObject({ basis: 'site', amount: 2, count: 0 });
});
