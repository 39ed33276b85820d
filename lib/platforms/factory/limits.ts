import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';
import { Amount, Moment } from './shapes';

/** Percent, 0 to 100. */
const Window = v.object({
  usedPercent: Amount,
  windowEnd: v.nullish(Moment),
  secondsRemaining: v.nullish(Amount),
});
type Window = v.InferOutput<typeof Window>;

const Windows = v.object({ fiveHour: Window, weekly: Window, monthly: Window });
type Windows = v.InferOutput<typeof Windows>;

const Limits = v.object({
  usesTokenRateLimitsBilling: v.boolean(),
  limits: v.nullish(v.object({ standard: Windows, core: v.nullish(Windows) })),
  extraUsageBalanceCents: v.nullish(Amount),
  extraUsageAllowed: v.nullish(v.boolean()),
});

const lengths = [
  { key: 'fiveHour', id: 'five-hour', label: '5-hour', windowSeconds: 5 * 3600 },
  { key: 'weekly', id: 'weekly', label: 'Weekly', windowSeconds: 7 * 86_400 },
  { key: 'monthly', id: 'monthly', label: 'Monthly', windowSeconds: 30 * 86_400 },
] as const;

/**
 * GET /api/billing/limits: windows of 5 hours, 7 and 30 days in percent, for the standard models and apart from them for
 * Droid Core, and the bought extra usage in USD.
 */
export const readLimits: Reader = ({ json, now }) => {
  const { usesTokenRateLimitsBilling, limits, extraUsageBalanceCents, extraUsageAllowed } = shaped(
    Limits,
    json,
  );
  const extra = extraUsage(extraUsageBalanceCents, extraUsageAllowed);
  // An older plan, which has no such windows: see period.ts.
  if (!usesTokenRateLimitsBilling) return { pools: extra, complete: true };
  if (!limits) return refuse('changed-shape', 'limits', 'The windows are not in the answer.');
  const { standard, core } = limits;
  return {
    pools: [
      ...poolsOf(standard, 'standard', 'Standard', now),
      // There for everyone; it is a meter only once it has run.
      ...(core && hasBegun(core) ? poolsOf(core, 'core', 'Droid Core', now) : []),
      ...extra,
    ],
    complete: true,
  };
};

function hasBegun(windows: Windows): boolean {
  return Object.values(windows).some(
    ({ usedPercent, windowEnd, secondsRemaining }) =>
      usedPercent > 0 || typeof windowEnd === 'number' || typeof secondsRemaining === 'number',
  );
}

function poolsOf(windows: Windows, group: string, name: string, now: number): PoolReading[] {
  return lengths.map(({ key, id, label, windowSeconds }) => {
    const { used, resetsAt } = current(windows[key], now);
    return {
      id: `${group}:${id}`,
      label: `${name}, ${label.toLowerCase()}`,
      unit: 'percent',
      limit: 100,
      used,
      remaining: exact(Math.max(0, 100 - used)),
      windowSeconds,
      refills: true,
      ...(resetsAt === undefined ? {} : { resetsAt }),
    };
  });
}

/** A window that has ended keeps its number until the next one begins; the site shows it as unused. */
function current({ usedPercent, windowEnd, secondsRemaining }: Window, now: number) {
  if (secondsRemaining) return { used: usedPercent, resetsAt: now + secondsRemaining * 1000 };
  if (typeof windowEnd !== 'number') return { used: usedPercent };
  return windowEnd > now ? { used: usedPercent, resetsAt: windowEnd } : { used: 0 };
}

/** Never expires (official pricing text of 2026-07-24). */
function extraUsage(cents: number | null | undefined, allowed: boolean | null | undefined): PoolReading[] {
  if (typeof cents !== 'number') return [];
  const quiet = cents === 0 || allowed === false;
  return [
    {
      id: 'extra-usage',
      label: 'Extra usage',
      unit: 'USD',
      remaining: exact(cents / 100),
      paysBeyond: true,
      ...(quiet ? { quiet } : {}),
    },
  ];
}
