import type { PlanTable } from '../../../core/advisor/plan-table';
import type { Condition, KeyedPool, KeyedRow } from '../row';
import {
  allAt,
  anyKey,
  anyKeyExample,
  below,
  ordinaryCreditsKey,
  ordinaryKey,
  uuid,
  uuidExample,
} from './shared';

/** States of a pack of which nothing can be used now. */
const klingGone: Condition = { at: 'status', is: ['expired', 'toBeOnline'] };

/** What of a pack is told, in each state in which it counts. */
function klingPacks(label: string, type: Condition): readonly KeyedPool[] {
  const pack: KeyedPool = {
    ...{ id: 'pack', label, each: 'data.resource_pack_subscribe_infos', unit: 'unit' },
    ...{ named: 'resource_pack_id', calledAt: 'resource_pack_name' },
    ...{ remaining: 'remaining_quantity', limit: { at: 'total_quantity', unless: [0] } },
    expiresAt: { at: 'invalid_time', in: 'ms' },
  };
  return [
    { ...pack, only: [{ at: 'status', is: ['online'] }, type], unless: klingGone },
    // Beside one that is in use, an empty one is no news.
    { ...pack, only: [{ at: 'status', is: ['runOut'] }, type], quiet: true },
  ];
}

/** The world and China are two systems, whose keys don't work for each other. */
function kling(own: Pick<KeyedRow, 'id' | 'name' | 'glyph' | 'icon' | 'links'>, host: string): KeyedRow {
  return {
    ...own,
    confidence: 'high',
    source: 'Kling API documentation, "Account information inquiry", and six clients (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      // Of the single key nobody tells the form. A part of a pair looks like one, and is refused by Kling.
      pattern: `^[A-Za-z0-9]{20,}:[A-Za-z0-9]{20,}$|${anyKey}`,
      example: `${anyKeyExample}:${anyKeyExample}`,
      help: 'An API key, or for older ones access key and secret key with a colon between them: access:secret. It shows what is left of the packs, up to 12 hours late; it can also make videos that use it up. A secret key after a colon is not sent: requests are signed with it.',
    },
    signed: 'jwt-hs256',
    asks: [
      {
        id: 'packs',
        // Free, once a second at most. It tells of the packs bought in that time.
        url: `https://${host}/account/costs?start_time={400DaysAgo:ms}&end_time={now:ms}`,
        refusals: [
          {
            ...{ at: 'code', is: [1000, 1001, 1002, 1003, 1004], kind: 'signed-out' },
            says: 'Kling does not accept this key: it is wrong or was removed, or it is one part of two (access:secret).',
          },
          {
            ...{ at: 'code', isNot: [0], kind: 'server-error' },
            says: 'Kling answered with an error code (status 200).',
          },
          {
            ...{ at: 'data.resource_pack_subscribe_infos.length', is: [0], kind: 'not-on-plan' },
            says: 'This account has bought no packs in the last 400 days.',
          },
        ],
        pools: [
          ...klingPacks('Pack', { at: 'resource_pack_type', isNot: ['constant_period'] }),
          // It is full again after a time that isn't told.
          ...klingPacks('Pack that renews', { at: 'resource_pack_type', is: ['constant_period'] }),
        ],
      },
    ],
    thresholds: below(100, 20),
  };
}

const recraftPricing = {
  asOf: '2026-11-22',
  source: 'https://www.recraft.ai/docs/api-reference/pricing',
  confidence: 'high',
} as const;

const recraftUnits: PlanTable = {
  plans: [],
  bundles: [
    {
      ...{ id: 'units', name: '1,000 API units', amount: 1000, unit: 'credit', pool: 'credits' },
      price: { amount: 1, currency: 'USD', ...recraftPricing },
      expiresAfterMonths: 'never',
      ...recraftPricing,
    },
  ],
  bought: [],
};

