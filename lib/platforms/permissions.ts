import type { PlatformFacts } from './platform';

/** Every match pattern that one of these may ask for: the manifest's optional host permissions. */
export function permissionPatterns(platforms: readonly PlatformFacts[]): string[] {
  return [...new Set(platforms.flatMap((platform) => platform.permissions))].sort();
}
