import * as v from 'valibot';
import { fitsPattern } from '../../core/pattern';
import type { Rates } from '../../core/quote/rule';
import { taskKind } from '../../core/quote/task';
import type { Answer, Findings, PriceDraft } from '../platform';
import { refuse, shaped } from '../read';
import { POOL } from './balance';
import { features, OTHER } from './endpoints';

const Text = v.nullish(v.string());
/** Credits, not hundredths. What has no price is not known to be free: 0 is none. */
const Amount = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));
const PerSecond = v.nullish(v.object({ cost_per_second: Amount }));

const row = {
  model: Text,
  resolution: Text,
  mode: Text,
  model_type: Text,
  cost_per_second: Amount,
  credits: Amount,
  audio: v.nullish(v.object({ on: Amount, off: Amount })),
  video: v.nullish(v.object({ with_video: PerSecond, without_video: PerSecond })),
};
const Inner = v.object(row);
const Row = v.object({ ...row, resolutions: v.nullish(v.array(Inner)) });

const List = v.object({
  data: v.array(
    v.object({
      job_set_type: v.string(),
      cost: v.nullish(v.array(v.nullable(v.custom<null>(() => true)))),
    }),
  ),
});

type Settings = Readonly<Record<string, string>>;
interface Entry {
  readonly settings: Settings;
  readonly rates: Rates;
}

/**
 * GET /job-sets/costs: what one of each type costs, in credits, discounts included. A row of a form that is not known is
 * passed over, and so are rows that differ in nothing that we know of but their price. Where no row is known, the list
 * has changed. A fraction of a credit is charged as it is: greenSheep999/higgsgo saw jobs of 12.5 and 52.5.
 */
export function readCosts({ json }: Answer): Findings {
  const { data } = shaped(List, json);
  const rows = data.flatMap(({ job_set_type: type, cost }) =>
    (cost ?? []).map((one) => [type, one] as const),
  );
  const prices = rows.flatMap(([type, one]) => (v.is(Row, one) ? entriesOf(one) : []).map(priceOf(type)));
  if (rows.length > 0 && prices.length === 0)
    return refuse('changed-shape', 'data[].cost', 'No row of the price list has a price.');
  return { prices: prices.filter((one) => !isContradicted(one, prices)) };
}

function entriesOf(one: v.InferOutput<typeof Row>, outer: Settings = {}): readonly Entry[] {
  const settings = { ...outer, ...settingsOf(one) };
  const { cost_per_second: perSecond, credits, audio, video } = one;
  return [
    ...entry(settings, 'perSecond', perSecond),
    ...entry(settings, 'amount', credits),
    // Of Kling 3.0, whose price is by the second as well.
    ...entry({ ...settings, sound: 'on' }, 'perSecond', audio?.on),
    ...entry({ ...settings, sound: 'off' }, 'perSecond', audio?.off),
    ...entry(settings, 'perSecond', withOrWithout(video)),
    ...(one.resolutions ?? []).flatMap((inner) => entriesOf(inner, settings)),
  ];
}

function entry(settings: Settings, rate: keyof Rates, price: number | null | undefined): readonly Entry[] {
  return price ? [{ settings, rates: { [rate]: price } }] : [];
}

/** As endpoints.ts calls the job's parameters. */
function settingsOf({ model, resolution, mode, model_type: type }: v.InferOutput<typeof Inner>): Settings {
  return {
    ...(model ? { variant: model } : {}),
    ...(resolution ? { resolution } : {}),
    ...(mode ? { mode } : {}),
    ...(type ? { type } : {}),
  };
}

/** Whether a job is given a video, we do not see: a price is known only where that makes no difference. */
function withOrWithout(video: v.InferOutput<typeof Inner>['video']): number | null | undefined {
  const [given, none] = [video?.with_video?.cost_per_second, video?.without_video?.cost_per_second];
  return given === none ? none : undefined;
}

/** Jobs of an unlimited model are not of the list's price. */
const priceOf =
  (type: string) =>
  ({ settings, rates }: Entry): PriceDraft => ({
    ...{ pool: POOL, unit: 'credit', each: true },
    feature: features.find(([pattern]) => fitsPattern(pattern, type))?.[1] ?? OTHER,
    model: type,
    settings: { ...settings, unlimited: false },
    ...rates,
  });

function isContradicted(price: PriceDraft, prices: readonly PriceDraft[]): boolean {
  const kind = taskKind(price);
  return prices.some(
    (other) =>
      taskKind(other) === kind && (other.perSecond !== price.perSecond || other.amount !== price.amount),
  );
}
