import type { BodyRefusal, KeyedPool, KeyedRow, Sum } from '../row';
import { allAt, anyKey, below, uuidExample } from './shared';

/** Vendors that tell an organisation's money to a key of its own kind only, not to the keys that requests are made with. */

/** Days of which each lists what was used, in US dollars. None: nothing was used this month. */
function dailyCosts(amount: string, currency: string, times: number): Sum {
  const list = { sum: 'data.*.results.*', at: amount, times, empty: 0 } as const;
  return { ...list, all: { at: currency, is: ['usd', 'USD'] } };
}

/** A month of days fits one page of both vendors; should there be a second one, what is on it is missing. */
const onePage: BodyRefusal = {
  ...{ at: 'has_more', is: [true], kind: 'changed-shape' },
  says: 'The costs go on on a second page, so that their sum is not known.',
};

const thisMonth = { id: 'month', label: 'This month', unit: 'USD' } as const;

/** Cents, as text, in an object of one member. Credit is below zero: it is what xAI owes. */
const invoice = 'coreInvoice';

const xaiPools: readonly KeyedPool[] = [
  {
    // What the cycle draws on, less what it has drawn so far. Both 0: nothing was ever bought, the team gets invoices.
    ...{ id: 'credits', label: 'Prepaid credits', unit: 'USD' },
    unless: { at: `${invoice}.prepaidCredits.val`, is: ['0', 0] },
    remaining: [
      { at: `${invoice}.prepaidCredits.val`, times: -0.01 },
      { at: `${invoice}.prepaidCreditsUsed.val`, times: -0.01, unsigned: true },
    ],
  },
  {
    ...{ id: 'invoice', label: 'Invoice of this month', unit: 'USD', paysBeyond: true, refills: true },
    ...{ used: { at: `${invoice}.amountAfterVat`, times: 0.01 }, resetsAt: 'next-utc-month' },
    limit: { at: 'effectiveSpendingLimit', times: 0.01, optional: true, unless: [0] },
  },
];

