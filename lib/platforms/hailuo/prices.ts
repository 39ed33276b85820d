import * as v from 'valibot';
import type { Rates } from '../../core/quote/rule';
import type { Answer, Findings, PriceDraft } from '../platform';
import { refuse, shaped } from '../read';
import { POOL } from './balance';
import { expectGood } from './envelope';

const Option = v.union([v.string(), v.number()]);
const Options = v.nullish(v.array(Option));
const Row = v.object({
  realCost: v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0))),
  resolutions: Options,
  durations: Options,
  qualities: Options,
});
const Models = v.object({
  data: v.object({
    videoModels: v.array(v.object({ modelID: v.nullish(v.string()), costs: v.nullish(v.array(Row)) })),
  }),
});
type Row = v.InferOutput<typeof Row>;

interface Entry {
  readonly resolution: v.InferOutput<typeof Option>;
  readonly seconds: number;
  readonly amount: number;
}

/**
 * GET …/video/model/info: what one clip of each model takes, by resolution and length. A price of 0 is none: MiniMax H3
 * is listed so, and takes something. Rows that depend on a quality are passed over, because no source shows them.
 */
export function readModels(answer: Answer): Findings {
  expectGood(answer);
  const { videoModels } = shaped(Models, answer.json).data;
  const rows = videoModels.flatMap(({ costs }) => costs ?? []);
  const prices = videoModels.flatMap(({ modelID, costs }) =>
    modelID ? pricesOf(modelID, (costs ?? []).flatMap(entriesOf)) : [],
  );
  if (rows.length > 0 && prices.length === 0)
    return refuse('changed-shape', 'data.videoModels[].costs', 'No row of the price list has a price.');
  return { prices };
}

function entriesOf({ realCost: amount, resolutions, durations, qualities }: Row): readonly Entry[] {
  if (!amount || (qualities ?? []).length > 0) return [];
  const lengths = (durations ?? []).map(Number).filter((seconds) => seconds > 0 && Number.isFinite(seconds));
  return (resolutions ?? []).flatMap((resolution) =>
    lengths.map((seconds) => ({ resolution, seconds, amount })),
  );
}

/** Where each length takes as much a second, one entry stands for all of them: a model may list 22. */
function pricesOf(model: string, entries: readonly Entry[]): readonly PriceDraft[] {
  return [...new Set(entries.map(({ resolution }) => resolution))].flatMap((resolution) => {
    const price = (rates: Rates & { readonly seconds?: number }): PriceDraft => ({
      ...{ pool: POOL, unit: 'credit', each: true, feature: 'video', model, settings: { resolution } },
      ...rates,
    });
    const own = entries.filter((one) => one.resolution === resolution);
    const [rate, ...others] = new Set(own.map(({ seconds, amount }) => amount / seconds));
    return own.length > 1 && rate !== undefined && others.length === 0
      ? [price({ perSecond: rate })]
      : own.map(({ seconds, amount }) => price({ seconds, amount }));
  });
}
