import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';

/** Seconds since the epoch; the bounds (2001 and 5138) tell them from milliseconds. */
const Timestamp = v.object({ seconds: v.pipe(v.number(), v.minValue(1e9), v.maxValue(1e11)) });

/** 0 to 100. Protobuf leaves a 0 out. */
const Percent = v.exactOptional(v.pipe(v.number(), v.minValue(0)));

const CreditsConfig = v.object({
  config: v.exactOptional(
    v.object({
      creditUsagePercent: Percent,
      start: v.exactOptional(Timestamp),
      end: v.exactOptional(Timestamp),
      productUsage: v.exactOptional(
        v.array(v.nullable(v.object({ product: v.exactOptional(v.number()), usagePercent: Percent }))),
      ),
      currentPeriod: v.exactOptional(
        v.object({
          type: v.exactOptional(v.number()),
          start: v.exactOptional(Timestamp),
          end: v.exactOptional(Timestamp),
        }),
      ),
    }),
  ),
});
type Config = NonNullable<v.InferOutput<typeof CreditsConfig>['config']>;

const Trailer = v.object({ grpcStatus: v.exactOptional(v.number()) });

/** `currentPeriod.type`; 2 is weekly, which is what paid accounts have had since mid 2026. */
const MONTHLY = 1;

/** Longer than any week, shorter than any month, in seconds. */
const LONGEST_WEEK = 14 * 86_400;

/** By their numbers (chenyme/grok2api, 2026-08-20). */
const products: Readonly<Record<number, string>> = {
  1: 'API',
  2: 'Build',
  3: 'Plugins',
  4: 'Chat',
  5: 'Imagine',
  6: 'Voice',
};

/** grpc.io, "Status Codes": permission denied, unauthenticated. Grok answers nobody's session with either. */
const SIGNED_OUT: readonly number[] = [7, 16];

/**
 * POST GetGrokCreditsConfig: how much of the week is used, of chat, Imagine, voice, Build and API together, and by each
 * of them.
 *
 * A missing percentage is 0 only where products are listed, as paid accounts have them. Without any the answer doesn't
 * tell a paid account of an unused week from a free one, which has no weekly pool: it says nothing then.
 */
export function readWeeklyCredits(answer: Answer): Findings {
  const { grpcStatus = 0 } = shaped(Trailer, answer.json);
  if (SIGNED_OUT.includes(grpcStatus))
    refuse('signed-out', 'grpc-status', `Grok says that nobody is signed in (gRPC ${grpcStatus}).`);
  if (grpcStatus !== 0)
    refuse('server-error', 'grpc-status', `Grok could not tell the weekly credits (gRPC ${grpcStatus}).`);
  const { config } = shaped(CreditsConfig, answer.json);
  if (config === undefined) return refuse('changed-shape', 'config', 'The answer has no credits in it.');
  const { creditUsagePercent, productUsage = [] } = config;
  const used = creditUsagePercent ?? (productUsage.length > 0 ? 0 : undefined);
  if (used === undefined) return {};
  const period = periodPool(config, used);
  return { pools: [period, ...productUsage.flatMap((one) => productPool(one, period))], complete: true };
}

function periodPool(config: Config, percent: number): PoolReading {
  const { type, start = config.start, end = config.end } = config.currentPeriod ?? {};
  const seconds = start === undefined || end === undefined ? 0 : end.seconds - start.seconds;
  const monthly = type === undefined ? seconds > LONGEST_WEEK : type === MONTHLY;
  const used = tidy(percent);
  return {
    id: monthly ? 'monthly' : 'weekly',
    label: monthly ? 'Monthly' : 'Weekly',
    unit: 'percent',
    limit: 100,
    used,
    remaining: Math.max(0, 100 - used),
    ...(end === undefined ? {} : { resetsAt: end.seconds * 1000 }),
    ...(seconds > 0 ? { windowSeconds: seconds } : {}),
    refills: true,
  };
}

/**
 * What a product took, in percent of the whole period: both recordings' products add up to what is used. Part of it, so
 * quiet.
 */
function productPool(
  usage: NonNullable<Config['productUsage']>[number],
  { id, resetsAt }: PoolReading,
): readonly PoolReading[] {
  const name = products[usage?.product ?? 0];
  const used = tidy(usage?.usagePercent ?? 0);
  if (name === undefined || used === 0) return [];
  return [
    {
      id: `${id}:${name.toLowerCase()}`,
      label: `Used by ${name}`,
      unit: 'percent',
      used,
      ...(resetsAt === undefined ? {} : { resetsAt }),
      quiet: true,
    },
  ];
}

/** A 32-bit float: 12.3 comes as 12.300000190734863. */
function tidy(percent: number): number {
  return Math.round(percent * 1000) / 1000;
}
