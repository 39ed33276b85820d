import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

/** USD. */
const Card = v.object({ netBilledAmount: v.pipe(v.number(), v.finite(), v.minValue(0)) });

/**
 * GET /settings/billing/copilot_usage_card, which the billing page asks for: what is billed beyond the plan in the
 * period that is chosen there. Clients ask for 3 to learn of the current month; other periods are history. How it counts
 * credits (its quantities are of before 2026-06) is not known, so only the money is read.
 */
export function readUsageCard(answer: Answer): Findings {
  const { netBilledAmount: used } = shaped(Card, answer.json);
  if (answer.request.query.period !== '3') return {};
  return {
    pools: [
      {
        id: 'billed',
        label: 'Billed beyond the plan',
        unit: 'USD',
        used,
        paysBeyond: true,
        quiet: true,
      },
    ],
    complete: true,
  };
}
