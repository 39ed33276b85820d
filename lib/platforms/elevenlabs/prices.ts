import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { Answer, Findings, PriceDraft } from '../platform';
import { shaped } from '../read';
import { accountOf } from './account';
import { POOL } from './balance';

const Rate = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));
const Models = v.array(
  v.nullable(
    v.object({
      model_id: v.nullish(v.string()),
      can_do_text_to_speech: v.nullish(v.boolean()),
      /** The second is 1 where nothing is taken off, and left out at times (SDKs of 2026). */
      model_rates: v.nullish(v.object({ character_cost_multiplier: Rate, cost_discount_multiplier: Rate })),
    }),
  ),
);

/**
 * GET /v1/models: credits for a character, by model, before what a voice comes to. A rate of 0 would be a price for
 * nothing, which no source knows of: it is none.
 */
export function readModels(answer: Answer): Findings {
  const prices = shaped(Models, answer.json).flatMap((model): PriceDraft[] => {
    const { character_cost_multiplier: rate, cost_discount_multiplier: discount } = model?.model_rates ?? {};
    if (!model?.model_id || model.can_do_text_to_speech === false || !rate) return [];
    const perCharacter = exact(rate * (discount ?? 1));
    if (perCharacter === 0) return [];
    return [
      { pool: POOL, unit: 'credit', each: true, feature: 'speech', model: model.model_id, perCharacter },
    ];
  });
  return prices.length === 0 ? {} : { prices, ...accountOf(answer) };
}
