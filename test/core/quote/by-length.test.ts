import { describe, expect, it } from 'vitest';
import { emptyBook, learnedBook } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import type { PriceRule } from '../../../lib/core/quote/rule';
import { noon, sample } from '../sample';

const pool = { id: 'credits', unit: 'credit' };
const rule: PriceRule = {
  ...{ feature: 'speech', pool: 'credits', unit: 'credit', models: ['v3'], perCharacter: 0.5 },
  ...{ asOf: '2026-11-22', source: 'https://example.com', confidence: 'high' },
};
/** A long text, which took much. */
const learned = learnedBook([sample({ amount: 2500, feature: 'speech', model: 'v3' })]);

describe('a task that is paid by its length', () => {
  const quote = (model: string, rules: readonly PriceRule[] = [rule]) =>
    quoteTask({ ...emptyBook, learned, rules }, pool, { feature: 'speech', model, characters: 20 }, noon);

  it('is quoted by its own, whatever the last one took', () => {
    expect(quote('v3')).toMatchObject({ amount: 10, basis: 'table' });
  });

  it('has no quote where the rate of its model is not known', () => {
    expect(quote('v9')).toBeUndefined();
  });

  it('is any other task where the platform has no such rate', () => {
    expect(quote('v3', [])).toMatchObject({ amount: 2500, basis: 'learned' });
  });
});
