import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { Model, windowsOf } from './windows';

/** Points are told as a text, at times as a number. */
const Points = v.nullish(
  v.pipe(
    v.union([
      v.number(),
      v.pipe(v.string(), v.regex(/^\d{1,15}(\.\d+)?$/, 'a decimal number'), v.transform(Number)),
    ]),
    v.finite(),
    v.minValue(0),
  ),
);

const Models = v.nullish(v.array(Model));

const Remains = v.object({
  base_resp: v.object({ status_code: v.number() }),
  /** The form of before June 2026. */
  model_remains: Models,
  data: v.nullish(
    v.object({
      current_subscribe_title: v.nullish(v.string()),
      points_balance: Points,
      model_remains: Models,
    }),
  ),
});

/** Nobody is signed in; the key or the session is not accepted. */
const SIGNED_OUT: readonly number[] = [1004, 2049];

/** GET …/coding_plan/remains: the windows of the plan, by model, and bought points. Refusals come with status 200. */
export function readRemains(answer: Answer): Findings {
  const { base_resp, model_remains, data } = shaped(Remains, answer.json);
  const { status_code: code } = base_resp;
  if (SIGNED_OUT.includes(code))
    refuse('signed-out', 'base_resp.status_code', `MiniMax says that nobody is signed in (${code}).`);
  if (code !== 0)
    refuse('server-error', 'base_resp.status_code', `MiniMax could not tell the plan (${code}).`);
  const models = data?.model_remains ?? model_remains ?? undefined;
  const points = data?.points_balance ?? undefined;
  if (models === undefined && points === undefined)
    return refuse('changed-shape', 'data.model_remains', 'The answer tells neither windows nor points.');
  const plan = data?.current_subscribe_title?.trim();
  return {
    pools: [
      ...(models ?? []).flatMap(windowsOf),
      ...(points === undefined
        ? []
        : [
            {
              id: 'points',
              label: 'Points',
              unit: 'point',
              remaining: points,
              // Most have never bought any: nothing ran out.
              ...(points === 0 ? { quiet: true as const } : {}),
            },
          ]),
    ],
    complete: true,
    ...(plan ? { plan } : {}),
  };
}
