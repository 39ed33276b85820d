import { typedInPlatform } from '../typed-in';

/**
 * Meta AI is free, and no balance is metered that is known (dossier chat.md of 2026-11-22): a limit is typed in.
 */
export const metaAi = typedInPlatform({
  id: 'meta-ai',
  name: 'Meta AI',
  glyph: 'MA',
  icon: 'metaai',
  confidence: 'low',
  makes: 'message',
  links: { home: 'https://www.meta.ai/', usage: 'https://www.meta.ai/', topUp: 'https://www.meta.ai/' },
});
