import * as v from 'valibot';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { toldPrice } from '../told-price';
import { teamOf } from './team';

const Estimate = v.object({ cost: v.pipe(v.number(), v.finite(), v.minValue(0)) });

/**
 * POST /v1/billing/estimate_feature_cost_credits: the price of what stands in the form, which the page asks for
 * whenever a setting changes and before each start. Nothing is told of Explore mode, which takes no credits: it is not
 * known whether `cost` is then 0 or what it would be.
 */
export function readEstimate(answer: Answer): Findings {
  const { cost } = shaped(Estimate, answer.json);
  const { task } = answer;
  if (task === undefined || task.settings?.explore === true || isCountedTwice(answer.request.body)) {
    return teamOf(answer);
  }
  const price = toldPrice(task, { pool: 'credits', unit: 'credit', amount: cost });
  return { prices: [price], ...teamOf(answer) };
}

/** Several tasks of several outputs: whose price the one number is, is not known. */
function isCountedTwice(body: Json | undefined): boolean {
  if (!isJsonObject(body) || !isJsonObject(body.taskOptions)) return false;
  const { num_images, numImages, numGenerations } = body.taskOptions;
  const isSeveral = (count: Json | undefined) => typeof count === 'number' && count > 1;
  return isSeveral(body.count) && [num_images, numImages, numGenerations].some(isSeveral);
}
