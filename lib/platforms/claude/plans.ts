import type { PlanPreset } from '../platform';

/**
 * Empty on purpose: no plan of Claude has an amount to preset. Anthropic publishes prices (Pro 20, Max
 * 100 and 200 USD a month) and multiples of Pro, but neither messages nor tokens per window.
 */
export const plans: readonly PlanPreset[] = [];

/**
 * The plan that a rate limit tier alone gives away: `free`, `max20x`, `default_claude_max_20x`.
 * Undefined for `default_claude_ai`, which Free and Pro share, and for tiers that we don't know.
 */
export function planOfTier(tier: string | null | undefined): string | undefined {
  const [, name, times] = /(?:^|_)(free|pro|max)(?:_?(\d+)x)?$/i.exec(tier ?? '') ?? [];
  if (name === undefined) return undefined;
  const plan = name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
  return times === undefined ? plan : `${plan} ${times}x`;
}

export interface PlanFacts {
  /** Absent where the answer doesn't list them. */
  readonly capabilities?: readonly string[] | null | undefined;
  readonly rate_limit_tier?: string | null | undefined;
  /** Not null for Team and Enterprise. */
  readonly raven_type?: string | null | undefined;
}

/** The plan of an organisation. */
export function planOf({
  capabilities,
  rate_limit_tier: tier,
  raven_type: raven,
}: PlanFacts): string | undefined {
  const told = planOfTier(tier);
  if (capabilities?.includes('claude_max')) return told?.startsWith('Max') ? told : 'Max';
  if (capabilities?.includes('claude_pro')) return 'Pro';
  if (typeof raven === 'string') return raven.toLowerCase() === 'enterprise' ? 'Enterprise' : 'Team';
  return Array.isArray(capabilities) ? 'Free' : told;
}
