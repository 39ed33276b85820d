import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { expectGood, type Owner } from './envelope';

export const POOL = 'credits';

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const Grants = v.nullish(
  v.array(
    v.object({
      residual_credits: v.nullish(Amount),
      /** Seconds since the epoch. */
      credits_life_end: v.nullish(v.pipe(v.number(), v.finite(), v.maxValue(1e11))),
    }),
  ),
);
const Credit = v.object({
  data: v.object({
    credit: v.object({ gift_credit: Amount, purchase_credit: Amount, vip_credit: Amount }),
    credits_detail: v.nullish(v.object({ gift_credits: Grants, credits: Grants })),
  }),
});
type Credit = v.InferOutput<typeof Credit>['data'];

/** POST …/user_credit: all credits together, and their kinds: given for a day or so, bought, of the plan. */
export const readCredit =
  (owner: Owner) =>
  (answer: Answer): Findings => {
    expectGood(answer);
    const { data } = shaped(Credit, answer.json);
    const { gift_credit: gift, purchase_credit: bought, vip_credit: plan } = data.credit;
    const together: PoolReading = {
      id: POOL,
      label: 'Credits',
      unit: 'credit',
      remaining: exact(gift + bought + plan),
    };
    const gifts = giftsOf(data, gift, answer.now);
    return {
      pools: [
        together,
        ...gifts,
        ...part('plan-credits', 'Plan credits (included)', plan),
        ...part('bought-credits', 'Bought credits (included)', bought),
      ],
      complete: true,
      account: owner(answer),
    };
  };

/** Each grant with its own end, where the details come to what is told of them together; else all as one. */
function giftsOf({ credits_detail: detail }: Credit, gift: number, now: number): readonly PoolReading[] {
  const listed = detail?.gift_credits?.length ? detail.gift_credits : (detail?.credits ?? []);
  const byEnd = new Map<number, number>();
  for (const { residual_credits: left, credits_life_end: end } of listed) {
    if (!left || typeof end !== 'number' || end * 1000 <= now) continue;
    byEnd.set(end, exact((byEnd.get(end) ?? 0) + left));
  }
  const label = 'Gift credits (included)';
  const sum = exact([...byEnd.values()].reduce((all, one) => all + one, 0));
  if (sum !== gift) return part('gift-credits', label, gift);
  return [...byEnd].flatMap(([end, left]) =>
    part(`gift-credits:${end}`, label, left).map((pool) => ({ ...pool, expiresAt: end * 1000 })),
  );
}

/** Part of `credits`: quiet, so that it is never added to it. */
function part(id: string, label: string, remaining: number): readonly PoolReading[] {
  return remaining === 0 ? [] : [{ id, label, unit: 'credit', remaining, quiet: true }];
}
