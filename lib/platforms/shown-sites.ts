import { platformFacts } from './facts';
import type { ShownPlatform } from './shown';
import type { Site } from './site/site';
import { siteFacts } from './site/site-facts';

/** Every platform that the popup knows: those that we ship, and the person's own sites. */
export function shownPlatforms(sites: readonly Site[]): readonly ShownPlatform[] {
  return [...platformFacts, ...sites.map(siteFacts)];
}
