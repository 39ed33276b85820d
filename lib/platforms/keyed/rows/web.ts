import type { KeyedRow } from '../row';
import { allAt, anyKey, anyKeyExample, below, ordinaryCreditsKey, uuidExample } from './shared';

/** Vendors of search, scraping and embeddings, whose keys agents use. */
export const web: readonly KeyedRow[] = [
  {
    id: 'firecrawl',
    name: 'Firecrawl',
    glyph: 'Fc',
    icon: 'firecrawl',
    confidence: 'high',
    source: 'firecrawl/firecrawl-docs @2edce52b v2-openapi.json (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^fc-[0-9a-f]{32}$',
      example: `fc-${anyKeyExample}`,
      help: ordinaryCreditsKey,
    },
    asks: [
      {
        id: 'credits',
        url: 'https://api.firecrawl.dev/v2/team/credit-usage',
        // Credits bought apart are in what is left, which may be more than the plan's: no word of a full refill.
        pools: [
          {
            ...{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 'data.remainingCredits' },
            limit: { at: 'data.planCredits', unless: [0] },
            // Null on the free plan.
            resetsAt: { at: 'data.billingPeriodEnd', in: 'iso' },
          },
        ],
      },
    ],
    links: allAt('https://www.firecrawl.dev/app'),
  },
  {
    id: 'tavily',
    name: 'Tavily',
    glyph: 'Ta',
    icon: 'tavily',
    confidence: 'high',
    source: 'https://docs.tavily.com, "Usage"; eight projects (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^tvly-[A-Za-z0-9_-]{20,}$',
      example: 'tvly-dev-0123456789abcdefghijklmnopqrstuv',
      help: ordinaryCreditsKey,
    },
    asks: [
      {
        id: 'usage',
        url: 'https://api.tavily.com/usage',
        // Null limits are no limits; 0 is a plan, or pay as you go, that is not there.
        pools: [
          {
            ...{ id: 'plan', label: 'Plan credits', unit: 'credit', used: 'account.plan_usage' },
            limit: { at: 'account.plan_limit', optional: true, unless: [0] },
          },
          {
            ...{ id: 'pay-as-you-go', label: 'Pay as you go', unit: 'credit', paysBeyond: true },
            only: { at: 'account.paygo_limit', isNot: [0] },
            ...{ used: 'account.paygo_usage', limit: 'account.paygo_limit' },
          },
          {
            ...{ id: 'key', label: 'Limit of this key', unit: 'credit', whereThere: 'key.limit' },
            ...{ used: 'key.usage', limit: { at: 'key.limit', unless: [0] } },
          },
        ],
        plan: 'account.current_plan',
      },
    ],
    links: allAt('https://app.tavily.com/'),
  },
  {
    id: 'apify',
    name: 'Apify',
    glyph: 'Ap',
    confidence: 'high',
    source: 'apify/apify-client-js @527cbee7; https://docs.apify.com/api/v2 (api.md of 2026-11-22)',
    key: {
      kind: 'admin',
      pattern: '^apify_api_[A-Za-z0-9]{20,50}$',
      example: 'apify_api_0123456789abcdefghijklmnopqrstuvwxyz',
      help: 'Only a token without limited permissions shows the usage. It can also run, change and remove everything in the account.',
    },
    asks: [
      {
        id: 'limits',
        url: 'https://api.apify.com/v2/users/me/limits',
        pools: [
          {
            ...{ id: 'month', label: 'This cycle', unit: 'USD', refills: true },
            ...{ used: 'data.current.monthlyUsageUsd', limit: 'data.limits.maxMonthlyUsageUsd' },
            resetsAt: { at: 'data.monthlyUsageCycle.endAt', in: 'iso' },
          },
        ],
      },
      {
        id: 'user',
        // The plan and what it includes; the answer has a name and a mail address too, which are not read.
        url: 'https://api.apify.com/v2/users/me',
        everySeconds: 86_400,
        pools: [
          {
            ...{ id: 'included', label: 'Included a month', unit: 'USD', quiet: true },
            limit: 'data.plan.monthlyUsageCreditsUsd',
          },
        ],
        plan: 'data.plan.id',
      },
    ],
    links: allAt('https://console.apify.com/'),
  },
  {
    id: 'serper',
    name: 'Serper',
    glyph: 'Se',
    confidence: 'medium',
    source: 'api.md of 2026-11-22 (keyed catalogue of October 2026)',
    key: {
      kind: 'inference',
      pattern: '^[0-9a-f]{40}$',
      example: '0123456789'.repeat(4),
      help: ordinaryCreditsKey,
    },
    sent: { header: 'X-API-KEY' },
    asks: [
      {
        id: 'balance',
        url: 'https://google.serper.dev/account',
        pools: [{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 'balance' }],
      },
    ],
    thresholds: below(500, 100),
    links: allAt('https://serper.dev/'),
  },
  {
    id: 'serpapi',
    name: 'SerpApi',
    glyph: 'SA',
    confidence: 'medium',
    source: 'https://serpapi.com/account-api (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^[0-9a-f]{64}$',
      example: '0123456789abcdef'.repeat(4),
      help: 'The key shows the searches that are left. It can also make searches that use them up.',
    },
    sent: { query: 'api_key' },
    asks: [
      {
        id: 'account',
        url: 'https://serpapi.com/account.json',
        // What is left has searches bought apart too, so it is not the limit less what was used.
        pools: [
          {
            ...{ id: 'searches', label: 'Searches', unit: 'query', remaining: 'total_searches_left' },
            used: { at: 'this_month_usage', optional: true },
            limit: { at: 'searches_per_month', optional: true, unless: [0] },
          },
        ],
      },
    ],
    links: allAt('https://serpapi.com/'),
  },
  {
    id: 'jina',
    name: 'Jina AI',
    glyph: 'Ji',
    icon: 'jina',
    confidence: 'medium',
    source: 'The dashboard of jina.ai, as three projects call it; undocumented (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^jina_[A-Za-z0-9_-]{20,}$',
      example: 'jina_0123456789abcdefghijklmnopqrstuvwxyz',
      help: 'Any API key shows the tokens. It can also make requests that use them up.',
    },
    sent: { query: 'api_key' },
    asks: [
      {
        id: 'wallet',
        url: 'https://embeddings-dashboard-api.jina.ai/api/v1/api_key/user',
        pools: [
          { id: 'tokens', label: 'Tokens', unit: 'token', remaining: 'wallet.total_balance' },
          {
            ...{ id: 'trial', label: 'Trial (included)', unit: 'token', quiet: true },
            remaining: { at: 'wallet.trial_balance', optional: true },
          },
          {
            ...{ id: 'paid', label: 'Paid (included)', unit: 'token', quiet: true },
            remaining: { at: 'wallet.regular_balance', optional: true },
          },
        ],
      },
    ],
    thresholds: below(1_000_000, 200_000),
    links: allAt('https://jina.ai/'),
  },
  {
    id: 'brightdata',
    name: 'Bright Data',
    glyph: 'Bd',
    confidence: 'medium',
    source: 'https://docs.brightdata.com, "Get total balance" (api.md of 2026-11-22)',
    key: {
      kind: 'management',
      pattern: anyKey,
      example: uuidExample,
      help: 'A key that may see the account shows the balance. Depending on its permissions it can also make requests that cost money.',
    },
    asks: [
      {
        id: 'balance',
        url: 'https://api.brightdata.com/customer/balance',
        pools: [{ id: 'balance', label: 'Balance', unit: 'USD', remaining: 'balance' }],
      },
    ],
    thresholds: below(10, 2),
    links: allAt('https://brightdata.com/cp'),
  },
  {
    id: 'browserbase',
    name: 'Browserbase',
    glyph: 'Bb',
    confidence: 'high',
    source: 'https://docs.browserbase.com/reference/api/get-project-usage (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^bb_(live|test)_[A-Za-z0-9_-]{16,}$',
      example: 'bb_live_0123456789abcdefghijklmnopq',
      help: 'Any API key shows what its project used, but not how much is included: type in your plan. It can also start browsers that cost money.',
    },
    sent: { header: 'X-BB-API-Key' },
    first: {
      id: 'projects',
      url: 'https://api.browserbase.com/v1/projects',
      accounts: { each: '', id: 'id', label: 'name' },
      none: 'This key is for no project.',
    },
    asks: [
      {
        id: 'usage',
        url: 'https://api.browserbase.com/v1/projects/{id}/usage',
        pools: [
          {
            ...{ id: 'browser-time', label: 'Browser time', unit: 'second', quiet: true },
            used: { at: 'browserMinutes', times: 60 },
          },
          {
            ...{ id: 'proxy', label: 'Proxy traffic', unit: 'byte', quiet: true },
            used: { at: 'proxyBytes', optional: true },
          },
        ],
      },
    ],
    links: allAt('https://www.browserbase.com/'),
  },
];
