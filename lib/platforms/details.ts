import { platforms } from './index';
import { type Details, detailsOf } from './shown';

/**
 * What options and insights know more of each platform than {@link platformFacts} tells: platform -> details. Apart,
 * because the popup needs none of it. Data when built, as facts.ts.
 */
export const platformDetails: Readonly<Record<string, Details>> = Object.fromEntries(
  platforms.map((platform) => [platform.id, detailsOf(platform)]),
);
