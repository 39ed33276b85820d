import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { expectGood } from './envelope';

/** Hundredths of a credit (klingCreator divides by 100; captures: 200 for two images of one credit). */
const Hundredths = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(Number.MAX_SAFE_INTEGER),
  v.transform((hundredths) => hundredths / 100),
);
/** ms since the epoch; 0 and null stand for none. */
const Time = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));

const Order = v.object({
  orderId: v.union([v.pipe(v.string(), v.minLength(1)), v.number()]),
  type: v.nullish(v.string()),
  amount: Hundredths,
  balance: Hundredths,
  endTime: Time,
});
type Order = v.InferOutput<typeof Order>;

const Points = v.object({
  data: v.object({ total: Hundredths, points: v.nullish(v.array(Order)) }),
});

/**
 * GET /api/account/pointAndTicket: all credits together, and those of each order (plan, gift, bought) with their own
 * end. A generation takes of all together; which order pays is Kling's, so the orders are shown as parts. The answer
 * doesn't say whose it is.
 */
export function readPoints(answer: Answer): Findings {
  expectGood(answer);
  const { data } = shaped(Points, answer.json);
  const running = (data.points ?? []).filter(({ endTime }) => !endTime || endTime > answer.now);
  return { pools: [together(data.total, running), ...running.flatMap(part)], complete: true };
}

/** Renews when the plan's order ends. Without a plan, all is lost when the last order with something in it ends. */
function together(remaining: number, orders: readonly Order[]): PoolReading {
  const limit = exact(orders.reduce((sum, { amount }) => sum + amount, 0));
  const renewals = orders.flatMap(({ type, endTime }) => (type === 'plan' && endTime ? [endTime] : []));
  const ends = orders.filter(({ balance }) => balance > 0).map(({ endTime }) => endTime || undefined);
  const last = ends.every((end) => end !== undefined) && ends.length > 0 ? Math.max(...ends) : undefined;
  return {
    id: 'credits',
    label: 'Credits',
    unit: 'credit',
    remaining,
    ...(limit === 0 ? {} : { limit }),
    ...(renewals.length > 0 ? { resetsAt: Math.min(...renewals) } : {}),
    ...(renewals.length === 0 && last !== undefined ? { expiresAt: last } : {}),
  };
}

/** Part of `credits`: quiet, so that it is never added to it. */
function part({ orderId, type, amount, balance, endTime }: Order): PoolReading[] {
  if (balance === 0) return [];
  return [
    {
      id: `order:${orderId}`,
      label: `${type ? capitalised(type) : 'Other'} credits (included)`,
      unit: 'credit',
      remaining: balance,
      ...(amount === 0 ? {} : { limit: amount }),
      ...(endTime ? { expiresAt: endTime } : {}),
      quiet: true,
    },
  ];
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
