import { describe, expect, it } from 'vitest';
import { aiStudio } from '../../../lib/platforms/ai-studio';
import { moneyIn } from '../../../lib/platforms/ai-studio/money';
import { outcomesAt } from '../outcomes';

const { outcomeOf } = outcomesAt(aiStudio, Date.parse('2026-11-22T12:00:00Z'));

it.each([
  ['$1,250.50', { amount: 1250.5, currency: 'USD' }],
  ['€3', { amount: 3, currency: 'EUR' }],
  ['£ 0.25', { amount: 0.25, currency: 'GBP' }],
  ['¥1,000', { amount: 1000, currency: 'JPY' }],
  ['$1.250,50', undefined],
  ['$12,50', undefined],
  ['12.50', undefined],
  ['CA$5.00', undefined],
  ['$-5', undefined],
  ['', undefined],
])('the text %j is the amount %j', (text, money) => {
  expect(moneyIn(text)).toEqual(money);
});

describe('the pages', () => {
  const texts = ['Prepay', 'Available credits', '$12.50', 'Monthly spend cap', '$1.23', '/', '$10.00'];
  const read = (lines: readonly string[]) =>
    outcomeOf({
      url: 'https://aistudio.google.com/billing',
      headers: { 'content-type': 'text/html' },
      body: `<html>${lines.map((line) => `<p>${line}</p>`).join('')}</html>`,
    });

  it('are read whole', () => {
    expect(read(texts)).toMatchObject({
      findings: {
        plan: 'Prepay',
        pools: [
          { id: 'credits', unit: 'USD', remaining: 12.5 },
          { id: 'spend-cap', limit: 10, used: 1.23, remaining: 8.77 },
        ],
      },
    });
  });

  it('with a line missing tell no other number than before', () => {
    for (const missing of texts.keys()) {
      const outcome = read(texts.toSpliced(missing, 1));
      if ('failure' in outcome) {
        expect(outcome.failure.at).toBe('page');
        continue;
      }
      for (const pool of outcome.findings.pools ?? [])
        expect(pool, texts[missing]).toMatchObject(
          pool.id === 'credits' ? { remaining: 12.5 } : { limit: 10, used: 1.23 },
        );
    }
  });
});

describe('the Gemini API', () => {
  const url =
    'https://generativelanguage.googleapis.com/v1beta/models/gemini-3-pro-preview:streamGenerateContent';

  it('is not asked for counting tokens', () => {
    expect(() =>
      outcomeOf({ url: url.replace('streamGenerateContent', 'countTokens'), method: 'POST', body: {} }),
    ).toThrow('No endpoint');
  });
});
