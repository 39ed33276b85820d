import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';

const Count = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));

/** 0 to 100; a number or a text, both were recorded. */
const Percent = v.nullish(
  v.pipe(
    v.union([
      v.number(),
      v.pipe(v.string(), v.regex(/^\d{1,3}(\.\d+)?$/, 'a percentage'), v.transform(Number)),
    ]),
    v.minValue(0),
    v.maxValue(100),
  ),
);

const Status = v.nullish(v.number());

/** Ms since the epoch; the bounds (2001 and 2603) tell them from seconds. */
const EpochMs = v.nullish(v.pipe(v.number(), v.minValue(1e12), v.maxValue(2e13)));

const Fields = v.object({
  model_name: v.pipe(v.string(), v.nonEmpty()),
  current_interval_total_count: Count,
  current_interval_usage_count: Count,
  current_interval_remaining_percent: Percent,
  current_interval_status: Status,
  start_time: EpochMs,
  end_time: EpochMs,
  current_weekly_total_count: Count,
  current_weekly_usage_count: Count,
  current_weekly_remaining_percent: Percent,
  current_weekly_status: Status,
  weekly_start_time: EpochMs,
  weekly_end_time: EpochMs,
});

/** What is left of a model. One that tells neither a percentage nor a total of either window has other names now. */
export const Model = v.pipe(
  Fields,
  v.check(
    (model) =>
      [
        model.current_interval_remaining_percent,
        model.current_interval_total_count,
        model.current_weekly_remaining_percent,
        model.current_weekly_total_count,
      ].some((told) => typeof told === 'number'),
    'a window',
  ),
);

const NOT_IN_PLAN = 3;

type Maybe = number | null | undefined;

interface Window {
  readonly status: Maybe;
  readonly total: Maybe;
  /** What is left, despite the name of its field on the wire. */
  readonly left: Maybe;
  readonly percentLeft: Maybe;
  readonly start: Maybe;
  readonly end: Maybe;
}

/** Both windows of a model, of those that its plan has. */
export function windowsOf(model: v.InferOutput<typeof Model>): PoolReading[] {
  const { model_name: name } = model;
  return [
    ...windowPool('interval', name, {
      status: model.current_interval_status,
      total: model.current_interval_total_count,
      left: model.current_interval_usage_count,
      percentLeft: model.current_interval_remaining_percent,
      start: model.start_time,
      end: model.end_time,
    }),
    ...windowPool('weekly', name, {
      status: model.current_weekly_status,
      total: model.current_weekly_total_count,
      left: model.current_weekly_usage_count,
      percentLeft: model.current_weekly_remaining_percent,
      start: model.weekly_start_time,
      end: model.weekly_end_time,
    }),
  ];
}

/**
 * The percentage goes before the counts: token plans send counts of 0 beside it, or counts of what is used. Where there
 * is none, `…_usage_count` is what is left (steipete/CodexBar). A total of 0 is no window.
 */
function windowPool(id: 'interval' | 'weekly', model: string, window: Window): PoolReading[] {
  const amounts = amountsOf(window);
  if (amounts === undefined) return [];
  const { start, end } = window;
  const seconds =
    typeof start === 'number' && typeof end === 'number' && end > start ? (end - start) / 1000 : undefined;
  const name = id === 'weekly' ? 'Weekly' : lengthName(seconds);
  return [
    {
      id: `${id}:${model}`,
      // "general" is all that the plan is about.
      label: model === 'general' ? name : `${name} · ${model}`,
      ...amounts,
      ...(typeof end === 'number' ? { resetsAt: end } : {}),
      ...(seconds === undefined ? {} : { windowSeconds: seconds }),
      refills: true,
    },
  ];
}

function amountsOf({
  status,
  total,
  left,
  percentLeft,
}: Window): Omit<PoolReading, 'id' | 'label'> | undefined {
  // The placeholder of what is not in the plan (CodexBar; the row `minimax-api` knows it as well).
  if (status === NOT_IN_PLAN && percentLeft === 100) return undefined;
  if (typeof percentLeft === 'number')
    return { unit: 'percent', limit: 100, used: exact(100 - percentLeft), remaining: percentLeft };
  if (typeof total !== 'number' || total === 0 || typeof left !== 'number') return undefined;
  return { unit: 'use', limit: total, used: Math.max(0, total - left), remaining: left };
}

/** `5-hour`: windows are known by their length, not by where they stand. */
function lengthName(seconds: number | undefined): string {
  if (seconds === undefined) return 'Current window';
  return seconds === 86_400 ? 'Daily' : `${exact(Math.round(seconds / 360) / 10)}-hour`;
}
