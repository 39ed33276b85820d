import { typedInPlatform } from '../typed-in';
import { planTable } from './plans';

/** Pika: nothing of its page's requests is known, so its plan is typed in. */
export const pika = typedInPlatform({
  id: 'pika',
  name: 'Pika',
  glyph: 'Pi',
  icon: 'pika',
  confidence: 'medium',
  makes: 'video',
  planTable,
  // Paths of its account pages are in no source.
  links: { home: 'https://pika.art/', usage: 'https://pika.art/', topUp: 'https://pika.art/' },
});
