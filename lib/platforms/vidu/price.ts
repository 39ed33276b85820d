import * as v from 'valibot';
import type { Json } from '../../wire/json';
import { readTask } from '../../wire/task';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { toldPrice } from '../told-price';
import { POOL } from './balance';
import { endpoints } from './endpoints';

const Price = v.object({ cost_credits: v.pipe(v.number(), v.finite(), v.minValue(0)) });

/**
 * GET /vidu/v1/tasks/credits: what all that stands in the form takes, after discounts. Its query is a start's body with
 * dots for braces, so that it is read as the start will be. What the day's quota of a pass pays for is no price.
 */
export function readPrice(answer: Answer): Findings {
  const { cost_credits: amount } = shaped(Price, answer.json);
  const task = readTask(endpoints.start.task, { body: bodyOf(answer.request.query), params: {} });
  if (task === undefined || task.settings?.type === undefined || task.settings.schedule === 'claw_pass')
    return {};
  return { prices: [toldPrice(task, { pool: POOL, unit: 'credit', amount })] };
}

function bodyOf({ type, ...query }: Answer['request']['query']): Json {
  const settings = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name.replace(/^settings\./, ''), value]),
  );
  return { settings, ...(type === undefined ? {} : { type }) };
}
