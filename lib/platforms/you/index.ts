import { definePlatform } from '../platform';

/**
 * You.com: what its pages ask of a plan (`/api/user/getYouProState`) was seen without any number that is confirmed, so its
 * limits are typed in (dossier chat.md of 2026-11-22). No price list was found.
 */
export const you = definePlatform({
  id: 'you',
  name: 'You.com',
  glyph: 'Yo',
  tier: 'C',
  confidence: 'low',
  pages: [],
  permissions: [],
  sessionIn: 'page',
  endpoints: {},
  readers: {},
  asking: { via: [], balance: () => [] },
  makes: 'message',
  costs: [],
  composers: [],
  plans: [],
  links: { home: 'https://you.com/', usage: 'https://you.com/', topUp: 'https://you.com/' },
});
