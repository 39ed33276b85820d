import { definePlatform } from '../platform';

/** Synthesia: minutes of a month or a year, how many is in no source with a date. Its plan is typed in. */
export const synthesia = definePlatform({
  id: 'synthesia',
  name: 'Synthesia',
  glyph: 'Sy',
  tier: 'C',
  confidence: 'low',
  pages: [],
  permissions: [],
  sessionIn: 'page',
  endpoints: {},
  readers: {},
  asking: { via: [], balance: () => [] },
  makes: 'video',
  costs: [],
  composers: [],
  plans: [],
  // Paths of its account pages are in no source.
  links: {
    home: 'https://app.synthesia.io/',
    usage: 'https://app.synthesia.io/',
    topUp: 'https://app.synthesia.io/',
  },
});
