import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { accountOf } from './account';

const Credits = v.pipe(v.number(), v.finite(), v.minValue(0));

const Allowance = v.object({
  /** `6h`; absent for the billing period. */
  window: v.nullish(v.string()),
  used: Credits,
  limit: Credits,
  periodEndMs: v.nullish(v.pipe(v.number(), v.minValue(1e12), v.maxValue(1e14))),
});
type Allowance = v.InferOutput<typeof Allowance>;

const RateLimit = v.object({
  status: v.nullish(v.string()),
  enforcement: v.nullish(v.string()),
  resetsInSeconds: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(366 * 86_400))),
  window: v.nullish(Allowance),
  billingPeriodWindow: v.nullish(Allowance),
});

/**
 * POST getCreditRateLimitStatus: a person's AI credits of some hours and of the billing period. In "preview" (until
 * August 2026) they were counted and stopped nothing: then they are quiet.
 */
export function readRateLimit(answer: Answer): Findings {
  const told = shaped(RateLimit, answer.json);
  if (told.status === 'not_applicable')
    return refuse('not-on-plan', 'status', 'Notion tells AI usage of Business and Enterprise only.');
  const { window, billingPeriodWindow: period, resetsInSeconds: seconds } = told;
  if (!window && !period)
    return refuse('changed-shape', 'window', 'The answer tells no allowance that we know.');
  // A page of several workspaces: whose numbers these are, only the request tells.
  const account = accountOf(answer);
  if (account === undefined) return {};
  const quiet = told.enforcement === 'preview';
  const inSeconds = typeof seconds === 'number' ? answer.now + seconds * 1000 : undefined;
  return {
    pools: [
      ...poolOf({ id: 'window', ...named(window) }, window, inSeconds, quiet),
      ...poolOf(
        { id: 'billing-period', label: 'Billing period' },
        period,
        period?.periodEndMs ?? undefined,
        quiet,
      ),
    ],
    complete: true,
    account,
  };
}

/** `6h` as its label and length. A window that is spelt otherwise has neither. */
function named(window: Allowance | null | undefined): Pick<PoolReading, 'label' | 'windowSeconds'> {
  const [, hours] = /^(\d{1,3})h$/.exec(window?.window ?? '') ?? [];
  return hours === undefined
    ? { label: 'Rolling' }
    : { label: `${hours}-hour`, windowSeconds: Number(hours) * 3600 };
}

/** More than the limit may be used; then nothing is left. Without any limit nothing is metered. */
function poolOf(
  name: Pick<PoolReading, 'id' | 'label' | 'windowSeconds'>,
  allowance: Allowance | null | undefined,
  resetsAt: number | undefined,
  quiet: boolean,
): PoolReading[] {
  if (!allowance || allowance.limit === 0) return [];
  const { used, limit } = allowance;
  return [
    {
      ...name,
      unit: 'credit',
      limit,
      used,
      remaining: exact(Math.max(0, limit - used)),
      ...(resetsAt === undefined ? {} : { resetsAt }),
      refills: true,
      ...(quiet ? { quiet: true as const } : {}),
    },
  ];
}
