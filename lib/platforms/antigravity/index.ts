import { typedInPlatform } from '../typed-in';
import { planTable } from './plans';

/** Google Antigravity: a desktop editor. Its windows are told to it alone, over OAuth with Google; no page reads them. */
export const antigravity = typedInPlatform({
  id: 'antigravity',
  name: 'Google Antigravity',
  glyph: 'Ag',
  icon: 'antigravity',
  confidence: 'medium',
  makes: 'task',
  planTable,
  links: {
    home: 'https://antigravity.google/',
    usage: 'https://one.google.com/ai',
    topUp: 'https://one.google.com/ai',
  },
});
