import { countTokens as exactly } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it, test } from 'vitest';
import { median } from '../../../lib/core/learned/median';
import { emptyBook } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import { asInput } from '../../../lib/core/quote/task';
import { familyOf, familyTokens } from '../../../lib/core/quote/token-family';
import { countTokens } from '../../../lib/core/quote/tokens';
import { measured, texts } from './token-sample';

test.each([
  ['gpt-5.6-sol', 'openai'],
  ['openai/gpt-5-mini:free', 'openai'],
  ['o4-mini', 'openai'],
  ['chatgpt-4o-latest', 'openai'],
  ['claude-opus-5', 'claude'],
  ['anthropic/claude-sonnet-5', 'claude'],
  ['us.anthropic.claude-haiku-4-5-v1:0', 'claude'],
  ['google/gemini-3.8-flash', 'gemini'],
  ['gemma-3-27b-it', 'gemini'],
  ['deepseek-v4-pro', 'other'],
  ['qwen/qwen3-max', 'other'],
  ['', 'other'],
])('%s is of the family %s', (model, family) => {
  expect(familyOf(model).id).toBe(family);
});

describe('a family’s own count, from the estimate and its factors', () => {
  const models = { claude: 'claude-opus-4-5', gemini: 'gemini-2.5-pro', other: 'llama-3.1-70b' } as const;
  /** Percent by which single texts and the middle of them may be missed. Claude's German is the worst: a third. */
  const bounds = { claude: [38, 16], gemini: [20, 10], other: [30, 12] } as const;

  it.each(['claude', 'gemini', 'other'] as const)('%s', (family) => {
    const missed = Object.entries(measured).map(([name, counts]) => {
      const { inputTokens = 0, inputScripts } = asInput(countTokens(texts[name as keyof typeof measured]));
      const guess = familyTokens(models[family], inputTokens, inputScripts);
      return [name, (guess / counts[family] - 1) * 100] as const;
    });
    const sizes = missed.map(([, percent]) => Math.abs(percent));
    console.info(
      `${family}: median ${median(sizes).toFixed(1)} %:`,
      missed.map(([n, p]) => `${n} ${p.toFixed(0)}`).join(', '),
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(bounds[family][0]);
    expect(median(sizes)).toBeLessThanOrEqual(bounds[family][1]);
  });

  it('beats counting as OpenAI does, most of all where no Latin is written', () => {
    for (const name of ['chinese', 'russian', 'arabic', 'hindi', 'korean'] as const) {
      const { inputTokens = 0, inputScripts } = asInput(countTokens(texts[name]));
      const off = (guess: number) => Math.abs(guess - measured[name].claude);
      expect(off(familyTokens(models.claude, inputTokens, inputScripts))).toBeLessThan(
        off(exactly(texts[name])),
      );
    }
  });
});

describe('in a quote', () => {
  const rule = {
    feature: 'completion',
    pool: 'credits',
    unit: 'USD',
    perInputToken: 1,
    asOf: '2026-11-01',
    source: 'a table',
    confidence: 'medium',
  } as const;
  const price = (model: string | undefined, tokenRatios?: Record<string, number>) => {
    const book = { ...emptyBook, rules: [rule], ...(tokenRatios === undefined ? {} : { tokenRatios }) };
    const input = { inputTokens: 110, inputScripts: { cyrillic: 10 } };
    const task = { feature: 'completion', ...input, ...(model === undefined ? {} : { model }) };
    return quoteTask(book, { id: 'credits', unit: 'USD' }, task, Date.parse('2026-12-01'))?.amount;
  };
  it.each([
    ['of an OpenAI model as estimated', 'gpt-5', undefined, 110],
    ['of a Claude model by its factors, each script its own', 'claude-opus-5', undefined, 136],
    ['of a model whose own usage is known by that alone', 'claude-opus-5', { 'claude-opus-5': 2 }, 220],
    ['of another model than the known one by its factors', 'claude-opus-5', { 'gpt-5': 2 }, 136],
    ['of no named model as estimated', undefined, undefined, 110],
  ])('%s', (_, model, ratios, amount) => {
    expect(price(model, ratios)).toBeCloseTo(amount, 9);
  });
});
