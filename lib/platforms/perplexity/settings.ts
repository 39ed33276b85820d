import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

const Settings = v.object({
  subscription_status: v.nullish(v.string()),
  subscription_tier: v.nullish(v.string()),
});

/** GET /rest/user/settings: the plan. `none` is what an account without a subscription is told. */
export function readSettings(answer: Answer): Findings {
  const { subscription_tier: tier, subscription_status: status } = shaped(Settings, answer.json);
  if (tier === 'none' || (!tier && status === 'none')) return { plan: 'Free' };
  return tier ? { plan: words(tier) } : {};
}

/** `enterprise_pro` as `Enterprise pro`. */
function words(tier: string): string {
  const text = tier.replace(/[_-]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
