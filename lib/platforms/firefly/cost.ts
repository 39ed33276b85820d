import * as v from 'valibot';
import { isJsonObject } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { toldPrice } from '../told-price';
import { accountOf } from './account';
import { POOL } from './balance';
import { FAIR_USE } from './endpoints';

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

const Cost = v.object({
  features: v.nullish(
    v.record(v.string(), v.object({ cost: v.nullish(v.object({ credits: v.nullish(Amount) })) })),
  ),
  /** In an answer with status 422. */
  error_code: v.nullish(v.string()),
});

/**
 * POST /v2/credits/cost: the price of what stands in the form. Only one client tells the answer's fields, so an answer
 * without them tells no price, and the form's task is still known. A price is told of one feature that is asked about
 * once: whether `credits` of several is of one or of all of them, is not known.
 */
export function readCost(answer: Answer): Findings {
  const { features, error_code: error } = shaped(Cost, answer.json);
  const { task, request } = answer;
  const feature = featureAskedOnce(request.body);
  const amount = error === FAIR_USE ? 0 : feature && features?.[feature]?.cost?.credits;
  if (task === undefined || feature === undefined || typeof amount !== 'number') return accountOf(answer);
  return { prices: [toldPrice(task, { pool: POOL, unit: 'credit', amount })], ...accountOf(answer) };
}

function featureAskedOnce(body: Answer['request']['body']): string | undefined {
  const asked = isJsonObject(body) && isJsonObject(body.features) ? Object.entries(body.features) : [];
  const [only, another] = asked;
  return only !== undefined && another === undefined && only[1] === 1 ? only[0] : undefined;
}
