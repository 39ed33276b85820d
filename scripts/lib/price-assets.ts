/**
 * The price files that are shipped: of each provider that a platform names, from the npm package
 * `@pydantic/genai-prices` as the lock file has it. The package itself (0.5 MB, most of it for other things) is in no
 * bundle. Called by wxt.config.ts at each build.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findProvider, type ModelInfo, type ModelPrice, type TieredPrices } from '@pydantic/genai-prices';
import type { Price, PriceFile } from '../../lib/platforms/price-file';

/** The package doesn't say from when it is. Whoever updates it looks up `npm view @pydantic/genai-prices time`. */
const published = { version: '0.1.8', asOf: '2026-09-23' } as const;

export interface PriceAsset {
  /** Path in the extension. */
  readonly relativeDest: string;
  readonly contents: string;
}

/** Of these providers and of those whose models they sell at the same price. Throws where one is not in the package. */
export function priceAssets(providers: readonly string[]): readonly PriceAsset[] {
  checkVersion();
  const all = new Set(providers);
  for (const provider of all)
    for (const other of providerOf(provider).fallback_model_providers ?? []) all.add(other);
  return [...all].map((provider) => ({
    relativeDest: `prices/${provider}.json`,
    contents: JSON.stringify(priceFile(provider)),
  }));
}

function priceFile(id: string): PriceFile {
  const { models, fallback_model_providers: fallbacks } = providerOf(id);
  return {
    asOf: published.asOf,
    source: `https://github.com/pydantic/genai-prices (npm ${published.version})`,
    ...(fallbacks === undefined ? {} : { fallbacks }),
    models: models.map((model) => ({ match: model.match, prices: pricesOf(model) })),
  };
}

function providerOf(id: string) {
  const provider = findProvider({ providerId: id });
  if (provider?.id !== id) throw new Error(`@pydantic/genai-prices has no provider "${id}".`);
  return provider;
}

/**
 * A model that has no price for text read and written (speech, embeddings, free ones without a price) stays in the list
 * without any: else a later row might fit its name.
 */
function pricesOf({ id, prices }: ModelInfo): Price[] {
  const conditional = Array.isArray(prices) ? prices : [{ prices }];
  const known = conditional.map(({ prices: one, constraint }) => {
    const rates = ratesOf(id, one);
    return rates && { ...rates, ...conditionOf(constraint) };
  });
  return known.includes(undefined) ? [] : known.filter((price) => price !== undefined);
}

function ratesOf(id: string, price: ModelPrice): Price | undefined {
  const { input_mtok: input, output_mtok: output, requests_kcount: requests } = price;
  if (input === undefined || output === undefined || typeof requests === 'object') return undefined;
  const tiers = tiersOf(id, input, output);
  return {
    input: base(input),
    output: base(output),
    ...(requests === undefined ? {} : { request: requests / 1000 }),
    ...(tiers.length === 0 ? {} : { tiers }),
  };
}

type Rate = number | TieredPrices;

function base(rate: Rate): number {
  return typeof rate === 'number' ? rate : rate.base;
}

function tiersOf(id: string, input: Rate, output: Rate): { above: number; input: number; output: number }[] {
  const rates = [input, output].filter((rate) => typeof rate !== 'number');
  const starts = new Set(rates.flatMap(({ tiers }) => tiers.map(({ start }) => start)));
  const rateAbove = (rate: Rate, above: number): number => {
    if (typeof rate === 'number') return rate;
    const tier = rate.tiers.filter(({ start }) => start <= above).sort((a, b) => b.start - a.start)[0];
    return tier?.price ?? rate.base;
  };
  if (starts.has(Number.NaN)) throw new Error(`The tiers of ${id} are no numbers.`);
  return [...starts]
    .sort((a, b) => a - b)
    .map((above) => ({ above, input: rateAbove(input, above), output: rateAbove(output, above) }));
}

type Constraint = Extract<ModelInfo['prices'], readonly unknown[]>[number]['constraint'];

function conditionOf(constraint: Constraint): Pick<Price, 'since' | 'daily'> {
  if (constraint === undefined) return {};
  if (constraint.type === 'start_date') return { since: constraint.start_date };
  return { daily: [secondOfDay(constraint.start_time), secondOfDay(constraint.end_time)] };
}

function secondOfDay(time: string): number {
  const [, hours, minutes, seconds] = /^(\d\d):(\d\d):(\d\d)Z$/.exec(time) ?? [];
  if (hours === undefined) throw new Error(`"${time}" is no time of day in UTC.`);
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function checkVersion(): void {
  const entry = createRequire(import.meta.url).resolve('@pydantic/genai-prices');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
  if (version !== published.version)
    throw new Error(`@pydantic/genai-prices is ${version}: say in ${import.meta.url} since when.`);
}
