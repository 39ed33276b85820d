const names: Readonly<Record<string, string>> = {
  free: 'Hobby',
  hobby: 'Hobby',
  pro: 'Pro',
  pro_plus: 'Pro+',
  ultra: 'Ultra',
  team: 'Teams',
  enterprise: 'Enterprise',
};

/** The name on the price list of a `membershipType`; of one that we don't know, its own words. They change often. */
export function planName(type: string | null | undefined): string | undefined {
  if (!type) return undefined;
  const words = type.replace(/[_-]+/g, ' ').trim();
  return names[type.toLowerCase()] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