export const organisations: readonly KeyedRow[] = [
  {
    id: 'openai-admin',
    name: 'OpenAI organisation',
    glyph: 'OO',
    icon: 'openai',
    confidence: 'high',
    source:
      'openai/openai-openapi @f85dbe22; openai/openai-node @6369d9bb src/resources/admin/organization; developers.openai.com, "Spend limits" (api.md of 2026-11-22)',
    key: {
      kind: 'admin',
      pattern: '^sk-admin-[A-Za-z0-9_-]{20,}$',
      example: 'sk-admin-0123456789abcdefghijklmnopqrstuvwxyz',
      help: 'Only an owner of the organisation can make an admin key. It shows what was spent; it could also invite and remove members, make keys and change limits. Credits left are read without it: switch on "OpenAI API" and open its billing page.',
      others: [
        {
          pattern: '^sk-((proj|svcacct|None)-|[A-Za-z0-9]{40,}$)',
          says: 'This is a key for requests: it may not see what they cost. An owner makes admin keys, which begin with sk-admin-.',
        },
        {
          pattern: '^sess-',
          says: 'This is a token of the browser, which ends with the sign-in. Use an admin key.',
        },
      ],
    },
    asks: [
      {
        id: 'costs',
        url: 'https://api.openai.com/v1/organization/costs?start_time={monthStart:unix}&bucket_width=1d&limit=31',
        refusals: [onePage],
        // Dollars, not cents.
        pools: [
          {
            ...thisMonth,
            ...{ used: dailyCosts('amount.value', 'amount.currency', 1), resetsAt: 'next-utc-month' },
          },
        ],
      },
      {
        id: 'spend-limit',
        // 404 where there is none. Requests fail beyond it.
        url: 'https://api.openai.com/v1/organization/spend_limit',
        pools: [
          {
            ...{ ...thisMonth, only: { at: 'interval', is: ['month'] }, partial: true },
            limit: { at: 'threshold_amount', times: 0.01 },
          },
        ],
      },
      {
        id: 'spend-alerts',
        // They stop nothing. Who gets the mail is not read.
        url: 'https://api.openai.com/v1/organization/spend_alerts',
        everySeconds: 3600,
        pools: [
          {
            ...{ id: 'alert', label: 'Spend alert', each: 'data', named: 'id', saidAs: 'a month' },
            ...{ only: { at: 'interval', is: ['month'] }, unit: { at: 'currency' }, quiet: true },
            ...{ limit: { at: 'threshold_amount', times: 0.01 }, resetsAt: 'next-utc-month' },
          },
        ],
      },
    ],
    links: {
      home: 'https://platform.openai.com/',
      usage: 'https://platform.openai.com/usage',
      topUp: 'https://platform.openai.com/settings/organization/billing/overview',
      keys: 'https://platform.openai.com/settings/organization/admin-keys',
    },
  },
  {
    id: 'anthropic-admin',
    name: 'Anthropic organisation',
    glyph: 'AO',
    icon: 'anthropic',
    confidence: 'high',
    source: 'https://platform.claude.com/docs, "Usage and Cost API" (api.md of 2026-11-22)',
    key: {
      kind: 'admin',
      pattern: '^sk-ant-admin[A-Za-z0-9_-]{20,}$',
      example: 'sk-ant-admin01-0123456789abcdefghijklmnopqrstuvwxyz',
      help: 'Only an admin of an organisation can make an admin key; individual accounts have none. It shows what was spent; it could also invite and remove members and switch off keys. Credits left are read without it: switch on "Claude Console".',
      others: [
        {
          pattern: '^sk-ant-(api|oat)',
          says: 'This key makes requests: it may not see what they cost. Admin keys begin with sk-ant-admin.',
        },
        {
          pattern: '^sk-ant-sid',
          says: 'This is the cookie of a sign-in, which is not needed: use an admin key.',
        },
      ],
    },
    sent: { header: 'x-api-key' },
    asks: [
      {
        id: 'cost-report',
        url: 'https://api.anthropic.com/v1/organizations/cost_report?starting_at={monthStart:iso}&bucket_width=1d&limit=31',
        headers: { 'anthropic-version': '2023-06-01' },
        refusals: [onePage],
        // Decimal texts, in cents.
        pools: [
          {
            ...{ ...thisMonth, used: dailyCosts('amount', 'currency', 0.01) },
            ...{ resetsAt: 'next-utc-month', quiet: true },
          },
        ],
      },
    ],
    links: {
      home: 'https://platform.claude.com/',
      usage: 'https://platform.claude.com/settings/billing',
      topUp: 'https://platform.claude.com/settings/billing',
      keys: 'https://platform.claude.com/settings/admin-keys',
    },
  },
  {
    id: 'xai-api',
    name: 'xAI API',
    glyph: 'xA',
    icon: 'xai',
    confidence: 'medium',
    source:
      'https://docs.x.ai/developers/management-api; xai-org/xai-proto @9700be4b; steipete/CodexBar docs/xai.md and others (api.md of 2026-11-22)',
    key: {
      kind: 'management',
      pattern: '^xai-[A-Za-z0-9_-]{20,}$',
      example: 'xai-0123456789abcdefghijklmnopqrstuvwxyz',
      help: 'A management key of one team shows its credits: xAI Console, Settings, Management Keys. Give it the right to read the billing and nothing else; others let it make and delete keys. API keys, which look the same, are not accepted.',
    },
    first: {
      id: 'team',
      url: 'https://management-api.x.ai/auth/management-keys/validation',
      refusals: [
        {
          ...{ at: 'scope', isNot: ['SCOPE_TEAM'], kind: 'not-on-plan' },
          says: 'This management key is not for a team, and credits belong to one.',
        },
      ],
      // `teamId` is the older of the two.
      accounts: { id: ['scopeId', 'teamId'] },
      none: 'This management key is for no team.',
    },
    asks: [
      {
        id: 'invoice',
        // It has both: credits bought ahead, and what this cycle costs beyond them.
        url: 'https://management-api.x.ai/v1/billing/teams/{id}/postpaid/invoice/preview',
        pools: xaiPools,
      },
      {
        id: 'ledger',
        // Spends are posted when a cycle closes, so until then it tells too much. 404 for teams that get invoices.
        url: 'https://management-api.x.ai/v1/billing/teams/{id}/prepaid/balance',
        confidence: 'high',
        everySeconds: 3600,
        pools: [
          {
            ...{ id: 'posted', label: 'Credits when this cycle began', unit: 'USD', quiet: true },
            remaining: { at: 'total.val', times: -0.01 },
          },
        ],
      },
    ],
    thresholds: below(5, 1),
    forbidden: 'This management key may not read the billing (403): give it that right in the xAI Console.',
    links: allAt('https://console.x.ai/'),
  },
  {
    id: 'cartesia',
    name: 'Cartesia',
    glyph: 'Cs',
    confidence: 'high',
    source: 'https://docs.cartesia.ai/api-reference/usage/credits (api.md of 2026-11-22)',
    key: {
      kind: 'admin',
      pattern: '^sk_car_admin_[A-Za-z0-9_.-]{10,}$',
      example: 'sk_car_admin_0123456789abcdef.0123456789abcdef',
      help: 'Only an admin of the organisation can make an admin key. It shows the credits used, but not how many there are: type in your plan. It makes no speech; it can list API keys.',
      others: [
        {
          pattern: '^sk_car_(?!admin_)',
          says: 'This key makes speech: it may not see what is used. Admin keys begin with sk_car_admin_.',
        },
      ],
    },
    asks: [
      {
        id: 'usage',
        url: 'https://api.cartesia.ai/usage/credits?start_ts={monthStart:iso}&end_ts={tomorrow:iso}&interval=month',
        headers: { 'Cartesia-Version': '2026-08-14' },
        // Of the calendar month; when the plan's own begins is not told.
        pools: [
          {
            ...{ id: 'month', label: 'Used this month', unit: 'credit', quiet: true },
            used: { sum: 'data.*', at: 'credits', empty: 0 },
            resetsAt: 'next-utc-month',
          },
        ],
      },
    ],
    links: {
      ...allAt('https://play.cartesia.ai/'),
      keys: 'https://play.cartesia.ai/keys/admin',
    },
  },
  {
    id: 'exa',
    name: 'Exa',
    glyph: 'Ex',
    icon: 'exa',
    confidence: 'high',
    source:
      'https://exa.ai/docs/team-management-spec.yaml; steipete/CodexBar docs/exa.md (api.md of 2026-11-22)',
    key: {
      kind: 'admin',
      pattern: anyKey,
      example: uuidExample,
      help: 'A service key shows what each API key of the team costs. Exa enables service keys on request (support@exa.ai). It can also make, change and delete API keys. Keys for searching look the same, but are not accepted.',
    },
    sent: { header: 'x-api-key' },
    first: {
      id: 'keys',
      url: 'https://admin-api.exa.ai/team-management/api-keys',
      accounts: { each: 'apiKeys', id: 'id', label: 'name' },
      none: 'This team has no API keys.',
    },
    asks: [
      {
        id: 'usage',
        url: 'https://admin-api.exa.ai/team-management/api-keys/{id}/usage?start_date={monthStart:iso}',
        pools: [
          {
            ...{ id: 'month', label: 'Spent this month', unit: 'USD', quiet: true },
            ...{ used: 'total_cost_usd', resetsAt: 'next-utc-month' },
          },
        ],
      },
    ],
    links: { ...allAt('https://dashboard.exa.ai/'), keys: 'https://dashboard.exa.ai/api-keys' },
  },
];
