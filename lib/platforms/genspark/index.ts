import { typedInPlatform } from '../typed-in';
import { planTable } from './plans';

/**
 * Genspark: no address that tells what is left is known, so its credits are typed in.
 */
export const genspark = typedInPlatform({
  id: 'genspark',
  name: 'Genspark',
  glyph: 'Gs',
  confidence: 'high',
  makes: 'message',
  // TODO(2026-12-31): ends then.
  note: 'With Plus and Pro, chat, images and dictation use no credits until 2026-12-31; conditions apply.',
  planTable,
  links: {
    home: 'https://www.genspark.ai/',
    usage: 'https://www.genspark.ai/pricing',
    topUp: 'https://www.genspark.ai/pricing',
  },
});
