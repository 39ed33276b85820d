import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { shaped } from '../read';

const Usages = v.object({
  value: v.array(
    v.object({
      name: v.object({ value: v.pipe(v.string(), v.nonEmpty(), v.maxLength(190)) }),
      currentValue: v.optional(v.pipe(v.number(), v.finite())),
      limit: v.optional(v.pipe(v.number(), v.finite())),
    }),
  ),
});
type Usage = v.InferOutput<typeof Usages>['value'][number];

const OPENAI = /^OpenAI\.([^.]+)\.(.+)$/;

/**
 * GET …/locations/{region}/usages: how much of the region's quota is given to deployments, in the vendor's units (of most
 * models a thousand tokens a minute, which is not said with the number). A deployment holds its part whether it is used
 * or not, so these are quiet. Only what is deployed is listed.
 */
export const readUsages: Reader = (answer) => ({
  pools: shaped(Usages, answer.json).value.flatMap(poolOf),
  complete: true,
});

function poolOf({ name, currentValue: used, limit }: Usage): readonly PoolReading[] {
  const [, kind, model] = OPENAI.exec(name.value) ?? [];
  if (model === undefined || used === undefined || limit === undefined) return [];
  if (used <= 0 || limit <= 0) return [];
  return [
    {
      id: name.value,
      label: `${model}, ${kind}`,
      unit: 'unit',
      used,
      limit,
      remaining: exact(Math.max(0, limit - used)),
      quiet: true,
    },
  ];
}
