import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { Amount } from './shapes';

const Requests = v.object({
  numRequests: v.nullish(Amount),
  numRequestsTotal: v.nullish(Amount),
  maxRequestUsage: v.nullish(Amount),
});

/** What stands beside the models (`startOfMonth`) is a text, of which nothing is picked. */
const Models = v.record(v.string(), v.union([v.literal(''), v.nullable(Requests)]));

/**
 * GET /api/usage?user=…: requests by model, on plans that still count them; all others say a limit of null. All requests
 * are counted under `gpt-4`, whatever the model (CodexBar, 2026-08). When they start anew is not told.
 */
export function readRequests(answer: Answer): Findings {
  const models = Object.entries(shaped(Models, answer.json)).flatMap(([model, counts]) =>
    counts === '' || counts === null ? [] : [{ model, ...counts }],
  );
  const counted = models.filter(({ numRequests, numRequestsTotal }) =>
    [numRequests, numRequestsTotal].some((count) => typeof count === 'number'),
  );
  if (counted.length === 0) return refuse('changed-shape', 'body', 'No model with requests was told.');
  return {
    pools: counted.flatMap(({ model, numRequests, numRequestsTotal, maxRequestUsage: limit }) => {
      const used = numRequestsTotal ?? numRequests;
      return limit && typeof used === 'number' ? [requestPool(model, used, limit)] : [];
    }),
    complete: true,
  };
}

function requestPool(model: string, used: number, limit: number): PoolReading {
  const isAll = model === 'gpt-4';
  return {
    id: isAll ? 'requests' : `requests:${model}`,
    label: isAll ? 'Requests' : `Requests, ${model}`,
    unit: 'use',
    limit,
    used,
    remaining: Math.max(0, limit - used),
  };
}
