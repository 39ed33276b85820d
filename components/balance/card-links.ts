import type { ManualLimit } from '../../lib/core/manual';
import type { Platform } from '../../lib/platforms/platform';

/** Where a card leads. Members that there is no address for are absent. */
export interface CardLinks {
  readonly home?: string;
  readonly usage?: string;
  readonly topUp?: string;
  /** Where an API key is made. */
  readonly keys?: string;
}

/** The links of a platform's card, or of a limit by hand, which may have one of its own. */
export function cardLinks(platform: Platform | undefined, limit: ManualLimit | undefined): CardLinks {
  if (platform !== undefined) return platform.links;
  return limit?.link === undefined ? {} : { usage: limit.link };
}
