import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

const Credits = v.object({
  remaining: Amount,
  granted: v.nullish(Amount),
  bought: v.nullish(Amount),
  renews_at: v.nullish(IsoTime),
  plan: v.nullish(v.string()),
  unlimited: v.nullish(v.boolean()),
});

/**
 * GET /api/orgs/:org/credits: what is left of granted and bought credits together, in whole credits. The bought ones
 * stay when the granted ones renew, so the pool is only full again where nothing was bought.
 */
export function readCredits(answer: Answer): Findings {
  const credits = shaped(Credits, answer.json);
  const { org = '' } = answer.params;
  return {
    account: { id: org },
    pools: credits.unlimited === true ? [] : [pool(credits)],
    complete: true,
    ...(credits.plan ? { plan: credits.plan } : {}),
  };
}

function pool({
  remaining,
  granted,
  bought,
  renews_at: resetsAt,
}: v.InferOutput<typeof Credits>): PoolReading {
  return {
    ...{ id: 'credits', label: 'Credits', unit: 'credit', remaining },
    ...(typeof granted === 'number' ? { limit: granted + (bought ?? 0) } : {}),
    ...(typeof resetsAt === 'number' ? { resetsAt } : {}),
    ...(typeof resetsAt === 'number' && bought === 0 ? { refills: true as const } : {}),
  };
}
