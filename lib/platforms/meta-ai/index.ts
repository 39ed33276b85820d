import { definePlatform } from '../platform';

/**
 * Meta AI is free, and no balance is metered that is known (dossier chat.md of 2026-11-22): a limit is typed in.
 */
export const metaAi = definePlatform({
  id: 'meta-ai',
  name: 'Meta AI',
  glyph: 'MA',
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
  links: { home: 'https://www.meta.ai/', usage: 'https://www.meta.ai/', topUp: 'https://www.meta.ai/' },
});
