import { typedInPlatform } from '../typed-in';
import { planTable } from './plans';

/** Emergent: credits of a month and bought ones. Where its page reads them was found nowhere (November 2026). */
export const emergent = typedInPlatform({
  id: 'emergent',
  name: 'Emergent',
  glyph: 'Em',
  confidence: 'low',
  makes: 'task',
  planTable,
  links: {
    home: 'https://app.emergent.sh/',
    usage: 'https://app.emergent.sh/',
    topUp: 'https://app.emergent.sh/',
  },
});
