import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { EpochTime } from '../epoch-time';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

/** Numbers come as numbers or as decimal texts: both were recorded. */
const Amount = v.pipe(
  v.union([
    v.number(),
    v.pipe(v.string(), v.regex(/^\d{1,15}(\.\d+)?$/, 'a decimal number'), v.transform(Number)),
  ]),
  v.finite(),
  v.minValue(0),
);

/** In ms. Seconds and ms were recorded in one answer. */
export const Moment = v.union([v.pipe(Amount, EpochTime), IsoTime]);

/** The subscription tells when it ends. */
export const monthly = { id: 'monthly', label: 'Monthly credits', unit: 'USD' } as const;

const Window = v.nullish(v.object({ cap: Amount, used: Amount, resetAt: v.nullish(Moment) }));
const WindowLimits = v.nullish(v.object({ fiveHour: Window, weekly: Window }));
type Window = v.InferOutput<typeof Window>;

const Credits = v.object({
  credits: v.object({
    monthlyCredits: Amount,
    monthlyCreditsGranted: v.nullish(Amount),
    purchasedCredits: v.nullish(Amount),
    premiumMonthlyCredits: v.nullish(Amount),
    opensourceMonthlyCredits: v.nullish(Amount),
    windowLimits: WindowLimits,
  }),
  windowLimits: WindowLimits,
});

/**
 * GET /internal/billing/credits: what is left of the month's credits and of those for certain models, and what was bought,
 * in USD. How much the month gave is told in newer answers (CodexBar v0.66.0). The windows are told as amounts, in what is not said:
 * shown are shares.
 */
export function readCredits(answer: Answer): Findings {
  const { credits, windowLimits: atRoot } = shaped(Credits, answer.json);
  const { fiveHour, weekly } = atRoot ?? credits.windowLimits ?? {};
  const { monthlyCredits } = credits;
  const granted = credits.monthlyCreditsGranted ?? 0;
  const windows = [
    ...windowPool('five-hour', '5-hour', 18_000, fiveHour),
    ...windowPool('weekly', 'Weekly', 604_800, weekly),
  ];
  // The free plan grants nothing and has no windows: nothing ran out.
  const free = monthlyCredits === 0 && windows.length === 0;
  return {
    pools: [
      {
        ...monthly,
        remaining: monthlyCredits,
        ...(granted > 0 && granted >= monthlyCredits ? { limit: granted } : {}),
        ...(free ? { quiet: true } : {}),
      },
      ...extra('premium', 'Monthly credits, premium models', credits.premiumMonthlyCredits),
      // On a Go plan it was seen to be the same credits once more, so it is quiet until somebody knows what else it may be.
      ...extra('open-source', 'Monthly credits, open models', credits.opensourceMonthlyCredits).map(
        (pool) => ({
          ...pool,
          quiet: true as const,
        }),
      ),
      ...extra('bought', 'Bought credits', credits.purchasedCredits).map((pool) => ({
        ...pool,
        paysBeyond: true as const,
      })),
      ...windows,
    ],
    complete: true,
  };
}

/** Most plans have none of these: 0 is told then, and nothing ran out. */
function extra(id: string, label: string, remaining: number | null | undefined): PoolReading[] {
  if (typeof remaining !== 'number') return [];
  return [{ id, label, unit: 'USD', remaining, ...(remaining === 0 ? { quiet: true } : {}) }];
}

/** A cap of 0 is none (CodexBar). */
function windowPool(id: string, label: string, windowSeconds: number, window: Window): PoolReading[] {
  if (!window || window.cap === 0) return [];
  const used = Math.round((window.used / window.cap) * 1e8) / 1e6;
  return [
    {
      ...{ id, label, unit: 'percent', limit: 100, used, windowSeconds, refills: true },
      remaining: Math.max(0, Math.round((100 - used) * 1e6) / 1e6),
      ...(typeof window.resetAt === 'number' ? { resetsAt: window.resetAt } : {}),
    },
  ];
}
