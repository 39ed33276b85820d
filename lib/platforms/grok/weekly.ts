import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';

/** Seconds since the epoch; the bounds (2001 and 5138) tell them from milliseconds. */
const Timestamp = v.object({ seconds: v.pipe(v.number(), v.minValue(1e9), v.maxValue(1e11)) });

const CreditsConfig = v.object({
  config: v.exactOptional(
    v.object({
      /** 0 to 100. Protobuf leaves a 0 out. */
      creditUsagePercent: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
      productUsage: v.exactOptional(v.array(v.nullable(v.object({})))),
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

/** grpc.io, "Status Codes": permission denied, unauthenticated. Grok answers nobody's session with either. */
const SIGNED_OUT: readonly number[] = [7, 16];

/**
 * POST GetGrokCreditsConfig: how much of the week is used, of chat, Imagine, voice, Build and API together.
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
  return used === undefined ? {} : { pools: [periodPool(config, used)], complete: true };
}

function periodPool({ currentPeriod: { type, start, end } = {} }: Config, percent: number): PoolReading {
  const monthly = type === MONTHLY;
  // A 32-bit float: 12.3 comes as 12.300000190734863.
  const used = Math.round(percent * 1000) / 1000;
  const seconds = start === undefined || end === undefined ? 0 : end.seconds - start.seconds;
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
