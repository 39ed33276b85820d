import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { Answer, Findings, SpendDraft } from '../platform';
import { shaped } from '../read';
import { Digits } from './shapes';

const Event = v.object({
  /** Ms since the epoch. */
  timestamp: Digits,
  model: v.nullish(v.string()),
  /** What Cursor takes for it, unlike the list price of its tokens (`tokenUsage.totalCents`). */
  chargedCents: v.nullish(Digits),
  isChargeable: v.nullish(v.boolean()),
  tokenUsage: v.nullish(v.record(v.string(), v.nullish(Digits))),
});
type Event = v.InferOutput<typeof Event>;

const Events = v.object({ usageEventsDisplay: v.array(Event) });

/** The list is read again with every visit; what was used before is in the balance and the ledger already. */
const DAY = 86_400_000;

/**
 * POST /api/dashboard/get-filtered-usage-events, which the usage page asks for: what was used of late, in the editor as
 * well. Whether the plan or on-demand paid for it is told in words only (`kind`), so no pool is named. Events have no
 * id and may come twice where two pages of them meet: equal ones are one.
 */
export function readEvents(answer: Answer): Findings {
  const { usageEventsDisplay: events } = shaped(Events, answer.json);
  const fresh = events.filter(
    ({ timestamp, isChargeable }) => answer.now - timestamp < DAY && isChargeable !== false,
  );
  return { spends: fresh.map(spendOf) };
}

function spendOf({ timestamp, model, chargedCents, tokenUsage }: Event): SpendDraft {
  const tokens = ['inputTokens', 'outputTokens', 'cacheWriteTokens', 'cacheReadTokens'];
  return {
    id: [timestamp, model ?? '', ...tokens.map((name) => tokenUsage?.[name] ?? '')].join(':'),
    at: timestamp,
    unit: 'USD',
    basis: 'exact',
    feature: 'message',
    ...(typeof chargedCents === 'number' ? { amount: exact(chargedCents / 100) } : {}),
    ...(model ? { model } : {}),
  };
}
