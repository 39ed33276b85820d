import type { KeyedPool, KeyedRow } from '../row';
import { allAt, anyKey, anyKeyExample, below, ordinaryKey } from './shared';

/** One account system for the world and one for China: hosts, currency and keys differ. */
function moonshot(
  own: Pick<KeyedRow, 'id' | 'name' | 'glyph' | 'icon' | 'links' | 'thresholds'>,
  host: string,
  unit: string,
): KeyedRow {
  return {
    ...own,
    confidence: 'high',
    source: 'Moonshot docs, "Check balance"; steipete/CodexBar @27c7f334 (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^sk-[A-Za-z0-9]{40,60}$',
      example: 'sk-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL',
      help: `${ordinaryKey} Keys of the international site do not work for China, nor the other way round.`,
    },
    asks: [
      {
        id: 'balance',
        url: `https://${host}/v1/users/me/balance`,
        refusals: [
          {
            at: 'code',
            isNot: [0],
            kind: 'server-error',
            says: 'Moonshot answered with an error code (status 200).',
          },
        ],
        // What is available is cash and vouchers together. Cash below zero is a debt.
        pools: [
          { id: 'balance', label: 'Balance', unit, remaining: 'data.available_balance' },
          {
            ...{ id: 'cash', label: 'Cash (included)', unit, quiet: true },
            remaining: { at: 'data.cash_balance', optional: true },
          },
          {
            ...{ id: 'vouchers', label: 'Vouchers (included)', unit, quiet: true },
            remaining: { at: 'data.voucher_balance', optional: true },
          },
        ],
      },
    ],
  };
}

/** What is left of Venice's DIEM today. */
const diem: KeyedPool = {
  ...{ id: 'diem', label: 'DIEM a day', unit: 'credit', remaining: 'data.balances.DIEM' },
  ...{ resetsAt: { at: 'data.nextEpochBegins', in: 'iso' }, refills: true, windowSeconds: 86_400 },
};

