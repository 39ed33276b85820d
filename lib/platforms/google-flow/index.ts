import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { readCredits } from './balance';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { planTable } from './plans';
import { readModelConfig } from './prices';
import { readImages, readStatus, readVideo } from './traffic';

/**
 * Google Flow: the AI credits of a Google account. The API lives on another host than the page and is asked from the
 * page, with the session's token, as the page does it; so no permission is needed for it. No account is told with a
 * balance but a mail address in the session, which we don't take.
 */
export const googleFlow = definePlatform({
  id: 'google-flow',
  name: 'Google Flow',
  glyph: '▶',
  icon: 'google',
  tier: 'A',
  confidence: 'high',
  pages: ['https://labs.google/*'],
  permissions: ['https://labs.google/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    credits: readCredits,
    video: readVideo,
    upscale: readVideo,
    images: readImages,
    status: readStatus,
    'model-config': readModelConfig,
  },
  asking: {
    via: ['tab'],
    balance: () => [
      {
        endpoint: 'credits',
        method: 'GET',
        url: 'https://aisandbox-pa.googleapis.com/v1/credits',
        auth: {
          kind: 'session-token',
          url: 'https://labs.google/fx/api/auth/session',
          field: 'access_token',
        },
        required: true,
      },
    ],
  },
  makes: 'video',
  costs,
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://labs.google/fx/tools/flow',
    usage: 'https://one.google.com/ai/activity',
    topUp: 'https://one.google.com/ai/activity',
  },
});
