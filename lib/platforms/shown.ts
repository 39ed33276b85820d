import type { Unit } from '../core/unit';
import { expectedRequests } from './expected';
import { plainFacts } from './plain-facts';
import type { Platform, PlatformFacts, PlatformOffers } from './platform';

/** A platform as the popup knows it. */
export interface ShownPlatform extends PlatformFacts {
  /** The requests that spend, as its page is expected to make them: see expected.ts. */
  readonly spending: readonly string[];
  /** It is asked nothing: its balance is read along when its pages are visited. */
  readonly onlyVisits?: true;
}

/** A platform as options and insights know it. */
export interface DetailedPlatform extends ShownPlatform, PlatformOffers {
  /** The units of its price table. */
  readonly pricedIn: readonly Unit[];
}

export function shownOf(platform: Platform): ShownPlatform {
  return {
    ...plainFacts(platform),
    spending: expectedRequests(platform),
    ...(platform.asking.readAlong === undefined ? {} : { onlyVisits: true as const }),
  };
}

/** What {@link DetailedPlatform} adds. */
export type Details = Omit<DetailedPlatform, keyof ShownPlatform>;

export function detailsOf({ planTable, plans, key, oauth, costs }: Platform): Details {
  return {
    ...(planTable === undefined ? {} : { planTable }),
    plans,
    ...(key === undefined ? {} : { key }),
    ...(oauth === undefined ? {} : { oauth }),
    pricedIn: [...new Set(costs.map(({ unit }) => unit))],
  };
}
