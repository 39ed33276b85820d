import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { isJsonObject, type Json } from '../../wire/json';
import { EpochTime } from '../epoch-time';
import { IsoTime } from '../iso-time';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

const Summary = v.object({ usedValue: Amount, limitValue: Amount, remainingValue: v.nullish(Amount) });
const Quota = v.object({ quotaSummary: Summary });

/** In ms. */
const Moment = v.union([EpochTime, IsoTime]);

const Usage = v.object({
  totalQuota: Quota,
  sharedQuota: v.nullish(Quota),
  nextResetAt: v.nullish(Moment),
});

/** GET /api/v2/me/usages/big_model_credits: one's own credits, and those that are shared by a team. */
export const readCredits: Reader = ({ json, status }) => {
  if (status >= 400)
    return refuse('signed-out', 'status', `Qoder says that nobody is signed in (${status}).`);
  const { totalQuota, sharedQuota, nextResetAt: reset } = shaped(Usage, inCamelCase(json));
  const when = typeof reset === 'number' ? { resetsAt: reset } : {};
  return {
    pools: [
      { ...creditPool({ id: 'credits', label: 'Credits' }, totalQuota), ...when },
      ...(sharedQuota ? [creditPool({ id: 'shared', label: 'Shared credits' }, sharedQuota)] : []),
    ],
    complete: true,
  };
};

function creditPool(
  name: Pick<PoolReading, 'id' | 'label'>,
  { quotaSummary: { usedValue: used, limitValue: limit, remainingValue } }: v.InferOutput<typeof Quota>,
): PoolReading {
  const remaining = remainingValue ?? exact(Math.max(0, limit - used));
  // Never given any: nothing ran out.
  if (limit === 0) return { ...name, unit: 'credit', remaining, ...(remaining === 0 ? { quiet: true } : {}) };
  return { ...name, unit: 'credit', limit, used, remaining };
}

/** `total_quota` as `totalQuota`, all the way down: some deployments answer so. */
function inCamelCase(json: Json | undefined): Json | undefined {
  if (!isJsonObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, value]) => {
      const inner = inCamelCase(value);
      const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      return inner === undefined ? [] : [[camel, inner]];
    }),
  );
}
