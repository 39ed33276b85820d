/**
 * What github.com itself calls them, and below, as editors are told them: microsoft/vscode @0089cd13, chatEntitlementService.ts,
 * where `individual_pro` is Pro+.
 */
const names: Readonly<Record<string, string>> = {
  free: 'Free',
  pro: 'Pro',
  pro_plus: 'Pro+',
  max: 'Max',
  business: 'Business',
  enterprise: 'Enterprise',
  individual_edu: 'Student',
  individual: 'Pro',
  individual_pro: 'Pro+',
  individual_max: 'Max',
};

/** A limited license is Free, whatever the plan is called: editors are told `individual` of both Free and Pro. */
export function planName(
  type: string | null | undefined,
  license: string | null | undefined,
): string | undefined {
  if (license === 'licensed_limited') return 'Free';
  if (!type) return undefined;
  const words = type.replace(/[_-]+/g, ' ').trim();
  return names[type.toLowerCase()] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
