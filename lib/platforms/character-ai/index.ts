import { typedInPlatform } from '../typed-in';

/**
 * Character.AI: no balance of credits is known, nor a price list (dossier chat.md of 2026-11-22): a limit is typed in.
 */
export const characterAi = typedInPlatform({
  id: 'character-ai',
  name: 'Character.AI',
  glyph: 'CA',
  confidence: 'low',
  makes: 'message',
  links: { home: 'https://character.ai/', usage: 'https://character.ai/', topUp: 'https://character.ai/' },
});
