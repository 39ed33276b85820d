import * as v from 'valibot';
import { isJsonObject, type Json } from '../wire/json';

/** Which models a row is about, by name, whatever its case (but for `regex`). The first row that fits counts. */
export type ModelMatch =
  | { readonly or: readonly ModelMatch[] }
  | { readonly and: readonly ModelMatch[] }
  | { readonly equals: string }
  | { readonly starts_with: string }
  | { readonly ends_with: string }
  | { readonly contains: string }
  | { readonly regex: string };

const texts = ['equals', 'starts_with', 'ends_with', 'contains', 'regex'];

function isMatch(value: unknown): value is ModelMatch {
  if (!isJsonObject(value as Json)) return false;
  const [[key, inner] = ['', undefined], ...others] = Object.entries(value as object);
  if (others.length > 0) return false;
  if (key === 'or' || key === 'and') return Array.isArray(inner) && inner.every(isMatch);
  return texts.includes(key) && typeof inner === 'string';
}

export function isOf(match: ModelMatch, model: string): boolean {
  const name = model.toLowerCase();
  if ('or' in match) return match.or.some((one) => isOf(one, model));
  if ('and' in match) return match.and.every((one) => isOf(one, model));
  if ('equals' in match) return name === match.equals.toLowerCase();
  if ('starts_with' in match) return name.startsWith(match.starts_with.toLowerCase());
  if ('ends_with' in match) return name.endsWith(match.ends_with.toLowerCase());
  if ('contains' in match) return name.includes(match.contains.toLowerCase());
  return new RegExp(match.regex).test(model);
}

const Usd = v.pipe(v.number(), v.finite(), v.minValue(0));
/** USD per million tokens. */
const PerMillion = { input: Usd, output: Usd };

/** A price and when it holds: since a day (UTC), or daily between two times (seconds of the day, UTC, the second after the first or past midnight). */
const Price = v.object({
  ...PerMillion,
  /** USD, whatever its length. */
  request: v.exactOptional(Usd),
  /** All of a task's tokens cost this, where more than `above` are read. Rising. */
  tiers: v.exactOptional(v.array(v.object({ above: v.number(), ...PerMillion }))),
  since: v.exactOptional(v.string()),
  daily: v.exactOptional(v.tuple([v.number(), v.number()])),
});
export type Price = v.InferOutput<typeof Price>;

/**
 * The prices of one provider's models, as `scripts/lib/price-assets.ts` writes them at build time. Of several prices the
 * last that holds counts; none: the model is known, its price is not.
 */
export const PriceFileSchema = v.object({
  asOf: v.string(),
  source: v.string(),
  /** Providers whose models this one sells at their prices. */
  fallbacks: v.exactOptional(v.array(v.string())),
  models: v.array(v.object({ match: v.custom<ModelMatch>(isMatch), prices: v.array(Price) })),
});
export type PriceFile = v.InferOutput<typeof PriceFileSchema>;
