import { presetsOf } from './plan-presets';
import type { Platform } from './platform';

type Facts = Pick<
  Platform,
  'id' | 'name' | 'glyph' | 'icon' | 'confidence' | 'makes' | 'planTable' | 'links'
> &
  Partial<Pick<Platform, 'note'>>;

/** A platform of which nothing can be read (tier C): no script anywhere, no permission; its plan is typed in. */
export function typedInPlatform(facts: Facts): Platform {
  return {
    ...facts,
    tier: 'C',
    pages: [],
    permissions: [],
    sessionIn: 'page',
    endpoints: {},
    readers: {},
    asking: { via: [], balance: () => [] },
    costs: [],
    composers: [],
    plans: facts.planTable === undefined ? [] : presetsOf(facts.planTable),
  };
}
