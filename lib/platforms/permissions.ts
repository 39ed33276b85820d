import { platforms } from './index';

/** Every match pattern that a platform may ask for: the manifest's optional host permissions. */
export function permissionPatterns(): string[] {
  return [...new Set(platforms.flatMap((platform) => platform.permissions))].sort();
}
