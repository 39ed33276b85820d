import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { shaped } from '../read';
import { identityOf } from './account';
import { AmountSchema, slug, spelledOut } from './quantity';
import { lengthName } from './windows';

const TasksSchema = v.object({
  limit: AmountSchema,
  remaining: AmountSchema,
  resets_after: v.exactOptional(v.nullable(AmountSchema)),
  user_plan_type: v.exactOptional(v.nullable(v.string())),
  windows: v.exactOptional(
    v.nullable(
      v.array(
        v.object({
          limit: AmountSchema,
          remaining: AmountSchema,
          resets_after: v.exactOptional(v.nullable(AmountSchema)),
          limit_window_mins: AmountSchema,
        }),
      ),
    ),
  ),
});

/** GET /backend-api/wham/tasks/rate_limit: Codex tasks in the cloud; `windows` repeats the one that is tightest. */
export const tasksRateLimit: Reader = (answer) => {
  const tasks = shaped(TasksSchema, answer.json);
  const windows = tasks.windows ?? [];
  const [only] = windows;
  const whole = {
    ...countOf(tasks, answer.now),
    id: 'cloud-tasks',
    label: 'Cloud tasks',
    ...(only === undefined ? {} : { windowSeconds: only.limit_window_mins * 60 }),
  };
  const several = windows.map((window) => {
    const windowSeconds = window.limit_window_mins * 60;
    const name = lengthName(windowSeconds);
    return {
      ...countOf(window, answer.now),
      id: `cloud-tasks:${name.id}`,
      label: `Cloud tasks ${name.label}`,
      windowSeconds,
    };
  });
  return {
    pools: windows.length > 1 ? several : [whole],
    complete: true,
    ...identityOf(answer, { plan: tasks.user_plan_type }),
  };
};

function countOf(
  count: { readonly limit: number; readonly remaining: number; readonly resets_after?: number | null },
  now: number,
): Omit<PoolReading, 'id' | 'label'> {
  const reset = typeof count.resets_after === 'number' ? { resetsAt: now + count.resets_after * 1000 } : {};
  return { unit: 'task', limit: count.limit, remaining: count.remaining, refills: true, ...reset };
}

const StorageSchema = v.object({
  used_bytes: AmountSchema,
  allowed_bytes: AmountSchema,
  remaining_bytes: AmountSchema,
});

/** GET /backend-api/files/library/storage/usage: room for files, which no generation burns. */
export const libraryStorage: Reader = (answer) => {
  const storage = shaped(StorageSchema, answer.json);
  const pool: PoolReading = {
    id: 'library-storage',
    label: 'Library storage',
    unit: 'byte',
    limit: storage.allowed_bytes,
    used: storage.used_bytes,
    remaining: storage.remaining_bytes,
    quiet: true,
  };
  return { pools: [pool], ...identityOf(answer) };
};

const PremiumSchema = v.object({
  status: v.string(),
  available_windows: v.array(v.union([v.string(), v.number()])),
  features: v.array(
    v.object({
      feature: v.string(),
      uses_7d: v.exactOptional(v.nullable(AmountSchema)),
      uses_28d: v.exactOptional(v.nullable(AmountSchema)),
    }),
  ),
});

/**
 * GET /backend-api/premium-usage/summary/v2: history without a limit, so nothing can be concluded of
 * what is left. Only windows that `available_windows` names (as `7d` or 7) are filled.
 */
export const premiumUsage: Reader = (answer) => {
  const summary = shaped(PremiumSchema, answer.json);
  if (summary.status !== 'ready') return identityOf(answer);
  const available = new Set(summary.available_windows.map((window) => Number.parseInt(String(window), 10)));
  const pools = summary.features.flatMap((feature) =>
    ([7, 28] as const).flatMap((days): PoolReading[] => {
      const used = feature[`uses_${days}d`];
      if (typeof used !== 'number' || !available.has(days)) return [];
      const label = `${spelledOut(feature.feature)}, last ${days} days`;
      const id = `history:${slug(feature.feature)}:${days}d`;
      return [{ id, label, unit: 'use', used, windowSeconds: days * 86_400, quiet: true }];
    }),
  );
  return { pools, complete: true, ...identityOf(answer) };
};
