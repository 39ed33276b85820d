import { calcPrice, findProvider } from '@pydantic/genai-prices';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { emptyBook } from '../../lib/core/quote/book';
import { quoteTask } from '../../lib/core/quote/quote';
import { platforms } from '../../lib/platforms';
import { openrouter } from '../../lib/platforms/openrouter';
import { rulesFor } from '../../lib/platforms/price-data';
import { isOf } from '../../lib/platforms/price-file';
import { pricesFor } from '../../lib/tracker/prices';
import { priceAssets } from '../../scripts/lib/price-assets';

/** Providers of the API platforms, and those whose models they sell. */
const providers = [
  'openai',
  'anthropic',
  'google',
  'azure',
  'mistral',
  'deepseek',
  'x-ai',
  'groq',
  'perplexity',
  'openrouter',
];
const assets = new Map(
  priceAssets(providers).map(({ relativeDest, contents }) => [`/${relativeDest}`, contents]),
);
const fetched: string[] = [];

beforeEach(() => {
  fetched.length = 0;
  vi.stubGlobal('fetch', async (url: string) => {
    const path = new URL(url).pathname;
    fetched.push(path);
    return new Response(assets.get(path) ?? '', { status: assets.has(path) ? 200 : 404 });
  });
});

const pool = { id: 'credits', unit: 'USD' };
const use = { feature: 'completion', pool: 'credits' };
const noon = Date.parse('2026-11-22T12:00:00Z');

/** USD for so many tokens, without our correction by family: the dataset's own count is the one in question. */
async function price(provider: string, model: string, input: number, output: number, now = noon) {
  const rules = await rulesFor({ provider, ...use }, model, now);
  const outputs = { [model]: { low: output, typical: output, high: output, count: 20 } };
  const book = { ...emptyBook, rules, outputs, tokenRatios: { [model]: 1 } };
  return quoteTask(book, pool, { feature: 'completion', model, inputTokens: input }, now);
}

describe('against the package’s own calculation, for every model of a provider', () => {
  const usages = [
    [1_000, 500],
    [250_000, 4_000],
    [900_000, 4_000],
  ] as const;

  it.each(providers)('%s', async (providerId) => {
    const models = findProvider({ providerId })?.models.map(({ id }) => id) ?? [];
    expect(models.length).toBeGreaterThan(5);
    let known = 0;
    for (const model of models) {
      for (const [input, output] of usages) {
        for (const now of [noon, Date.parse('2026-11-22T02:00:00Z'), Date.parse('2027-02-01T20:00:00Z')]) {
          const quote = await price(providerId, model, input, output, now);
          if (quote === undefined) continue;
          known++;
          const usage = { input_tokens: input, output_tokens: output };
          const theirs = calcPrice(usage, model, { providerId, timestamp: new Date(now) });
          expect(quote.amount, `${model} at ${input}`).toBeCloseTo(theirs?.total_price ?? Number.NaN, 6);
        }
      }
    }
    expect(known).toBeGreaterThan(models.length * 2);
  });
});

describe('a price', () => {
  it('says from when and where it is', async () => {
    expect(await price('openai', 'gpt-5.4', 1_000, 100)).toMatchObject({
      basis: 'table',
      asOf: '2026-09-23',
      source: 'https://github.com/pydantic/genai-prices (npm 0.1.8)',
      amount: 0.004,
    });
  });

  it.each([
    ['a model that is not in it', 'openai', 'gpt-99'],
    ['a model without a price for text', 'openai', 'whisper-1'],
    ['a free model whose price nobody wrote down', 'openrouter', 'agentica-org/deepcoder-14b-preview:free'],
  ])('of %s is unknown, not 0', async (_, provider, model) => {
    expect(await rulesFor({ provider, ...use }, model, noon)).toEqual([]);
  });

  it('of a long task is that of its tier', async () => {
    const rules = await rulesFor({ provider: 'google', ...use }, 'gemini-3.1-pro-preview', noon);
    expect(rules.map(({ aboveInputTokens, perInputToken }) => [aboveInputTokens, perInputToken])).toEqual([
      [200_000, 4e-6],
      [undefined, 2e-6],
    ]);
  });

  it('of another maker’s model is looked up there', async () => {
    expect(await price('google', 'claude-opus-5', 1_000_000, 0)).toMatchObject({ amount: 5 });
  });
});

describe('the files', () => {
  it('are read when they are needed, and once', async () => {
    await price('mistral', 'mistral-large-latest', 1, 1);
    await price('mistral', 'mistral-large-latest', 1, 1);
    expect(fetched.filter((path) => path.includes('mistral'))).toHaveLength(fetched.length);
    expect(fetched.length).toBeLessThanOrEqual(1);
  });

  it('are built of every provider that a platform names', () => {
    const named = platforms.flatMap(({ priceData }) => priceData?.provider ?? []);
    expect(priceAssets(named).length).toBeGreaterThanOrEqual(new Set(named).size);
  });

  it('can’t be built of a provider that isn’t in the package', () => {
    expect(() => priceAssets(['nobody'])).toThrow('nobody');
  });

  it('that can’t be read make a price unknown, and are tried again', async () => {
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
    const platform = { ...openrouter, priceData: { provider: 'not-shipped', ...use } };
    expect(await pricesFor(platform, 'a/b', noon)).toEqual({ rules: [] });
    expect(await pricesFor(platform, 'a/b', noon)).toEqual({ rules: [] });
    expect(fetched).toHaveLength(2);
    expect(silent).toHaveBeenCalledTimes(2);
    silent.mockRestore();
  });
});

test('a platform without a dataset has no rules of it', async () => {
  const { priceData: _, ...without } = openrouter;
  expect(await pricesFor(without, 'a/b', noon)).toEqual({ rules: [] });
});

test.each([
  [{ equals: 'GPT-5' }, 'gpt-5', true],
  [{ equals: 'gpt-5' }, 'gpt-5-mini', false],
  [{ starts_with: 'gpt-5' }, 'gpt-5-mini', true],
  [{ ends_with: '-mini' }, 'gpt-5-mini', true],
  [{ contains: '5-m' }, 'gpt-5-mini', true],
  [{ regex: '^gpt-\\d$' }, 'gpt-5', true],
  [{ or: [{ equals: 'a' }, { equals: 'b' }] }, 'b', true],
  [{ and: [{ starts_with: 'a' }, { ends_with: 'b' }] }, 'ab', true],
  [{ and: [{ starts_with: 'a' }, { ends_with: 'b' }] }, 'a', false],
])('%j fits %s: %s', (match, model, fits) => {
  expect(isOf(match, model)).toBe(fits);
});
