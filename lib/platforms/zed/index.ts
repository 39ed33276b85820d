import { definePlatform } from '../platform';

/**
 * Zed: edit predictions and USD of a month. They are told to the editor's own credential only; what the page of the account
 * asks, and a dated page with what the plans hold, was not found (November 2026).
 */
export const zed = definePlatform({
  id: 'zed',
  name: 'Zed',
  glyph: 'Ze',
  tier: 'C',
  confidence: 'medium',
  pages: [],
  permissions: [],
  sessionIn: 'page',
  endpoints: {},
  readers: {},
  asking: { via: [], balance: () => [] },
  makes: 'edit-prediction',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://zed.dev/',
    usage: 'https://zed.dev/',
    topUp: 'https://zed.dev/',
  },
});
