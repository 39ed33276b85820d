import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';

const USAGE = 'serviceruntime.googleapis.com/quota/allocation/usage';
const LIMIT = 'serviceruntime.googleapis.com/quota/limit';

/** int64 comes as text. */
const Value = v.object({
  int64Value: v.optional(v.pipe(v.string(), v.regex(/^-?\d{1,19}$/, 'a whole number'), v.transform(Number))),
  doubleValue: v.optional(v.pipe(v.number(), v.finite())),
});

const Series = v.object({
  metric: v.object({
    type: v.string(),
    labels: v.object({
      quota_metric: v.pipe(v.string(), v.nonEmpty()),
      limit_name: v.optional(v.string(), ''),
    }),
  }),
  resource: v.object({ labels: v.object({ location: v.optional(v.string(), 'global') }) }),
  /** Newest first. */
  points: v.array(v.object({ value: Value })),
});

/** Without any series the member is left out. */
const Answers = v.array(v.object({ timeSeries: v.optional(v.array(Series), []) }));

interface Quota {
  readonly metric: string;
  /** Empty where it is not told. */
  readonly name: string;
  readonly location: string;
  readonly amount: number;
}

/** A limit that is none: -1, or the largest int64. */
const UNLIMITED = 9e18;

/**
 * GET /v3/projects/{project}/timeSeries, twice: what is used of the quota of Vertex AI, and its limits, matched by metric,
 * limit and location. Usage that names no limit has the only one of its metric there; where several fit it is left out, and
 * refused where nothing else is told. A limit without usage is not shown: that nothing was used is not said.
 */
export const readQuota: Reader = (answer) => {
  const quotas = shaped(Answers, answer.json).flatMap(({ timeSeries }) => timeSeries);
  const used = quotasOf(quotas.filter(({ metric }) => metric.type === USAGE));
  const limits = quotasOf(quotas.filter(({ metric }) => metric.type === LIMIT)).filter(
    ({ amount }) => amount > 0 && amount < UNLIMITED,
  );
  const pools = used.flatMap((one) => {
    const [limit, another] = limits.filter((other) => fits(one, other));
    return limit === undefined || another !== undefined ? [] : [poolOf(one, limit)];
  });
  const isGuess =
    pools.length === 0 && used.some((one) => limits.filter((other) => fits(one, other)).length > 1);
  if (isGuess) return refuse('changed-shape', 'timeSeries', 'Several limits fit one usage.');
  return { pools, complete: true };
};

function fits(used: Quota, limit: Quota): boolean {
  return (
    used.metric === limit.metric &&
    used.location === limit.location &&
    (used.name === '' || used.name === limit.name)
  );
}

/** The newest value of each; of two series that can't be told apart, neither. */
function quotasOf(series: readonly v.InferOutput<typeof Series>[]): readonly Quota[] {
  const all = series.flatMap(({ metric, resource, points }): readonly Quota[] => {
    const { int64Value, doubleValue } = points[0]?.value ?? {};
    const amount = int64Value ?? doubleValue;
    if (amount === undefined) return [];
    const { quota_metric, limit_name } = metric.labels;
    return [{ metric: quota_metric, name: limit_name, location: resource.labels.location, amount }];
  });
  const isSame = (a: Quota, b: Quota) =>
    a.metric === b.metric && a.name === b.name && a.location === b.location;
  return all.filter((one) => all.filter((other) => isSame(one, other)).length === 1);
}

function poolOf({ amount: used }: Quota, limit: Quota): PoolReading {
  return {
    id: `${limit.location}/${limit.name || limit.metric}`.slice(0, 200),
    label: `${wordsOf(limit)}, ${limit.location}`,
    unit: 'unit',
    used,
    limit: limit.amount,
    remaining: Math.max(0, limit.amount - used),
  };
}

/** `GenerateContentRequestsPerMinutePerProject` as words. */
function wordsOf({ name, metric }: Quota): string {
  const [first = '', ...rest] = (name || metric.replace(/^.*\//, '').replaceAll('_', ' '))
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return first.toUpperCase() + rest.join('');
}
