import * as v from 'valibot';
import { browser } from '../browser';
import type { PriceRule } from '../core/quote/rule';
import type { PriceData } from './platform';
import { isOf, type Price, type PriceFile, PriceFileSchema } from './price-file';

const MILLION = 1_000_000;
const DAY = 86_400_000;

/** A provider's file is read when the first quote needs it, not when the worker starts. */
const files = new Map<string, Promise<PriceFile>>();

/**
 * The price of a model by the dataset that is shipped with us, as rules with the highest tier first. `now` in ms: some
 * prices hold from a day on, or at some hours. Empty: not known. Rejects where our own file can't be read.
 */
export async function rulesFor(data: PriceData, model: string, now: number): Promise<readonly PriceRule[]> {
  const { fallbacks = [] } = await fileOf(data.provider);
  for (const provider of [data.provider, ...fallbacks]) {
    const file = await fileOf(provider);
    const known = file.models.find(({ match }) => isOf(match, model));
    if (known === undefined) continue;
    const price = known.prices.findLast((one) => holds(one, now));
    return price === undefined ? [] : rulesOf(price, data, model, file);
  }
  return [];
}

function fileOf(provider: string): Promise<PriceFile> {
  let file = files.get(provider);
  if (file === undefined) {
    file = readFile(provider);
    files.set(provider, file);
    file.catch(() => files.delete(provider));
  }
  return file;
}

async function readFile(provider: string): Promise<PriceFile> {
  const response = await fetch(browser.runtime.getURL(`/prices/${provider}.json`));
  return v.parse(PriceFileSchema, await response.json());
}

function holds({ since, daily }: Price, now: number): boolean {
  if (since !== undefined && now < Date.parse(since)) return false;
  if (daily === undefined) return true;
  const second = (now % DAY) / 1000;
  const [from, to] = daily;
  return from <= to ? second >= from && second < to : second >= from || second < to;
}

function rulesOf(
  { input, output, request, tiers = [] }: Price,
  { feature, pool }: PriceData,
  model: string,
  { asOf, source }: Pick<PriceFile, 'asOf' | 'source'>,
): readonly PriceRule[] {
  const base = { feature, pool, unit: 'USD', models: [model], asOf, source, confidence: 'medium' } as const;
  const perToken = (rates: { readonly input: number; readonly output: number }) => ({
    perInputToken: rates.input / MILLION,
    perOutputToken: rates.output / MILLION,
    ...(request === undefined ? {} : { amount: request }),
  });
  return [
    ...tiers.toReversed().map((tier) => ({ ...base, ...perToken(tier), aboveInputTokens: tier.above })),
    { ...base, ...perToken({ input, output }) },
  ];
}
