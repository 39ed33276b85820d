import type { Ask, Asking } from '../platform';

const cookies = { kind: 'cookies' } as const;
const json = { 'Content-Type': 'application/json' };

/** Five zero bytes: a frame of an empty message. */
const emptyFrame = '\0\0\0\0\0';

const balance: readonly Ask[] = [
  {
    endpoint: 'rate-limits',
    method: 'POST',
    url: 'https://grok.com/rest/rate-limits',
    headers: json,
    body: '{"modelName":"auto"}',
    auth: cookies,
    required: true,
  },
  {
    endpoint: 'weekly-credits',
    method: 'POST',
    url: 'https://grok.com/grok_api_v2.GrokBuildBilling/GetGrokCreditsConfig',
    headers: {
      'Content-Type': 'application/grpc-web+proto',
      'X-Grpc-Web': '1',
      'X-User-Agent': 'connect-es/2.1.1',
    },
    body: emptyFrame,
    auth: cookies,
  },
  {
    endpoint: 'imagine-quota',
    method: 'POST',
    url: 'https://grok.com/rest/media/imagine/quota_info',
    headers: json,
    body: '{}',
    auth: cookies,
    everySeconds: 900,
  },
  {
    endpoint: 'subscriptions',
    method: 'GET',
    url: 'https://grok.com/rest/subscriptions',
    auth: cookies,
    everySeconds: 86_400,
  },
];

/**
 * In the page, because requests from elsewhere are refused since 2026. One mode's window, which every account has; the
 * page itself asks for that of the mode in use, and we read along. Nothing that is known tells whose session it is.
 */
export const asking: Asking = { via: ['page'], balance: () => balance };
