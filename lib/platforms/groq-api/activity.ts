import * as v from 'valibot';
import { exact } from '../../core/exact';
import { MAX_ITEMS } from '../../wire/pick';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { nextUtcMonth } from '../time';

/** Midnight UTC of its day, in seconds since the epoch; the bounds (2001 and 5138) tell them from milliseconds. */
const EpochSeconds = v.pipe(v.number(), v.minValue(1e9), v.maxValue(1e11));

const Activity = v.object({
  data: v.array(v.object({ timestamp: EpochSeconds, cost: v.pipe(v.number(), v.finite(), v.minValue(0)) })),
});

/**
 * GET …/activity: what each model and key used a day, in USD. Told is the sum of this UTC month, where the answer goes
 * back to its first day. It is history, so quiet: what is left, Groq tells nobody.
 */
export function readActivity(answer: Answer): Findings {
  const id = answer.params.org ?? refuse('changed-shape', 'url', 'The URL names no organisation.');
  const { data } = shaped(Activity, answer.json);
  const first = monthStart(answer.now);
  const from = Number(answer.request.query.start_date ?? Number.NaN);
  // A longer list was cut when it was picked; its sum would be too low.
  if (!(from <= first) || data.length >= MAX_ITEMS) return { account: { id } };
  const used = data
    .filter(({ timestamp }) => timestamp >= first)
    .reduce((sum, { cost }) => exact(sum + cost), 0);
  return {
    account: { id },
    pools: [
      {
        id: 'spent-this-month',
        label: 'Spent this month',
        unit: 'USD',
        used,
        resetsAt: nextUtcMonth(answer.now),
        quiet: true,
      },
    ],
    complete: true,
  };
}

/** In seconds. */
function monthStart(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 1000;
}
