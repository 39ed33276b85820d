import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

const Subscriptions = v.object({
  subscriptions: v.array(
    v.nullable(v.object({ tier: v.nullish(v.string()), status: v.nullish(v.string()) })),
  ),
});

/** Names as the product has them, of the tiers that a recording shows (ORIGIN.md of the fixtures). */
const names: Readonly<Record<string, string>> = { SUPER_GROK_PRO: 'SuperGrok Heavy' };

/** GET /rest/subscriptions: the plan, where one runs. None says nothing: a plan may be X's. */
export function readSubscriptions(answer: Answer): Findings {
  const { subscriptions } = shaped(Subscriptions, answer.json);
  const running = subscriptions.find((one) => one?.status === 'SUBSCRIPTION_STATUS_ACTIVE');
  const tier = running?.tier?.replace(/^SUBSCRIPTION_TIER_/, '');
  return tier ? { plan: names[tier] ?? words(tier) } : {};
}

/** `X_PREMIUM_PLUS` as `X premium plus`. */
function words(tier: string): string {
  const text = tier.toLowerCase().replaceAll('_', ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
