import { platformDetails } from './details';
import { platformFacts } from './facts';
import type { DetailedPlatform } from './shown';
import type { Site } from './site/site';
import { siteFacts } from './site/site-facts';

/** Every platform that we ship, for options and insights. */
export const detailedPlatforms: readonly DetailedPlatform[] = platformFacts.flatMap((facts) => {
  const details = platformDetails[facts.id];
  return details === undefined ? [] : [{ ...facts, ...details }];
});

/** The same with the person's own sites. */
export function detailedWith(sites: readonly Site[]): readonly DetailedPlatform[] {
  return [...detailedPlatforms, ...sites.map(siteFacts)];
}