/** Vendors of language models that tell their balance to an ordinary API key. */
export const models: readonly KeyedRow[] = [
  {
    id: 'deepseek-api',
    name: 'DeepSeek API',
    glyph: 'DS',
    icon: 'deepseek',
    confidence: 'high',
    source: 'https://api-docs.deepseek.com/api/get-user-balance',
    key: {
      kind: 'inference',
      pattern: '^sk-[0-9a-f]{32}$',
      example: 'sk-0123456789abcdef0123456789abcdef',
      help: ordinaryKey,
    },
    asks: [
      {
        id: 'balance',
        url: 'https://api.deepseek.com/user/balance',
        // One wallet a currency. What was granted is in the total.
        pools: [
          {
            ...{ id: 'balance', label: 'Balance', each: 'balance_infos', named: 'currency' },
            ...{ unit: { at: 'currency' }, remaining: 'total_balance' },
          },
          {
            ...{ id: 'granted', label: 'Granted (included)', each: 'balance_infos', named: 'currency' },
            ...{
              unit: { at: 'currency' },
              remaining: { at: 'granted_balance', optional: true },
              quiet: true,
            },
          },
        ],
      },
    ],
    thresholds: below(5, 1),
    links: {
      home: 'https://platform.deepseek.com/',
      usage: 'https://platform.deepseek.com/usage',
      topUp: 'https://platform.deepseek.com/top_up',
      keys: 'https://platform.deepseek.com/api_keys',
    },
  },
  moonshot(
    {
      ...{ id: 'moonshot-api', name: 'Moonshot API', glyph: 'Mo', icon: 'moonshot' },
      links: allAt('https://platform.moonshot.ai/'),
      thresholds: below(5, 1),
    },
    'api.moonshot.ai',
    'USD',
  ),
  moonshot(
    {
      ...{ id: 'moonshot-api-cn', name: 'Moonshot API (China)', glyph: '月', icon: 'moonshot' },
      links: allAt('https://platform.moonshot.cn/'),
      thresholds: below(30, 5),
    },
    'api.moonshot.cn',
    'CNY',
  ),
  {
    id: 'siliconflow',
    name: 'SiliconFlow',
    glyph: 'SF',
    icon: 'siliconcloud',
    // High for the fields. The same endpoint of the Chinese site was closed in August 2026 (it answers 410:
    // rikkahub/rikkahub#1811), so that site is no row; and the newer vouchers are said not to be in the total
    // (diegosouzapw/OmniRoute#4992).
    confidence: 'medium',
    source: 'https://docs.siliconflow.com, "Get user account information" (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^sk-[a-z]{40,60}$',
      example: 'sk-abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv',
      help: `${ordinaryKey} Only keys of siliconflow.com: the Chinese site shows no balance to keys any more.`,
    },
    asks: [
      {
        id: 'balance',
        url: 'https://api.siliconflow.com/v1/user/info',
        refusals: [
          {
            at: 'code',
            isNot: [20000],
            kind: 'server-error',
            says: 'SiliconFlow answered with an error code (status 200).',
          },
        ],
        // `balance` is only what was given; the total has what was paid too.
        pools: [
          { id: 'balance', label: 'Balance', unit: 'USD', remaining: 'data.totalBalance' },
          {
            ...{ id: 'granted', label: 'Granted (included)', unit: 'USD', quiet: true },
            remaining: { at: 'data.balance', optional: true },
          },
          {
            ...{ id: 'paid', label: 'Paid (included)', unit: 'USD', quiet: true },
            remaining: { at: 'data.chargeBalance', optional: true },
          },
        ],
      },
    ],
    thresholds: below(5, 1),
    links: allAt('https://cloud.siliconflow.com/'),
  },
  {
    id: 'novita',
    name: 'Novita AI',
    glyph: 'Nv',
    icon: 'novita',
    confidence: 'high',
    source: 'https://novita.ai/docs, "Get user balance"; six projects (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: anyKey,
      example: 'sk_0123456789abcdefghijklmnopqrstuvwxyz',
      help: ordinaryKey,
    },
    asks: [
      {
        id: 'balance',
        url: 'https://api.novita.ai/v3/user/balance',
        // In 0.0001 USD, as numbers or as texts.
        pools: [
          {
            ...{ id: 'balance', label: 'Balance', unit: 'USD' },
            remaining: { at: 'availableBalance', times: 0.0001 },
          },
          {
            ...{ id: 'cash', label: 'Cash (included)', unit: 'USD', quiet: true },
            remaining: { at: 'cashBalance', times: 0.0001, optional: true },
          },
          {
            ...{ id: 'credit-limit', label: 'Credit limit', unit: 'USD', quiet: true },
            limit: { at: 'creditLimit', times: 0.0001, optional: true, unless: [0] },
          },
          {
            ...{ id: 'invoices', label: 'Invoices to be paid', unit: 'USD', quiet: true },
            used: { at: 'outstandingInvoices', times: 0.0001, optional: true, unless: [0] },
          },
        ],
      },
    ],
    thresholds: below(5, 1),
    links: allAt('https://novita.ai/'),
  },
  {
    id: 'deepinfra',
    name: 'DeepInfra',
    glyph: 'DI',
    icon: 'deepinfra',
    confidence: 'high',
    source:
      'steipete/CodexBar @27c7f334, DeepInfraUsageFetcher.swift; a second project (api.md of 2026-11-22)',
    key: { kind: 'inference', pattern: anyKey, example: anyKeyExample, help: ordinaryKey },
    asks: [
      {
        id: 'balance',
        url: 'https://api.deepinfra.com/payment/checklist?compute_owed=true',
        // An account as the vendor keeps it: credit is below zero, what was used since the last invoice above. Why an
        // account is suspended is not read: if it is for want of money, the balance says so.
        pools: [
          {
            ...{ id: 'balance', label: 'Balance', unit: 'USD' },
            remaining: [
              { at: 'stripe_balance', times: -1 },
              { at: 'recent', times: -1 },
            ],
          },
          // A cap on spending that the person set, not one of the balance. When an invoice starts it anew is not told.
          {
            ...{ id: 'spending', label: 'Spending limit', unit: 'USD', whereThere: 'limit' },
            only: { at: 'limit', isNot: [0] },
            ...{ used: 'recent', limit: 'limit' },
          },
        ],
      },
      {
        id: 'usage',
        url: 'https://api.deepinfra.com/payment/usage?from=current',
        everySeconds: 3600,
        // In cents. What it calls a month is its name.
        pools: [
          {
            ...{ id: 'month', label: 'Spent', each: 'months', named: 'period', unit: 'USD', quiet: true },
            used: { at: 'total_cost', times: 0.01 },
          },
        ],
      },
    ],
    thresholds: below(5, 1),
    links: allAt('https://deepinfra.com/'),
  },
  {
    id: 'venice',
    name: 'Venice API',
    glyph: 'Ve',
    icon: 'venice',
    confidence: 'high',
    source: 'veniceai/api-docs swagger.yaml (2026-08-22); https://docs.venice.ai/overview/vvv-diem.md',
    key: {
      kind: 'inference',
      pattern: anyKey,
      example: 'VENICE_INFERENCE_KEY_0123456789abcdef',
      help: 'A key of the type INFERENCE shows the balance; it can also make requests that cost money. One of the type ADMIN would do, but can make and remove other keys, too.',
    },
    asks: [
      {
        id: 'balance',
        // /billing/balance also tells how much DIEM there is in a day, but refuses keys of the type INFERENCE (401), and
        // Venice locks out who fails too often.
        url: 'https://api.venice.ai/api/v1/api_keys/rate_limits',
        pools: [
          {
            ...{ id: 'usd', label: 'USD credit', unit: 'USD' },
            remaining: { at: 'data.balances.USD', optional: true },
          },
          // A DIEM is a dollar's worth a day, for those who have staked some; at 00:00 UTC all of it is there again,
          // and what was left is lost. 0 is also told to who has staked none: nothing to warn of.
          { ...diem, only: { at: 'data.balances.DIEM', isNot: [0] } },
          { ...diem, only: { at: 'data.balances.DIEM', is: [0] }, quiet: true },
        ],
      },
    ],
    thresholds: below(2, 0.5),
    links: {
      ...allAt('https://venice.ai/'),
      usage: 'https://venice.ai/settings/api',
      keys: 'https://venice.ai/settings/api',
    },
  },
  {
    id: 'stepfun',
    name: 'StepFun API (China)',
    glyph: '阶',
    icon: 'stepfun',
    confidence: 'high',
    source: 'https://platform.stepfun.com/docs/zh/api-reference/accounts/get (api.md of 2026-11-22)',
    key: { kind: 'inference', pattern: anyKey, example: anyKeyExample, help: ordinaryKey },
    asks: [
      {
        id: 'balance',
        url: 'https://api.stepfun.com/v1/accounts',
        // The totals of cash and vouchers there are all that there ever was, not what is left of them.
        pools: [{ id: 'balance', label: 'Balance', unit: 'CNY', remaining: 'balance' }],
      },
    ],
    thresholds: below(30, 5),
    links: allAt('https://platform.stepfun.com/'),
  },
  {
    id: 'fireworks',
    name: 'Fireworks AI',
    glyph: 'Fw',
    icon: 'fireworks',
    confidence: 'medium',
    source: 'https://docs.fireworks.ai/api-reference/list-quotas; seven projects that read it (2026-11-30)',
    key: {
      kind: 'inference',
      pattern: '^fw_[A-Za-z0-9]{16,}$',
      example: 'fw_0123456789abcdefghijklmn',
      help: 'Any API key shows the monthly budget and what was spent of it; credits are shown on the website only. It can also make requests that cost money.',
    },
    first: {
      id: 'accounts',
      url: 'https://api.fireworks.ai/v1/accounts',
      accounts: { each: 'accounts', id: 'name', after: 'accounts/', label: 'displayName' },
      none: 'This key is for no account.',
    },
    asks: [
      {
        id: 'budget',
        url: 'https://api.fireworks.ai/v1/accounts/{id}/quotas/monthly-spend-usd',
        pools: [
          {
            ...{ id: 'budget', label: 'Monthly budget', unit: 'USD', refills: true },
            // Accounts without a budget have one of ten millions, or of a billion.
            limit: { at: 'value', below: 1_000_000 },
            ...{ used: { at: 'usage', optional: true }, resetsAt: 'next-utc-month' },
          },
        ],
      },
    ],
    links: {
      home: 'https://fireworks.ai/',
      usage: 'https://app.fireworks.ai/',
      topUp: 'https://fireworks.ai/billing',
      keys: 'https://fireworks.ai/account/api-keys',
    },
  },
];
