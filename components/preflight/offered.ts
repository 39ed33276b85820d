import { canHold } from '../../lib/platforms/can-hold';
import type { ShownPlatform } from '../../lib/platforms/shown';
import type { Settings } from '../../lib/storage/schema';

/**
 * The platform of which to offer to ask before expensive requests: the one that was switched on last, until that is
 * answered either way. Never more than one, so that nobody who uses ten of them is asked ten times.
 */
export function offeredPlatform(
  { enabled, preflight }: Pick<Settings, 'enabled' | 'preflight'>,
  platforms: readonly Pick<ShownPlatform, 'id' | 'spending'>[],
): string | undefined {
  const newest = platforms.find(({ id }) => id === enabled.at(-1));
  return newest !== undefined && preflight[newest.id] === undefined && canHold(newest)
    ? newest.id
    : undefined;
}
