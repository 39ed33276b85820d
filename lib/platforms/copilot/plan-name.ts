const names: Readonly<Record<string, string>> = {
  free: 'Free',
  pro: 'Pro',
  individual_pro: 'Pro',
  pro_plus: 'Pro+',
  individual_pro_plus: 'Pro+',
  max: 'Max',
  business: 'Business',
  enterprise: 'Enterprise',
};

/** The name on the price list of `plan`; of one that we don't know, its own words. */
export function planName(type: string | null | undefined): string | undefined {
  if (!type) return undefined;
  const words = type.replace(/[_-]+/g, ' ').trim();
  return names[type.toLowerCase()] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
