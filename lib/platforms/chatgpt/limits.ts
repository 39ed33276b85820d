import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Json } from '../../wire/json';
import type { Reader } from '../platform';
import { shaped } from '../read';
import { identityOf } from './account';
import { AmountSchema, ResetSchema, resetTime, slug, spelledOut } from './quantity';

const resets = { reset_after: ResetSchema, resets_after: ResetSchema };

const LimitsSchema = v.object({
  limits_progress: v.exactOptional(
    v.nullable(
      v.array(v.object({ feature_name: v.string(), remaining: v.nullable(AmountSchema), ...resets })),
    ),
  ),
  model_limits: v.exactOptional(
    v.nullable(
      v.array(
        v.object({
          model_slug: v.string(),
          remaining: v.exactOptional(v.nullable(AmountSchema)),
          limit: v.exactOptional(v.nullable(AmountSchema)),
          used: v.exactOptional(v.nullable(AmountSchema)),
          ...resets,
        }),
      ),
    ),
  ),
  blocked_features: v.exactOptional(
    v.nullable(
      v.array(
        v.union([
          v.object({
            name: v.exactOptional(v.nullable(v.string())),
            block_reason: v.exactOptional(v.nullable(v.string())),
            ...resets,
          }),
          v.string(),
        ]),
      ),
    ),
  ),
});

type Limits = v.InferOutput<typeof LimitsSchema>;
type ModelLimit = NonNullable<Limits['model_limits']>[number];
type Reset = {
  readonly reset_after?: string | number | null;
  readonly resets_after?: string | number | null;
};

/** POST /backend-api/conversation/init. Not `complete`: asked for another model or GPT it lists fewer. */
export const conversationInit: Reader = (answer) => {
  shaped(v.object({ limits_progress: v.array(v.custom<Json>(() => true)) }), answer.json);
  return { pools: limitPools(answer.json, answer.now), ...identityOf(answer) };
};

/**
 * Pools of `conversation/init` and of `conversation_detail_metadata` in a stream. A feature that is
 * missing is unknown. Of features only what remains is told, never the total, so they are not said to
 * refill: what the reset brings is not known.
 */
export function limitPools(value: Json | undefined, now: number): PoolReading[] {
  const limits = shaped(LimitsSchema, value);
  const pools = new Map<string, PoolReading>();
  for (const [index, progress] of (limits.limits_progress ?? []).entries()) {
    const pool = featurePool(progress.feature_name);
    const remaining = progress.remaining === null ? {} : { remaining: progress.remaining };
    pools.set(pool.id, { ...pool, ...remaining, ...resetOf(progress, `limits_progress[${index}]`, now) });
  }
  for (const [index, block] of (limits.blocked_features ?? []).entries()) {
    const blocked = blockedPool(block, `blocked_features[${index}]`, now);
    if (blocked !== undefined) pools.set(blocked.id, blocked);
  }
  for (const [index, limit] of (limits.model_limits ?? []).entries()) {
    const pool = {
      ...modelPool(limit.model_slug),
      ...modelNumbers(limit),
      ...resetOf(limit, `model_limits[${index}]`, now),
    };
    const refills = pool.limit !== undefined && pool.resetsAt !== undefined;
    pools.set(pool.id, { ...pool, ...(refills ? { refills: true as const } : {}) });
  }
  return [...pools.values()];
}

const featureNames: Readonly<Record<string, string>> = {
  deep_research: 'Deep research',
  image_gen: 'Images',
  file_upload: 'File uploads',
  odyssey: 'Agent',
  send: 'Messages',
};

/**
 * The pool of a feature, without numbers. `image_gen` is quiet: it stayed at 120 after real images on
 * Plus (October 2026), so it is an allowance to show, not a balance to warn about.
 */
export function featurePool(name: string): PoolReading {
  const quiet = name === 'image_gen' ? { quiet: true as const } : {};
  return { id: `feature:${name}`, label: featureNames[name] ?? spelledOut(name), unit: 'use', ...quiet };
}

export function modelPool(model: string): PoolReading {
  return { id: `model:${slug(model)}`, label: model, unit: 'message' };
}

/** An entry with only a reset time adds to what is known of the model. */
function modelNumbers({ remaining, limit, used }: ModelLimit): Partial<PoolReading> {
  const left =
    remaining ??
    (typeof limit === 'number' && typeof used === 'number' ? Math.max(0, limit - used) : undefined);
  return {
    ...(left === undefined ? { partial: true as const } : { remaining: left }),
    ...(typeof limit === 'number' ? { limit } : {}),
    ...(typeof used === 'number' ? { used } : {}),
  };
}

/**
 * A feature whose quota is used up: nothing of it is left, whatever its (for images unmoving) count
 * says. Blocks for another reason, e.g. `work_subscription_required`, and mere names say nothing of it.
 */
function blockedPool(
  block: NonNullable<Limits['blocked_features']>[number],
  at: string,
  now: number,
): PoolReading | undefined {
  if (typeof block === 'string' || !block.name) return undefined;
  const reset = resetOf(block, at, now);
  const quota = block.block_reason
    ? /limit|quota|exhaust/i.test(block.block_reason)
    : reset.resetsAt !== undefined;
  if (!quota) return undefined;
  const { quiet: _quiet, ...pool } = featurePool(block.name);
  return { ...pool, remaining: 0, ...reset };
}

function resetOf(entry: Reset, at: string, now: number): Pick<PoolReading, 'resetsAt'> {
  const key = entry.reset_after === undefined ? 'resets_after' : 'reset_after';
  const resetsAt = resetTime(entry[key], `${at}.${key}`, now);
  return resetsAt === undefined ? {} : { resetsAt };
}
