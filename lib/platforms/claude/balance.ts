import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { isJsonObject, type JsonObject } from '../../wire/json';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { knownWindows } from './endpoints';
import { ExtraUsage, extraUsagePool, Spend } from './money';
import { planOfTier } from './plans';
import { accountOf, refuseErrors } from './session';
import { Amount } from './shapes';
import { windowOfKey, windowOfLimit, windowPool } from './windows';

/** Percent is 0 to 100 here (0 to 1 in the stream). The second name of each is that of before 2026. */
const Window = v.looseObject({
  utilization: v.nullish(Amount),
  used_percent: v.nullish(Amount),
  resets_at: v.nullish(IsoTime),
  reset_at: v.nullish(IsoTime),
});

/** A surface was only ever seen null in a recording; a bare text arrives here empty (see pick.ts). */
const Scope = v.union([
  v.literal(''),
  v.looseObject({ id: v.nullish(v.string()), display_name: v.nullish(v.string()) }),
]);

/** `is_active` is not read: false does not mean absent. */
const Limit = v.looseObject({
  kind: v.pipe(v.string(), v.nonEmpty()),
  group: v.nullish(v.string()),
  percent: v.nullable(Amount),
  resets_at: v.nullish(IsoTime),
  scope: v.nullish(v.looseObject({ model: v.nullish(Scope), surface: v.nullish(Scope) })),
});
type Limit = v.InferOutput<typeof Limit>;

const Usage = v.looseObject({
  limits: v.nullish(v.array(Limit)),
  extra_usage: v.nullish(ExtraUsage),
  spend: v.nullish(Spend),
  rate_limit_tier: v.nullish(v.string()),
});

const knownMembers: readonly string[] = [...knownWindows, 'limits', 'extra_usage', 'spend'];

/**
 * GET /usage, in all shapes since 2026-01: windows by name, and (since mid 2026) `limits[]`, which goes
 * before a window of the same name. A window that is null is not metered on this plan.
 */
export function readUsage(answer: Answer): Findings {
  refuseErrors(answer);
  const usage = shaped(Usage, answer.json);
  const body = isJsonObject(answer.json) ? answer.json : {};
  const pools = new Map<string, PoolReading>();
  for (const pool of [...namedPools(body), ...newPools(body), ...limitPools(usage.limits ?? [])]) {
    pools.set(pool.id, pool);
  }
  if (pools.size === 0 && !knownMembers.some((key) => key in body)) {
    refuse('changed-shape', 'body', 'No usage window that we know is in the answer.');
  }
  const extra = extraUsagePool(usage.spend, usage.extra_usage);
  const plan = planOfTier(usage.rate_limit_tier);
  return {
    account: { ...accountOf(answer), ...(plan === undefined ? {} : { plan }) },
    pools: [...pools.values(), ...(extra === undefined ? [] : [extra])],
    complete: true,
    ...(plan === undefined ? {} : { plan }),
  };
}

/** The windows that we know by name; each must be a window or null. */
function namedPools(body: JsonObject): PoolReading[] {
  return knownWindows.flatMap((key) => {
    const window = shaped(v.nullish(Window), body[key], key);
    if (window === null || window === undefined) return [];
    const used = window.utilization === undefined ? window.used_percent : window.utilization;
    if (used === undefined)
      return refuse('changed-shape', `${key}.utilization`, 'The window has no percentage.');
    return used === null ? [] : [windowPool(windowOfKey(key), used, window.resets_at ?? window.reset_at)];
  });
}

/** Windows that came after us. A member that is no window is none of our business. */
function newPools(body: JsonObject): PoolReading[] {
  return Object.entries(body).flatMap(([key, value]) => {
    if (knownMembers.includes(key) || !isJsonObject(value)) return [];
    const window = v.safeParse(Window, value);
    const used = window.success ? (window.output.utilization ?? window.output.used_percent) : undefined;
    if (!window.success || typeof used !== 'number') return [];
    return [windowPool(windowOfKey(key), used, window.output.resets_at ?? window.output.reset_at)];
  });
}

/** Of two limits with the same name the tighter one stands: it is the one that stops the user. */
function limitPools(limits: readonly Limit[]): PoolReading[] {
  return limits
    .flatMap(({ kind, group, percent, resets_at, scope }) => {
      const scopes = [nameOf(scope?.model), nameOf(scope?.surface)].filter((name) => name !== undefined);
      const window = windowOfLimit(
        kind,
        group ?? undefined,
        scopes.length === 0 ? undefined : scopes.join(' '),
      );
      return percent === null ? [] : [windowPool(window, percent, resets_at)];
    })
    .filter((pool, _, all) =>
      all.every((other) => other.id !== pool.id || (other.used ?? 0) <= (pool.used ?? 0)),
    );
}

function nameOf(scope: v.InferOutput<typeof Scope> | null | undefined): string | undefined {
  if (scope === null || scope === undefined || scope === '') return undefined;
  return scope.display_name?.trim() || scope.id?.trim() || undefined;
}
