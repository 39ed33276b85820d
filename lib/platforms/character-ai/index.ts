import { definePlatform } from '../platform';

/**
 * Character.AI: no balance of credits is known, nor a price list (dossier chat.md of 2026-11-22): a limit is typed in.
 */
export const characterAi = definePlatform({
  id: 'character-ai',
  name: 'Character.AI',
  glyph: 'CA',
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
  links: { home: 'https://character.ai/', usage: 'https://character.ai/', topUp: 'https://character.ai/' },
});
