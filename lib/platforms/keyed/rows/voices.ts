import type { KeyedRow } from '../row';
import { allAt, anyKey, anyKeyExample, anyKeyOf, below, ordinaryKey } from './shared';

/** Vendors of speech and of people who speak. */
export const voices: readonly KeyedRow[] = [
  {
    id: 'elevenlabs-api',
    name: 'ElevenLabs API',
    glyph: '‖',
    icon: 'elevenlabs',
    confidence: 'high',
    source: 'elevenlabs/elevenlabs-js @87100890; steipete/CodexBar (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^(sk_[0-9a-f]{40,64}|[0-9a-f]{32})$',
      example: `sk_${'0123456789abcdef'.repeat(3)}`,
      help: 'A key that may read the user shows the credits; a restricted key can be allowed that and nothing else. Any other key can also make speech that uses them up.',
    },
    sent: { header: 'xi-api-key' },
    asks: [
      {
        id: 'subscription',
        url: 'https://api.elevenlabs.io/v1/user/subscription',
        // Credits are still called characters there. What is not used may be carried over: no word of a full refill.
        pools: [
          {
            ...{ id: 'credits', label: 'Credits', unit: 'credit' },
            ...{ used: 'character_count', limit: { at: 'character_limit', unless: [0] } },
            resetsAt: { at: 'next_character_count_reset_unix', in: 's' },
          },
          // Only where credits beyond the plan may be used, or were. In money, a decimal; its limit is told in credits.
          {
            ...{ id: 'overage', label: 'Usage-based billing', unit: { at: 'current_overage.currency' } },
            ...{ whereThere: 'current_overage.amount', used: 'current_overage.amount', paysBeyond: true },
            unless: [
              { at: 'current_overage.amount', is: ['0', '0.0', '0.00', 0] },
              { at: 'max_credit_limit_extension', is: [0] },
            ],
          },
        ],
        plan: 'tier',
      },
    ],
    links: allAt('https://elevenlabs.io/'),
  },
  {
    id: 'heygen-api',
    name: 'HeyGen API',
    glyph: 'HG',
    confidence: 'medium',
    source: 'HeyGen API reference v3, "Get the current user" (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: anyKeyOf('A-Za-z0-9_=-'),
      example: `sk_V2_${anyKeyExample}`,
      help: ordinaryKey,
    },
    sent: { header: 'x-api-key' },
    asks: [
      {
        id: 'balance',
        // The v2 quota was to end on 2026-10-31.
        url: 'https://api.heygen.com/v3/users/me',
        // One of the first three, by how the account pays. Credits of a plan pay for no request with a key.
        pools: [
          {
            ...{ id: 'wallet', label: 'Wallet', unit: 'USD', whereThere: 'data.wallet' },
            remaining: 'data.wallet.remaining_balance',
          },
          {
            ...{ id: 'spending', label: 'Spending', unit: 'USD', whereThere: 'data.usage_based' },
            used: 'data.usage_based.spending_current_usd',
            limit: { at: 'data.usage_based.spending_cap_usd', optional: true },
          },
          {
            ...{ id: 'usage-credits', label: 'Credits', unit: 'credit' },
            whereThere: 'data.usage_based.remaining_credits',
            remaining: 'data.usage_based.remaining_credits',
          },
          {
            ...{ id: 'plan-credits', label: 'Credits of the plan (app only)', unit: 'credit', quiet: true },
            whereThere: 'data.subscription.credits.premium_credits.remaining',
            remaining: 'data.subscription.credits.premium_credits.remaining',
          },
        ],
        plan: 'data.billing_type',
        planNames: { wallet: 'Wallet', usage_based: 'Usage based', subscription: 'Subscription' },
      },
    ],
    thresholds: below(5, 1),
    links: allAt('https://app.heygen.com/'),
  },
  {
    id: 'd-id',
    name: 'D-ID',
    glyph: 'D',
    confidence: 'medium',
    source: 'https://docs.d-id.com, "Get credits" (api.md of 2026-11-22: path high, fields medium)',
    key: {
      kind: 'inference',
      pattern: '^[A-Za-z0-9+/=_-]{8,}:[A-Za-z0-9_-]{10,}$',
      example: 'dXNlckBleGFtcGxlLm9yZw==:0123456789abcdef01234',
      help: 'Any API key, whole as it was issued, shows the credits. It can also make videos that use them up.',
    },
    sent: { header: 'Authorization', after: 'Basic' },
    asks: [
      {
        id: 'balance',
        url: 'https://api.d-id.com/credits',
        pools: [
          {
            ...{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 'remaining' },
            limit: { at: 'total', optional: true, unless: [0] },
          },
        ],
      },
    ],
    links: allAt('https://studio.d-id.com/'),
  },
  {
    id: 'hedra',
    name: 'Hedra API',
    glyph: 'He',
    icon: 'hedra',
    // The path, its one field and the header were only seen in clients of others.
    confidence: 'low',
    source: 'Several small projects, September 2026 (api.md of 2026-11-22)',
    key: { kind: 'inference', pattern: anyKey, example: anyKeyExample, help: ordinaryKey },
    sent: { header: 'Authorization', after: 'Key' },
    asks: [
      {
        id: 'balance',
        url: 'https://api.hedra.com/v3/balance',
        pools: [{ id: 'balance', label: 'Balance', unit: 'USD', remaining: 'balance' }],
      },
    ],
    thresholds: below(5, 1),
    links: allAt('https://www.hedra.com/'),
  },
  {
    id: 'deepgram',
    name: 'Deepgram',
    glyph: 'Dg',
    confidence: 'high',
    source:
      'deepgram/deepgram-js-sdk @1913abc2; Deepgram docs, "Get project balances" (api.md of 2026-11-22)',
    key: {
      kind: 'management',
      pattern: '^[0-9A-Za-z]{40}$',
      example: '0123456789'.repeat(4),
      help: 'A key that may read the billing (scope billing:read, or the role Owner or Admin) shows the balance of its projects. Keys with a role can also make requests that cost money.',
    },
    sent: { header: 'Authorization', after: 'Token' },
    first: {
      id: 'projects',
      url: 'https://api.deepgram.com/v1/projects',
      accounts: { each: 'projects', id: 'project_id', label: 'name' },
      none: 'This key is for no project.',
    },
    asks: [
      {
        id: 'balances',
        url: 'https://api.deepgram.com/v1/projects/{id}/balances',
        refusals: [
          {
            ...{ at: 'balances.length', is: [0], kind: 'not-on-plan' },
            says: 'This project has no prepaid balance.',
          },
        ],
        // Each purchase is one of them.
        pools: [
          {
            ...{ id: 'balance', label: 'Balance', unit: 'USD' },
            remaining: { sum: 'balances.*', at: 'amount', only: { at: 'units', is: ['usd', 'USD'] } },
          },
          {
            ...{ id: 'hours', label: 'Hours', unit: 'second' },
            remaining: {
              ...{ sum: 'balances.*', at: 'amount', times: 3600 },
              only: { at: 'units', is: ['hour', 'hours'] },
            },
          },
        ],
      },
    ],
    thresholds: below(5, 1),
    forbidden: 'This key may not read the balance (403): it wants the scope billing:read.',
    links: allAt('https://console.deepgram.com/'),
  },
];
