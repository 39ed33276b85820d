import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { toldPrice } from '../told-price';
import { isRefused } from './envelope';

const Priced = v.object({
  data: v.object({
    price: v.object({ payAmount: v.pipe(v.number(), v.finite(), v.minValue(0)) }),
  }),
});

/** A status in place of the price: seen as 6, "a parameter is missing". */
const Unpriced = v.object({ data: v.object({ status: v.number(), price: v.nullish(v.undefined()) }) });

/** POST /api/task/price: what all that stands in the form takes, in hundredths of a credit. */
export function readPrice(answer: Answer): Findings {
  if (isRefused(answer) || v.is(Unpriced, answer.json)) return {};
  const { payAmount } = shaped(Priced, answer.json).data.price;
  if (answer.task === undefined) return {};
  const price = { pool: 'credits', unit: 'credit', amount: payAmount / 100 };
  return { prices: [toldPrice(answer.task, price)] };
}
