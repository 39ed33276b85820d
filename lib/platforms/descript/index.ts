import { typedInPlatform } from '../typed-in';
import { planTable } from './plans';

/** Descript: nothing of its page's requests is known, so its plan is typed in. */
export const descript = typedInPlatform({
  id: 'descript',
  name: 'Descript',
  glyph: 'De',
  confidence: 'medium',
  makes: 'video',
  planTable,
  // Paths of its account pages are in no source.
  links: {
    home: 'https://web.descript.com/',
    usage: 'https://web.descript.com/',
    topUp: 'https://web.descript.com/',
  },
});
