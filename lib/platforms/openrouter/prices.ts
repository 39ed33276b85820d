import * as v from 'valibot';
import type { Answer, Findings, PriceDraft } from '../platform';
import { shaped } from '../read';

const Price = v.nullish(
  v.pipe(
    v.string(),
    v.check((text) => /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(text), 'a decimal number'),
  ),
);

const Models = v.object({
  data: v.array(
    v.object({ id: v.string(), pricing: v.object({ prompt: Price, completion: Price, request: Price }) }),
  ),
});

/** GET /models: the price list, as decimal strings in USD, per token or per request. */
export function readModels(answer: Answer): Findings {
  const { data } = shaped(Models, answer.json);
  return {
    prices: data.map(({ id, pricing }): PriceDraft => {
      const perInputToken = price(pricing.prompt);
      const perOutputToken = price(pricing.completion);
      const perRequest = price(pricing.request);
      return {
        ...{ pool: 'credits', unit: 'USD', feature: 'completion', model: id, each: true },
        ...(perInputToken === undefined ? {} : { perInputToken }),
        ...(perOutputToken === undefined ? {} : { perOutputToken }),
        ...(perRequest === undefined ? {} : { amount: perRequest }),
      };
    }),
  };
}

/** "-1" stands for routers whose price depends on the model that they choose. */
function price(text: string | null | undefined): number | undefined {
  if (typeof text !== 'string') return undefined;
  const amount = Number(text);
  return amount < 0 ? undefined : amount;
}
