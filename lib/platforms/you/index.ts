import { typedInPlatform } from '../typed-in';

/**
 * You.com: what its pages ask of a plan (`/api/user/getYouProState`) was seen without any number that is confirmed, so its
 * limits are typed in (dossier chat.md of 2026-11-22). No price list was found.
 */
export const you = typedInPlatform({
  id: 'you',
  name: 'You.com',
  glyph: 'Yo',
  confidence: 'low',
  makes: 'message',
  links: { home: 'https://you.com/', usage: 'https://you.com/', topUp: 'https://you.com/' },
});
