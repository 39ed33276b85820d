import * as v from 'valibot';
import { callsOf } from '../../wire/calls';
import type { Answer, Findings, PriceDraft } from '../platform';
import { shaped } from '../read';

const Config = v.object({
  result: v.object({
    data: v.object({
      json: v.object({
        result: v.object({
          videoModels: v.array(
            v.object({
              key: v.nullish(v.string()),
              creditCost: v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0))),
            }),
          ),
        }),
      }),
    }),
  }),
});

/**
 * tRPC videoFx.getVideoModelConfig: the models with their price for each clip. One without `creditCost` has no known
 * price: whether Google leaves out a 0 here as well is not known.
 */
export function readModelConfig(answer: Answer): Findings {
  const index = callsOf(answer).findIndex(({ name }) => name === 'videoFx.getVideoModelConfig');
  const replies = shaped(v.array(v.custom<null>(() => true)), answer.json);
  const { result } = shaped(Config, replies[index] ?? null, `[${index}]`);
  return {
    prices: result.data.json.result.videoModels.flatMap(({ key, creditCost }): PriceDraft[] =>
      key && typeof creditCost === 'number'
        ? [
            {
              pool: 'credits',
              unit: 'credit',
              feature: 'video',
              model: key,
              each: true,
              amount: creditCost,
            },
          ]
        : [],
    ),
  };
}
