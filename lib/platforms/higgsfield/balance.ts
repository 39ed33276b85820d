import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

/** Hundredths of a credit. */
const Amount = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(0),
  v.transform((hundredths) => hundredths / 100),
);

const Wallet = v.object({
  workspace_id: v.pipe(v.string(), v.nonEmpty()),
  /** What is left of the plan's credits. */
  subscription_balance: Amount,
  /** What is left of bought ones. */
  credits_balance: Amount,
  /** What the plan grants. */
  total_credits: v.nullish(Amount),
  on_demand_credits: v.nullish(Amount),
});

export const POOL = 'credits';

/** GET /workspaces/wallet: plan and bought credits, which are spent alike. A workspace has its own, so it is the account. */
export function readWallet(answer: Answer): Findings {
  const wallet = shaped(Wallet, answer.json);
  const { subscription_balance: plan, credits_balance: bought, total_credits: limit } = wallet;
  const remaining = Math.round((plan + bought) * 100) / 100;
  const credits: PoolReading = {
    id: POOL,
    label: 'Credits',
    unit: 'credit',
    remaining,
    // Of the plan alone: with more bought than used it would be less than what is left.
    ...(typeof limit === 'number' && limit > 0 && limit >= remaining ? { limit } : {}),
  };
  return {
    account: { id: wallet.workspace_id },
    pools: [
      credits,
      ...part('bought-credits', 'Bought credits (included)', bought),
      ...part('on-demand-credits', 'On-demand credits', wallet.on_demand_credits ?? 0),
    ],
    complete: true,
  };
}

/** Shown for information: bought ones are in `credits` already, when on-demand ones are spent is not known. */
function part(id: string, label: string, remaining: number): PoolReading[] {
  return remaining === 0 ? [] : [{ id, label, unit: 'credit', remaining, quiet: true }];
}

const User = v.object({ plan_type: v.nullish(v.string()) });

/** GET /user: the plan. Its credits are the wallet's, said again. */
export function readUser(answer: Answer): Findings {
  const { plan_type: type } = shaped(User, answer.json);
  const words = type?.replace(/[_-]+/g, ' ').trim() ?? '';
  return words === '' ? {} : { plan: words.charAt(0).toUpperCase() + words.slice(1) };
}
