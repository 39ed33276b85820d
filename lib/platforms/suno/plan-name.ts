interface ListedPlan {
  readonly id?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly plan_key?: string | null | undefined;
}

/**
 * The plan's name. `subscription_type` is `false` for free accounts, else the plan's key. `plan` is
 * absent in some answers of 2026; then `plans` is looked up by the key.
 */
export function planName(
  key: boolean | string | null | undefined,
  name: string | null | undefined,
  plans: readonly ListedPlan[],
): string | undefined {
  if (key === false) return 'Free';
  if (name) return name;
  if (typeof key !== 'string' || key === '') return undefined;
  const listed = plans.find((plan) => plan.plan_key === key || plan.id === key);
  return listed?.name || prettified(key);
}

/** `premier_yearly` as `Premier yearly`. */
function prettified(key: string): string {
  const words = key.replace(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
