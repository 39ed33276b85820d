import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { MAX_ITEMS } from '../../wire/pick';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { Key, keyPool, planOf, spentByPeriod } from './key';
import { Usd, Used, usd } from './money';
import { checkKey } from './refusal';
import { nextReset } from './reset';

const Credits = v.object({ data: v.object({ total_credits: Usd, total_usage: Used }) });

/** GET /credits: all credits ever bought and all ever used. They don't renew. */
export function readCredits(answer: Answer): Findings {
  checkKey(answer);
  const { data } = shaped(Credits, answer.json);
  const pool: PoolReading = {
    id: 'credits',
    label: 'Credits',
    unit: 'USD',
    remaining: usd(data.total_credits - data.total_usage),
    limit: data.total_credits,
    used: data.total_usage,
    // Never bought any: nothing ran out.
    ...(data.total_credits === 0 ? { quiet: true as const } : {}),
  };
  return { pools: [pool], complete: true };
}

const OwnKey = v.object({
  data: v.object({
    ...Key.entries,
    usage_daily: v.nullish(Used),
    usage_weekly: v.nullish(Used),
    usage_monthly: v.nullish(Used),
    is_free_tier: v.nullish(v.boolean()),
  }),
});

/**
 * GET /key: the key that asks. No account is named: the label is only a mask, and the creator may have
 * several keys, each with a limit of its own. Whoever asked knows which key it was.
 */
export function readKey(answer: Answer): Findings {
  checkKey(answer);
  const { data } = shaped(OwnKey, answer.json);
  const plan = planOf(data.is_free_tier);
  const limited = data.limit !== null;
  const pool = keyPool(
    limited ? 'key-limit' : 'key-usage',
    limited ? 'Key limit' : 'Used by this key',
    data,
    answer.now,
  );
  return {
    pools: [pool, ...spentByPeriod(data, answer.now)],
    complete: true,
    ...(plan === undefined ? {} : { plan }),
  };
}

const Keys = v.object({ data: v.array(Key) });

/** GET /keys, for management keys: every key of the account. */
export function readKeys(answer: Answer): Findings {
  checkKey(answer);
  const { data } = shaped(Keys, answer.json);
  return { pools: data.flatMap((key) => otherKey(key, key.hash ?? undefined, answer.now)) };
}

const KeyByHash = v.object({ data: Key });

/** GET /keys/:hash, for management keys: one key of the account. */
export function readKeyByHash(answer: Answer): Findings {
  checkKey(answer);
  const { data } = shaped(KeyByHash, answer.json);
  return { pools: otherKey(data, answer.params.hash, answer.now) };
}

function otherKey(key: v.InferOutput<typeof Key>, hash: string | undefined, now: number): PoolReading[] {
  if (hash === undefined) return [];
  const label = `Key ${key.name || key.label || hash.slice(0, 8)}`;
  const pool = keyPool(`key:${hash}`, label, key, now);
  return [key.disabled === true ? { ...pool, quiet: true } : pool];
}

const Activity = v.object({ data: v.array(v.object({ usage: Used })) });

/** GET /activity, for management keys: the last 30 finished UTC days, or the one that `date` names. */
export function readActivity(answer: Answer): Findings {
  checkKey(answer);
  const { data } = shaped(Activity, answer.json);
  // A longer list was cut when it was picked; its sum would be too low.
  if (answer.request.query.date !== undefined || data.length >= MAX_ITEMS) return {};
  const used = usd(data.reduce((sum, row) => sum + row.usage, 0));
  return { pools: [{ id: 'activity', label: 'Spent in 30 finished days', unit: 'USD', used, quiet: true }] };
}

const Budgets = v.object({
  data: v.array(v.object({ limit_usd: Used, reset_interval: v.nullish(v.string()) })),
});

/** GET /workspaces/:id/budgets, for management keys: limits only; what was spent of them is not told. */
export function readBudgets(answer: Answer): Findings {
  checkKey(answer);
  const { data } = shaped(Budgets, answer.json);
  return {
    pools: data.map(({ limit_usd: limit, reset_interval: interval }): PoolReading => {
      const resetsAt = nextReset(interval, answer.now);
      return {
        id: `budget:${answer.params.id}:${interval ?? 'lifetime'}`,
        label: `Workspace budget, ${interval ?? 'lifetime'}`,
        unit: 'USD',
        limit,
        ...(resetsAt === undefined ? {} : { resetsAt }),
        quiet: true,
      };
    }),
  };
}
