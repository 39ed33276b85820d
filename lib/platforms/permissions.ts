import type { PlatformFacts } from './platform';

/** Every match pattern that one of these may ask for: the manifest's optional host permissions. */
export function permissionPatterns(platforms: readonly PlatformFacts[]): string[] {
  return [...new Set(platforms.flatMap((platform) => platform.permissions))].sort();
}

/**
 * What a person's own sites may ask for, each its own origin and only when it is added: a site that we never heard of is on
 * no list. Plain http for servers on this computer alone.
 */
export const ownSitePatterns = ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'] as const;
