import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';
import { instant } from '../time';

/** Percent that is used, 0 to 100. */
const Window = v.nullish(
  v.object({
    percent: v.pipe(v.number(), v.finite(), v.minValue(0)),
    resetsAt: v.nullish(
      v.pipe(
        v.string(),
        v.check((text) => instant(text) !== undefined, 'an ISO 8601 time'),
        v.transform(instant),
      ),
    ),
  }),
);

const Usage = v.object({ usage: v.object({ rolling: Window, weekly: Window, monthly: Window }) });

const names = [
  { key: 'rolling', id: 'five-hour', label: '5-hour', windowSeconds: 5 * 3600 },
  { key: 'weekly', id: 'weekly', label: 'Weekly', windowSeconds: 7 * 86_400 },
  { key: 'monthly', id: 'monthly', label: 'Monthly' },
] as const;

/** GET /zen/go/v1/usage: what is used of the windows of OpenCode Go, in percent. */
export const readGoUsage: Reader = ({ json }) => {
  const { usage } = shaped(Usage, json);
  const pools = names.flatMap(({ key, ...name }): PoolReading[] => {
    const window = usage[key];
    if (!window) return [];
    return [
      {
        ...name,
        unit: 'percent',
        limit: 100,
        used: window.percent,
        remaining: exact(Math.max(0, 100 - window.percent)),
        refills: true,
        ...(typeof window.resetsAt === 'number' ? { resetsAt: window.resetsAt } : {}),
      },
    ];
  });
  if (pools.length === 0)
    return refuse('changed-shape', 'usage', 'No window that we know is in the usage of OpenCode Go.');
  return { pools, complete: true, plan: 'Go' };
};