/** Vendors of pictures and video. */
export const media: readonly KeyedRow[] = [
  {
    id: 'stability',
    name: 'Stability AI API',
    glyph: 'St',
    icon: 'stability',
    confidence: 'high',
    source: 'https://platform.stability.ai/docs/api-reference, "Balance" (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^sk-[A-Za-z0-9]{40,60}$',
      example: 'sk-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL',
      help: ordinaryCreditsKey,
    },
    asks: [
      {
        id: 'balance',
        url: 'https://api.stability.ai/v1/user/balance',
        // A credit is 0.01 USD.
        pools: [{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 'credits' }],
      },
    ],
    thresholds: below(500, 100),
    links: allAt('https://platform.stability.ai/'),
  },
  {
    id: 'bfl',
    name: 'Black Forest Labs API',
    glyph: 'BF',
    icon: 'bfl',
    confidence: 'high',
    source: 'https://docs.bfl.ai, "Get the user\'s credits" (api.md of 2026-11-22)',
    key: { kind: 'inference', pattern: anyKey, example: uuidExample, help: ordinaryCreditsKey },
    sent: { header: 'x-key' },
    asks: [
      {
        id: 'balance',
        url: 'https://api.bfl.ai/v1/credits',
        // A credit is 0.01 USD.
        pools: [{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 'credits' }],
      },
    ],
    thresholds: below(500, 100),
    links: allAt('https://dashboard.bfl.ai/'),
  },
  {
    id: 'runway-api',
    name: 'Runway API',
    glyph: 'Ra',
    icon: 'runway',
    confidence: 'high',
    source: 'runwayml/sdk-node @ecb7e33b (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^key_[0-9a-f]{64,160}$',
      example: `key_${'0123456789abcdef'.repeat(8)}`,
      help: ordinaryCreditsKey,
    },
    asks: [
      {
        id: 'balance',
        url: 'https://api.dev.runwayml.com/v1/organization',
        headers: { 'X-Runway-Version': '2024-11-06' },
        // The purse of the API, which is not that of the app.
        pools: [{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 'creditBalance' }],
      },
    ],
    thresholds: below(500, 100),
    links: allAt('https://dev.runwayml.com/'),
  },
  {
    id: 'recraft-api',
    name: 'Recraft API',
    glyph: 'Rc',
    icon: 'recraft',
    confidence: 'high',
    source: 'recraft-ai/mcp-recraft-server (api.md of 2026-11-22)',
    key: { kind: 'inference', pattern: anyKey, example: anyKeyExample, help: ordinaryCreditsKey },
    asks: [
      {
        id: 'balance',
        // The answer has a name and a mail address too; they are not read.
        url: 'https://external.api.recraft.ai/v1/users/me',
        pools: [{ id: 'credits', label: 'API units', unit: 'credit', remaining: 'credits' }],
      },
    ],
    planTable: recraftUnits,
    thresholds: below(1000, 200),
    links: allAt('https://www.recraft.ai/'),
  },
  {
    id: 'luma-api',
    name: 'Luma API',
    glyph: 'Lu',
    icon: 'luma',
    confidence: 'high',
    source: 'lumalabs/lumaai-node @be2c3c4c (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^luma-[A-Za-z0-9-]{20,}$',
      example: `luma-${uuidExample}-${uuidExample}`,
      help: ordinaryKey,
    },
    asks: [
      {
        id: 'balance',
        url: 'https://api.lumalabs.ai/dream-machine/v1/credits',
        // In cents.
        pools: [
          { id: 'balance', label: 'Balance', unit: 'USD', remaining: { at: 'credit_balance', times: 0.01 } },
        ],
      },
    ],
    thresholds: below(5, 1),
    links: allAt('https://lumalabs.ai/'),
  },
  {
    id: 'leonardo-api',
    name: 'Leonardo API',
    glyph: 'Le',
    confidence: 'high',
    source: 'Leonardo-Interactive/leonardo-ts-sdk (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: `^${uuid}$`,
      example: uuidExample,
      help: 'Any API key shows the tokens. It can also make requests that use them up.',
    },
    asks: [
      {
        id: 'balance',
        url: 'https://cloud.leonardo.ai/api/rest/v1/me',
        // Requests with a key take the API's tokens, of the plan or paid. Those of the app are told as well.
        pools: [
          {
            ...{ id: 'api', label: 'API tokens', unit: 'token', whereThere: 'user_details.0' },
            remaining: [
              { at: 'user_details.0.apiSubscriptionTokens', optional: true },
              { at: 'user_details.0.apiPaidTokens', optional: true },
            ],
          },
          {
            ...{ id: 'api-plan', label: 'API tokens of the plan (included)', unit: 'token', quiet: true },
            whereThere: 'user_details.0.apiSubscriptionTokens',
            remaining: 'user_details.0.apiSubscriptionTokens',
            resetsAt: { at: 'user_details.0.apiPlanTokenRenewalDate', in: 'iso' },
          },
          {
            ...{ id: 'app-plan', label: 'App tokens of the plan', unit: 'token', quiet: true },
            whereThere: 'user_details.0.subscriptionTokens',
            remaining: 'user_details.0.subscriptionTokens',
            resetsAt: { at: 'user_details.0.tokenRenewalDate', in: 'iso' },
          },
          {
            ...{ id: 'app-paid', label: 'App tokens, paid', unit: 'token', quiet: true },
            whereThere: 'user_details.0.paidTokens',
            remaining: 'user_details.0.paidTokens',
          },
        ],
      },
    ],
    thresholds: below(1000, 200),
    links: allAt('https://app.leonardo.ai/'),
  },
  {
    id: 'fal',
    name: 'fal',
    glyph: 'fa',
    icon: 'fal',
    confidence: 'high',
    source: 'https://fal.ai/docs/platform-apis/v1/account/billing.md; eight projects (api.md of 2026-11-22)',
    key: {
      kind: 'admin',
      pattern: `^${uuid}:[0-9a-f]{32}$`,
      example: `${uuidExample}:${anyKeyExample}`,
      help: 'Only a key with the scope ADMIN shows the balance. It can also make requests that cost money, and manage the account.',
    },
    sent: { header: 'Authorization', after: 'Key' },
    asks: [
      {
        id: 'balance',
        url: 'https://api.fal.ai/v1/account/billing?expand=credits',
        pools: [
          {
            ...{ id: 'balance', label: 'Balance', unit: { at: 'credits.currency' } },
            remaining: 'credits.current_balance',
          },
        ],
      },
    ],
    thresholds: below(5, 1),
    links: allAt('https://fal.ai/dashboard'),
  },
  {
    id: 'ideogram-api',
    name: 'Ideogram API',
    glyph: 'IA',
    icon: 'ideogram',
    confidence: 'medium',
    source:
      'Ideogram API v2 specification as one client generates its schemas from it (October 2026); api.md of 2026-11-22',
    key: {
      kind: 'admin',
      pattern: anyKey,
      example: anyKeyExample,
      help: 'A key whose owner is an admin of the organisation shows what the API cost this month; to any other Ideogram answers 404. What is left is shown on ideogram.ai/manage-api only. It can also make requests that cost money.',
    },
    sent: { header: 'Api-Key' },
    asks: [
      {
        id: 'usage',
        url: 'https://api.ideogram.ai/v2/account/usage?start_time={monthStart:iso}&end_time={now:iso}&bucket_width=1d',
        everySeconds: 3600,
        // Days, and in each what was billed: decimal texts. What was made in the app is listed too, and is not the API's.
        pools: [
          {
            ...{ id: 'month', label: 'Spent this month', unit: 'USD', quiet: true },
            used: {
              ...{ sum: 'buckets.*.line_items.*', at: 'cost_total', empty: 0 },
              only: { at: 'source', is: ['api'] },
              all: { at: 'currency_code', is: ['USD'] },
            },
            resetsAt: 'next-utc-month',
          },
        ],
      },
    ],
    links: {
      home: 'https://ideogram.ai/',
      usage: 'https://ideogram.ai/manage-api',
      topUp: 'https://ideogram.ai/manage-api',
      keys: 'https://ideogram.ai/manage-api',
    },
  },
  {
    id: 'runware',
    name: 'Runware',
    glyph: 'Rw',
    confidence: 'medium',
    source: 'https://runware.ai/docs/platform/account-management (api.md of 2026-11-22)',
    key: { kind: 'inference', pattern: anyKey, example: anyKeyExample, help: ordinaryKey },
    asks: [
      {
        id: 'balance',
        // One address for all; the body says that this only tells of the account. The answer has the team's names and
        // keys too; they are not read.
        method: 'POST',
        url: 'https://api.runware.ai/v1',
        headers: { 'Content-Type': 'application/json' },
        body: '[{"taskType":"accountManagement","taskUUID":"f2b7a4de-6c1b-4c5e-9c35-0d3a1f6e8b42","operation":"getDetails"}]',
        pools: [
          {
            ...{ id: 'balance', label: 'Balance', unit: { at: 'data.0.balance.currency' } },
            remaining: 'data.0.balance.amount',
          },
        ],
      },
    ],
    thresholds: below(5, 1),
    links: allAt('https://my.runware.ai/'),
  },
  kling(
    { id: 'kling-api', name: 'Kling API', glyph: 'KA', icon: 'kling', links: allAt('https://kling.ai/dev') },
    'api-singapore.klingai.com',
  ),
  kling(
    {
      id: 'kling-api-cn',
      name: 'Kling API (China)',
      glyph: 'KC',
      icon: 'kling',
      links: allAt('https://app.klingai.com/cn/dev'),
    },
    'api-beijing.klingai.com',
  ),
];
