import { typedInPlatform } from '../typed-in';
import { planTable } from './plans';

/**
 * Warp: credits of a month and bought ones. Its API tells them to a key, but only to who calls itself Warp, which a
 * browser cannot do (others get 429).
 */
export const warp = typedInPlatform({
  id: 'warp',
  name: 'Warp',
  glyph: 'Wp',
  confidence: 'medium',
  makes: 'request',
  planTable,
  links: {
    home: 'https://app.warp.dev/',
    usage: 'https://app.warp.dev/',
    topUp: 'https://app.warp.dev/',
  },
});
