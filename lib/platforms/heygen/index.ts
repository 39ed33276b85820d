import { type Ask, definePlatform } from '../platform';
import { readAccount, readLimits, readPriority } from './balance';
import { costs } from './costs';
import { endpoints } from './endpoints';
import { readSubmitted } from './traffic';

function ask(
  endpoint: keyof typeof endpoints,
  path: string,
  more: Pick<Ask, 'required' | 'everySeconds'>,
): Ask {
  return {
    endpoint,
    method: 'GET',
    url: `https://api2.heygen.com${path}`,
    auth: { kind: 'cookies' },
    ...more,
  };
}

/**
 * HeyGen's web plan: credits and seconds of a month. The API lives on another host than the page and is asked from a tab,
 * with its cookies; so no permission is needed for it. No header names the space, so it is the one that HeyGen takes for
 * the sign-in; its answer is not known to say which. What its plans cost or hold: no source with a date.
 */
export const heygen = definePlatform({
  id: 'heygen',
  name: 'HeyGen',
  glyph: 'HG',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://app.heygen.com/*'],
  permissions: ['https://app.heygen.com/*'],
  sessionIn: 'page',
  endpoints,
  readers: {
    account: readAccount,
    limits: readLimits,
    priority: readPriority,
    avatar: readSubmitted,
    cinematic: readSubmitted,
  },
  asking: {
    via: ['tab'],
    balance: () => [
      ask('account', '/v1/pacific/account.get', { required: true }),
      ask('limits', '/v1/avatar/video_generate/limits', {}),
      ask('priority', '/v1/video_history/monthly_priority_video_count', { everySeconds: 3600 }),
    ],
  },
  makes: 'avatar',
  costs,
  composers: [],
  plans: [],
  links: {
    home: 'https://app.heygen.com/projects',
    usage: 'https://app.heygen.com/billing',
    topUp: 'https://app.heygen.com/billing',
  },
});
