import * as v from 'valibot';
import type { Account, PoolReading } from '../../core/reading';
import { isJsonObject } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { nextUtcMonth } from '../time';

/** Tokens. */
const Tokens = v.pipe(v.number(), v.finite(), v.minValue(0));
/** Null and -1 stand for "no such limit". */
const Limit = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(-1)));

const Limits = v.object({
  maxPerDay: Limit,
  maxPerMonth: Limit,
  totalToday: v.nullish(Tokens),
  totalThisMonth: Tokens,
  overflow: v.nullish(v.object({ available: v.nullish(Tokens) })),
});
type Limits = v.InferOutput<typeof Limits>;

/** No answer that is known tells the person's id; this keeps their own tokens apart from those of teams. */
const personal: Account = { id: 'personal', label: 'Personal' };

/** GET /api/rate-limits/user: the tokens of the person's own plan. */
export function readOwn(answer: Answer): Findings {
  return { account: personal, ...readLimits(answer) };
}

/** GET /api/rate-limits/teams/:org: those of a team. */
export function readTeam(answer: Answer): Findings {
  const { org } = answer.params;
  if (org === undefined) return refuse('changed-shape', 'url', 'The URL names no team.');
  return { account: { id: org }, ...readLimits(answer) };
}

function readLimits(answer: Answer): Findings {
  const inner = isJsonObject(answer.json) ? answer.json.tokenStats : undefined;
  const limits = isJsonObject(inner) ? shaped(Limits, inner, 'tokenStats') : shaped(Limits, answer.json);
  return { pools: [month(limits, answer.now), ...day(limits), ...overflow(limits)], complete: true };
}

/**
 * The month's tokens, and beyond them those of the overflow: carried over, or bought as a reload. The limit is the
 * month's and what is left of the overflow, as with Suno's credits. Free accounts, which are those with a limit a day,
 * start anew on the first; when paid ones do is not told.
 */
function month({ maxPerDay, maxPerMonth, totalThisMonth, overflow: more }: Limits, now: number): PoolReading {
  const name = { id: 'month', label: 'Tokens', unit: 'token', used: totalThisMonth };
  if (maxPerMonth === null || maxPerMonth < 0) return { ...name, quiet: true };
  const extra = more?.available ?? 0;
  const isFree = (maxPerDay ?? 0) > 0;
  return {
    ...name,
    limit: maxPerMonth + extra,
    remaining: Math.max(0, maxPerMonth - totalThisMonth) + extra,
    ...(isFree ? { resetsAt: nextUtcMonth(now) } : {}),
    ...(isFree && extra === 0 ? { refills: true as const } : {}),
    // Neither a plan nor tokens: nothing ran out.
    ...(maxPerMonth + extra === 0 ? { quiet: true as const } : {}),
  };
}

/** On Free only. At what hour it starts anew is not told. */
function day({ maxPerDay, totalToday }: Limits): PoolReading[] {
  if (maxPerDay === null || maxPerDay <= 0 || typeof totalToday !== 'number') return [];
  return [
    {
      id: 'day',
      label: 'Daily tokens',
      unit: 'token',
      limit: maxPerDay,
      used: totalToday,
      remaining: Math.max(0, maxPerDay - totalToday),
      windowSeconds: 86_400,
    },
  ];
}

/** Part of `month`, shown for information: quiet, so that it is never added to it. */
function overflow({ overflow: more }: Limits): PoolReading[] {
  const remaining = more?.available;
  if (!remaining) return [];
  return [
    {
      id: 'overflow',
      label: 'Rollover and reloads (included)',
      unit: 'token',
      remaining,
      quiet: true,
    },
  ];
}
