import { typedInPlatform } from '../typed-in';

/**
 * Zed: edit predictions and USD of a month. They are told to the editor's own credential only; what the page of the account
 * asks, and a dated page with what the plans hold, was not found (November 2026).
 */
export const zed = typedInPlatform({
  id: 'zed',
  name: 'Zed',
  glyph: 'Ze',
  confidence: 'medium',
  makes: 'edit-prediction',
  links: {
    home: 'https://zed.dev/',
    usage: 'https://zed.dev/',
    topUp: 'https://zed.dev/',
  },
});
