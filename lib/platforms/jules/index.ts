import { typedInPlatform } from '../typed-in';

/**
 * Jules: tasks a day, by the plan of Google AI. Neither where its page reads them nor how many they are was found (November
 * 2026).
 */
export const jules = typedInPlatform({
  id: 'jules',
  name: 'Google Jules',
  glyph: 'Ju',
  confidence: 'low',
  makes: 'task',
  links: {
    home: 'https://jules.google.com/',
    usage: 'https://jules.google.com/',
    topUp: 'https://jules.google.com/',
  },
});
