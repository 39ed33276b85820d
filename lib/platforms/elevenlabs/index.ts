import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readSubscription } from './balance';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { planTable } from './plans';
import { readModels } from './prices';
import { readFile, readSound } from './traffic';

/**
 * ElevenLabs: credits of a plan, and money beyond them. Only read along: its token stands in a database of the page
 * (Firebase), and which region's host it is good for, only the page knows. Where its prompt box is, no source says.
 */
export const elevenlabs = definePlatform({
  id: 'elevenlabs',
  name: 'ElevenLabs',
  glyph: '11',
  icon: 'elevenlabs',
  tier: 'A',
  confidence: 'high',
  pages: ['https://elevenlabs.io/*'],
  permissions: ['https://elevenlabs.io/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    subscription: readSubscription,
    models: readModels,
    speech: readSound,
    'speech-file': readFile,
    'sound-effect': readFile,
  },
  asking: { via: [], balance: () => [], readAlong: ['subscription'] },
  makes: 'speech',
  costs,
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://elevenlabs.io/',
    usage: 'https://elevenlabs.io/app/subscription',
    topUp: 'https://elevenlabs.io/app/subscription',
  },
});
