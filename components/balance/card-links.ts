import type { Grant } from '../../lib/core/grants/grant';
import type { PlatformFacts } from '../../lib/platforms/platform';

/** Where a card leads. Members that there is no address for are absent. */
export interface CardLinks {
  readonly home?: string;
  readonly usage?: string;
  readonly topUp?: string;
  /** Where an API key is made. */
  readonly keys?: string;
}

/** The links of a platform's card, or of what is known by hand alone, which may have one of its own. */
export function cardLinks(platform: PlatformFacts | undefined, grants: readonly Grant[]): CardLinks {
  if (platform !== undefined) return platform.links;
  const usage = grants.find(({ link }) => link !== undefined)?.link;
  return usage === undefined ? {} : { usage };
}
