import { typedInPlatform } from '../typed-in';

/**
 * JetBrains AI: a quota of 30 days. Only a file of the IDE tells it; no address of the web account was found, and no dated
 * page with what the plans hold (November 2026).
 */
export const jetbrains = typedInPlatform({
  id: 'jetbrains',
  name: 'JetBrains AI',
  glyph: 'JB',
  confidence: 'medium',
  makes: 'request',
  links: {
    home: 'https://www.jetbrains.com/',
    usage: 'https://www.jetbrains.com/',
    topUp: 'https://www.jetbrains.com/',
  },
});
