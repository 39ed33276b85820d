import { platformDetails } from './details';
import { platformFacts } from './facts';
import type { DetailedPlatform } from './shown';

/** Every platform that we know, for options and insights. */
export const detailedPlatforms: readonly DetailedPlatform[] = platformFacts.flatMap((facts) => {
  const details = platformDetails[facts.id];
  return details === undefined ? [] : [{ ...facts, ...details }];
});
