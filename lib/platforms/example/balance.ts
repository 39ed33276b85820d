import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { instant } from '../time';

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

const Credits = v.object({
  remaining: Amount,
  granted: v.nullish(Amount),
  bought: v.nullish(Amount),
  renews_at: v.nullish(
    v.pipe(
      v.string(),
      v.check((text) => instant(text) !== undefined, 'an ISO 8601 time'),
    ),
  ),
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
  renews_at: renewsAt,
}: v.InferOutput<typeof Credits>): PoolReading {
  const resetsAt = typeof renewsAt === 'string' ? instant(renewsAt) : undefined;
  return {
    ...{ id: 'credits', label: 'Credits', unit: 'credit', remaining },
    ...(typeof granted === 'number' ? { limit: granted + (bought ?? 0) } : {}),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    ...(resetsAt !== undefined && bought === 0 ? { refills: true as const } : {}),
  };
}
