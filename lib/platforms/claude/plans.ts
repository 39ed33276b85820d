import type { Allowance, PlanTable } from '../../core/advisor/plan-table';

const official = {
  asOf: '2026-11',
  source: "Anthropic's official pages, as read in November 2026",
  confidence: 'high',
} as const;

/** By the plan's own name. That it is of Pro, and of which window, is our reading. */
const byName = { ...official, source: "The plan's own name, read as times Pro", confidence: 'low' } as const;

const usd = (amount: number) => ({ month: { amount, currency: 'USD', ...official } });

/** A pool of its own for each person, to be claimed; where its balance can be read is not known. */
const agentCredit = (amount: number): Allowance => ({
  id: 'agent-sdk',
  label: 'Agent SDK credit',
  amount,
  unit: 'USD',
  pool: 'agent-sdk-credit',
  renewal: 'monthly',
  rollover: 'none',
  asOf: '2026-06-15',
  source: 'Anthropic support, by four pages that repeat it',
  confidence: 'high',
});

/**
 * Of messages and tokens Anthropic publishes no amounts, only multiples of Pro. The prices are those of the web,
 * monthly only. What Team and Enterprise cost and what bundles of usage credits cost was not found.
 */
export const planTable: PlanTable = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      price: { month: { amount: 0, currency: 'USD', ...official, source: 'The plan is called Free.' } },
      included: [],
      ...official,
    },
    { id: 'pro', name: 'Pro', price: usd(20), included: [agentCredit(20)], ...official },
    {
      id: 'max-5x',
      name: 'Max 5x',
      price: usd(100),
      included: [agentCredit(100)],
      relative: { to: 'pro', factor: 5, ...byName },
      ...official,
    },
    {
      id: 'max-20x',
      name: 'Max 20x',
      price: usd(200),
      included: [agentCredit(200)],
      relative: { to: 'pro', factor: 20, ...byName },
      ...official,
    },
    { id: 'team-standard', name: 'Team Standard', included: [agentCredit(20)], ...official },
    { id: 'team-premium', name: 'Team Premium', included: [agentCredit(100)], ...official },
    { id: 'enterprise-usage', name: 'Enterprise, usage-based', included: [agentCredit(20)], ...official },
    { id: 'enterprise-premium', name: 'Enterprise Premium', included: [agentCredit(200)], ...official },
  ],
  bundles: [],
  bought: [],
};

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
