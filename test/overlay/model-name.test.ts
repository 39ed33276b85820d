import { expect, it } from 'vitest';
import { emptyBook } from '../../lib/core/quote/book';
import { modelsOf, requestedModel } from '../../lib/overlay/model-name';

const known = ['claude-opus-5', 'claude-opus-5-1', 'claude-sonnet-5', 'gpt-5.6-pro', 'gpt-5.6'];

it.each([
  ['Opus 5', 'claude-opus-5'],
  ['Opus 5.1', 'claude-opus-5-1'],
  ['Model: claude-sonnet-5', 'claude-sonnet-5'],
  ['claude-sonnet-5', 'claude-sonnet-5'],
  ['GPT-5.6', 'gpt-5.6'],
  ['GPT-5.6 Pro', 'gpt-5.6-pro'],
  ['Haiku 5', 'Haiku 5'],
  ['…', '…'],
])('“%s” is requested as %s', (shown, model) => {
  expect(requestedModel(shown, known)).toBe(model);
});

it('knows the models of all prices, and no pattern of them', () => {
  const rule = {
    feature: 'f',
    pool: 'p',
    unit: 'credit',
    asOf: '2026-11',
    source: 's',
    confidence: 'high',
  } as const;
  const book = {
    ...emptyBook,
    told: [{ feature: 'f', model: 'told', pool: 'p', unit: 'credit', at: 0 }],
    rules: [{ ...rule, models: ['listed', 'pattern-*'] }],
    tokenRatios: { counted: 1.1 },
  };
  expect(modelsOf(book)).toEqual(['told', 'listed', 'counted']);
});
