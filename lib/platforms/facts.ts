import { platforms } from './index';
import { type ShownPlatform, shownOf } from './shown';

/**
 * Every platform that we know, for our own pages. A build evaluates this file and puts the data in its place
 * (scripts/lib/at-build-time.ts): so a page that shows balances carries no reader and no endpoint.
 */
export const platformFacts: readonly ShownPlatform[] = platforms.map(shownOf);
