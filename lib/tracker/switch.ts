import { browser } from '../browser';
import type { Platform } from '../platforms/platform';

/** Gives the access to its sites back, save what `others` need as well. */
export async function giveBackPermission(
  { permissions }: Pick<Platform, 'permissions'>,
  others: readonly Platform[],
): Promise<void> {
  const shared = new Set(others.flatMap((other) => other.permissions));
  const origins = permissions.filter((pattern) => !shared.has(pattern));
  if (origins.length === 0) return;
  try {
    await browser.permissions.remove({ origins });
  } catch (error) {
    // Granted for good, by a policy or the manifest: it is off all the same.
    console.debug('Credit Gauge: the permission stays', origins, error);
  }
}
