import type { KeyedRow } from '../row';
import { allAt, anyKey, anyKeyExample, anyKeyOf, below, ordinaryCreditsKey, ordinaryKey } from './shared';

const vercelFree = {
  asOf: '2026-11-22',
  source: "Vercel's AI Gateway: until the first purchase (coding.md of 2026-11-22)",
  confidence: 'medium',
} as const;

/** Routers and resellers of other vendors' models, with one purse. */
export const gateways: readonly KeyedRow[] = [
  {
    id: 'poe-api',
    name: 'Poe API',
    glyph: 'Pa',
    icon: 'poe',
    confidence: 'high',
    source: 'https://creator.poe.com/docs, "Usage API"; steipete/CodexBar docs/poe.md (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: anyKey,
      example: anyKeyExample,
      help: 'Any API key shows the points. It can also send messages that use them up.',
    },
    asks: [
      {
        id: 'balance',
        url: 'https://api.poe.com/usage/current_balance',
        pools: [{ id: 'points', label: 'Points', unit: 'point', remaining: 'current_point_balance' }],
      },
    ],
    thresholds: below(100_000, 20_000),
    links: {
      home: 'https://poe.com/',
      usage: 'https://poe.com/settings',
      topUp: 'https://poe.com/settings',
      keys: 'https://poe.com/api/keys',
    },
  },
  {
    id: 'vercel-gateway',
    name: 'Vercel AI Gateway',
    glyph: '▲',
    icon: 'vercel',
    confidence: 'high',
    source: 'vercel/ai packages/gateway @ed857f50 (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^vck_[A-Za-z0-9]{20,}$',
      example: 'vck_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST',
      help: ordinaryKey,
    },
    asks: [
      {
        id: 'balance',
        url: 'https://ai-gateway.vercel.sh/v1/credits',
        // What was used, was used ever: no limit is to be made of the two.
        pools: [
          {
            ...{ id: 'balance', label: 'Balance', unit: 'USD', remaining: 'balance' },
            used: { at: 'total_used', optional: true },
          },
        ],
      },
    ],
    planTable: {
      plans: [
        {
          id: 'free',
          name: 'Free credit',
          price: { month: { amount: 0, currency: 'USD', ...vercelFree } },
          // Every 30 days.
          included: [
            { id: 'credits', amount: 5, unit: 'USD', pool: 'balance', renewal: 'monthly', ...vercelFree },
          ],
          ...vercelFree,
        },
      ],
      bundles: [],
      bought: [],
    },
    thresholds: below(5, 1),
    links: allAt('https://vercel.com/'),
  },
  {
    id: 'requesty',
    name: 'Requesty',
    glyph: 'Rq',
    confidence: 'medium',
    source:
      'christiangalsterer/opencode-requesty-plugin @150e702c src/api.ts, and two more clients; docs.requesty.ai, "Management API"',
    key: {
      kind: 'inference',
      pattern: '^rqsty-[A-Za-z0-9+/=_.-]{16,}$',
      example: 'rqsty-sk-0123456789abcdefghijklmnopqrstuvwxyz',
      help: 'Any API key shows its own spending and monthly limit; what is left of the account is in no API. It can also make requests that cost money.',
    },
    asks: [
      {
        id: 'key',
        // `self` is the key that asks; with another id it wants the right to manage keys.
        url: 'https://api-v2.requesty.ai/v1/manage/apikey/self',
        // Numbers, or texts. Without a limit it is 0 or missing.
        pools: [
          {
            ...{ id: 'month', label: 'Spent this month by this key', unit: 'USD' },
            ...{ used: 'monthly_spend', limit: { at: 'monthly_limit', optional: true, unless: [0] } },
            ...{ resetsAt: 'next-utc-month', refills: true },
          },
        ],
      },
    ],
    links: {
      ...allAt('https://app.requesty.ai/'),
      keys: 'https://app.requesty.ai/api-keys',
    },
  },
  {
    id: 'aimlapi',
    name: 'AI/ML API',
    glyph: 'AI',
    confidence: 'medium',
    source:
      'https://docs.aimlapi.com/api-references/service-endpoints/account-balance.md (api.md of 2026-11-22)',
    key: { kind: 'inference', pattern: anyKey, example: anyKeyExample, help: ordinaryKey },
    asks: [
      {
        id: 'balance',
        // The older /v1/billing/balance counts in credits of 0.0000005 USD.
        url: 'https://api.aimlapi.com/v2/billing',
        pools: [{ id: 'balance', label: 'Balance', unit: { at: 'currency' }, remaining: 'current_balance' }],
      },
    ],
    thresholds: below(5, 1),
    links: {
      home: 'https://aimlapi.com/',
      usage: 'https://aimlapi.com/app/usage',
      topUp: 'https://aimlapi.com/app/billing',
      keys: 'https://aimlapi.com/app/',
    },
  },
  {
    id: 'nanogpt',
    name: 'NanoGPT',
    glyph: 'nG',
    confidence: 'medium',
    source: 'https://docs.nano-gpt.com, "Check balance"; several projects (api.md of 2026-11-22)',
    key: { kind: 'inference', pattern: anyKey, example: `sk-nano-${anyKeyExample}`, help: ordinaryKey },
    sent: { header: 'x-api-key' },
    asks: [
      {
        id: 'balance',
        // A POST that reads: it has no body.
        method: 'POST',
        url: 'https://nano-gpt.com/api/check-balance',
        pools: [{ id: 'balance', label: 'Balance', unit: 'USD', remaining: 'usd_balance' }],
      },
    ],
    thresholds: below(5, 1),
    links: allAt('https://nano-gpt.com/'),
  },
  {
    id: 'chutes',
    name: 'Chutes',
    glyph: 'Ch',
    icon: 'chutes',
    confidence: 'medium',
    source: 'api.md of 2026-11-22 (keyed catalogue of October 2026)',
    key: {
      kind: 'inference',
      pattern: '^cpk_[A-Za-z0-9._-]{20,}$',
      example: 'cpk_0123456789abcdef.0123456789abcdef',
      help: ordinaryKey,
    },
    asks: [
      {
        id: 'balance',
        url: 'https://api.chutes.ai/users/me',
        pools: [{ id: 'balance', label: 'Balance', unit: 'USD', remaining: 'balance' }],
      },
    ],
    thresholds: below(5, 1),
    links: allAt('https://chutes.ai/'),
  },
  {
    id: 'v0-api',
    name: 'v0 API',
    glyph: 'v0',
    icon: 'v0',
    confidence: 'medium',
    // Version 2 of the API tells what was spent, not what is left.
    source: 'https://v0.app/docs/api/v1/reference/user/get-billing; steipete/CodexBar docs/v0.md',
    key: {
      kind: 'inference',
      pattern: anyKeyOf('A-Za-z0-9_:-'),
      example: 'v1:0123456789abcdefABCDEF01:0123456789abcdefABCDEF01',
      help: ordinaryCreditsKey,
    },
    asks: [
      {
        id: 'billing',
        url: 'https://api.v0.dev/v1/user/billing',
        pools: [
          {
            ...{ id: 'credits', label: 'Plan credits', unit: 'USD', whereThere: 'data.balance' },
            limit: 'data.balance.total',
            used: [{ at: 'data.balance.total' }, { at: 'data.balance.remaining', times: -1 }],
            // A plan without credits: nothing ran out.
            unless: { at: 'data.balance.total', is: [0] },
            resetsAt: { at: 'data.billingCycle.end', in: 'ms' },
            refills: true,
          },
          // Most people never bought any: quiet, so that none is no alarm.
          {
            ...{ id: 'on-demand', label: 'On-demand credits', unit: 'USD', paysBeyond: true, quiet: true },
            ...{ whereThere: 'data.onDemand', remaining: 'data.onDemand.balance' },
          },
          // Of accounts from before there were credits.
          {
            ...{ id: 'messages', label: 'Messages', unit: 'message', limit: 'data.limit' },
            only: { at: 'billingType', is: ['legacy'] },
            unless: { at: 'data.limit', is: [0, -1] },
            remaining: { at: 'data.remaining', optional: true },
            resetsAt: { at: 'data.reset', in: 'ms' },
            refills: true,
          },
        ],
        plan: 'data.plan',
        planNames: { free: 'Free', premium: 'Premium', team: 'Team' },
      },
    ],
    links: {
      home: 'https://v0.app/',
      usage: 'https://v0.app/chat/settings/usage',
      topUp: 'https://v0.app/chat/settings/billing',
      keys: 'https://v0.app/chat/settings/keys',
    },
  },
];
