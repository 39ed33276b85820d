import { typedInPlatform } from '../typed-in';
import { planTable } from './plans';

/**
 * Figma AI: credits by seat and month. The account menu shows the balance; where it reads it was found nowhere (November
 * 2026).
 */
export const figma = typedInPlatform({
  id: 'figma',
  name: 'Figma AI',
  glyph: 'Fg',
  icon: 'figma',
  confidence: 'medium',
  makes: 'make',
  planTable,
  links: {
    home: 'https://www.figma.com/',
    usage: 'https://www.figma.com/',
    topUp: 'https://www.figma.com/',
  },
});
