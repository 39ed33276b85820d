import type { BodyRefusal, Condition, KeyedAsk, KeyedPool, KeyedRow } from '../row';
import { allAt } from './shared';

/** Subscriptions for coding that are used with a key: windows of which a share is told. */

const zaiKinds = [
  ['TOKENS_LIMIT', 'tokens', 'Tokens'],
  ['CREDIT_LIMIT', 'credits', 'Credits'],
] as const;

/** Their `unit` of a window, and its seconds. 5 is also the month of the tools, which is another kind. */
const zaiUnits = [
  [5, 'minute', 60],
  [3, 'hour', 3600],
  [1, 'day', 86_400],
  [6, 'week', 604_800],
] as const;

/** Every kind of limit in every unit that may come; an answer has two or three of them. */
const zaiWindows: readonly KeyedPool[] = zaiKinds.flatMap(([type, id, label]) =>
  zaiUnits.map(([unit, word, seconds]) => ({
    ...{ id: `${id}-${word}`, label, each: 'data.limits', named: 'number', saidAs: `*-${word} window` },
    only: [
      { at: 'type', is: [type] },
      { at: 'unit', is: [unit] },
    ],
    // `usage` and `currentValue` are not told for every plan; the percentage is.
    ...{ unit: 'percent', limit: 100, used: 'percentage' },
    resetsAt: { at: 'nextResetTime', in: 'ms' as const },
    refills: true as const,
    windowSeconds: { at: 'number', times: seconds, unless: [0] },
  })),
);

/** The tools (search, reading pages) are counted apart; their `usage` is the limit, whatever it is called. */
const zaiTools: KeyedPool = {
  ...{ id: 'tools', label: 'Tool calls', each: 'data.limits', unit: 'use' },
  only: [
    { at: 'type', is: ['TIME_LIMIT'] },
    { at: 'usage', isNot: [0] },
  ],
  ...{ limit: 'usage', used: 'currentValue' },
  resetsAt: { at: 'nextResetTime', in: 'ms' },
  refills: true,
};

const zaiRefusals: readonly BodyRefusal[] = [
  {
    ...{ at: 'code', is: [401, 1000, 1001, 1002, 1003] },
    ...{ kind: 'signed-out', says: 'The key is not accepted (a code in the body, status 200).' },
  },
  {
    ...{ at: 'success', is: [false] },
    ...{ kind: 'server-error', says: 'The platform answered with an error (status 200).' },
  },
];

function zai(
  own: Pick<KeyedRow, 'id' | 'name' | 'glyph' | 'icon' | 'links'>,
  host: string,
  more: readonly KeyedAsk[] = [],
): KeyedRow {
  return {
    ...own,
    confidence: 'high',
    note: 'Plans in credits charge half of it off peak: all times but Monday to Friday, 06 to 10 UTC.',
    source: 'steipete/CodexBar @27c7f334 zai.js; two more projects (chat.md and api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^[0-9a-f]{32}\\.[A-Za-z0-9]{12,24}$',
      example: '0123456789abcdef0123456789abcdef.ABCDEFabcdef0123',
      help: 'Any API key shows the windows of the coding plan. It can also make requests that use them up, or cost money.',
    },
    asks: [
      {
        id: 'quota',
        url: `https://${host}/api/monitor/usage/quota/limit`,
        refusals: zaiRefusals,
        pools: [...zaiWindows, zaiTools],
        plan: ['data.planName', 'data.level'],
      },
      ...more,
    ],
  };
}

/**
 * Pay as you go, which only the Chinese site tells. Its console asks this; keys are accepted there (CodexBar, 2026-08).
 * Quiet, because most who have a plan never paid anything in.
 */
const zhipuBalance: KeyedAsk = {
  id: 'balance',
  url: 'https://www.bigmodel.cn/api/biz/account/query-customer-account-report',
  confidence: 'medium',
  refusals: zaiRefusals,
  pools: [{ id: 'balance', label: 'Balance', unit: 'CNY', remaining: 'data.availableBalance', quiet: true }],
};

/** Placeholders of what is not in the plan: status 3, and all of it is left (CodexBar). */
function notInPlan(window: 'interval' | 'weekly'): readonly Condition[] {
  return [
    { at: `current_${window}_status`, is: [3] },
    { at: `current_${window}_remaining_percent`, is: [100, '100'] },
  ];
}

function minimaxPools(window: 'interval' | 'weekly', label: string, ends: string): readonly KeyedPool[] {
  const each = ['data.model_remains', 'model_remains'];
  const percent = `current_${window}_remaining_percent`;
  const total = `current_${window}_total_count`;
  const shared = {
    ...{ each, named: 'model_name', resetsAt: { at: ends, in: 'ms' as const }, refills: true as const },
    ...(window === 'weekly' ? { windowSeconds: 604_800 } : {}),
  };
  return [
    {
      ...{ id: window, label, ...shared, whereThere: percent, unless: notInPlan(window) },
      ...{ unit: 'percent', limit: 100, remaining: percent },
    },
    // Until mid 2026 there were only counts, of which the one called usage is what is left.
    {
      ...{ id: window, label, ...shared, whereMissing: percent, only: { at: total, isNot: [0] } },
      ...{ unit: 'use', limit: total, remaining: `current_${window}_usage_count` },
    },
  ];
}

function minimax(own: Pick<KeyedRow, 'id' | 'name' | 'glyph' | 'icon' | 'links'>, host: string): KeyedRow {
  return {
    ...own,
    confidence: 'high',
    source: 'steipete/CodexBar @27c7f334 MiniMaxUsageFetcher.swift (chat.md and api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^sk-cp-[A-Za-z0-9_-]{20,}$',
      example: 'sk-cp-0123456789abcdefghijklmnopqrstuvwxyz',
      help: 'The key of a token or coding plan shows its windows. It can also make requests that use them up.',
      others: [
        {
          pattern: '^(sk-api-|eyJ)',
          says: 'This is a key for pay as you go, whose balance MiniMax shows to no key. Use the key of the plan: it begins with sk-cp-.',
        },
      ],
    },
    asks: [
      {
        id: 'quota',
        url: `https://${host}/v1/token_plan/remains`,
        refusals: [
          {
            ...{ at: 'base_resp.status_code', is: [1004, 2049] },
            ...{
              kind: 'signed-out',
              says: 'MiniMax does not accept this key (a code in the body, status 200).',
            },
          },
          {
            ...{ at: 'base_resp.status_code', is: [1008] },
            ...{ kind: 'not-on-plan', says: 'MiniMax says that there is no balance (1008).' },
          },
          {
            ...{ at: 'base_resp.status_code', isNot: [0] },
            ...{ kind: 'server-error', says: 'MiniMax answered with an error code (status 200).' },
          },
        ],
        pools: [
          ...minimaxPools('interval', 'Window', 'end_time'),
          ...minimaxPools('weekly', 'Weekly', 'weekly_end_time'),
          // Bought apart, by few: quiet, so that none is no alarm.
          {
            ...{ id: 'points', label: 'Points', unit: 'point', quiet: true },
            ...{ whereThere: 'data.points_balance', remaining: 'data.points_balance' },
          },
        ],
        plan: 'data.current_subscribe_title',
      },
    ],
  };
}

const goWindow = (id: string, label: string): KeyedPool => ({
  ...{ id, label, unit: 'percent', limit: 100, used: `usage.${id}.percent` },
  resetsAt: { at: `usage.${id}.resetsAt`, in: 'iso' },
  refills: true,
});

/** Numbers come as texts; some answers leave out what is left, some what is used (ten clients, 2026). */
function kimiPools(pool: Omit<KeyedPool, 'unit'>, at: string): readonly KeyedPool[] {
  const remaining = `${at}.remaining`;
  const shared = {
    ...{ ...pool, unit: 'use', limit: `${at}.limit` },
    resetsAt: { at: `${at}.resetTime`, in: 'iso' as const },
    refills: true as const,
  };
  return [
    { ...shared, whereThere: remaining, remaining, used: { at: `${at}.used`, optional: true } },
    { ...shared, whereThere: at, whereMissing: remaining, used: `${at}.used` },
  ];
}

const inMinutes = { at: 'window.timeUnit', is: ['TIME_UNIT_MINUTE'] };

export const codingPlans: readonly KeyedRow[] = [
  {
    id: 'kimi-code',
    name: 'Kimi Code',
    glyph: 'KC',
    icon: 'kimi',
    confidence: 'high',
    source: 'MoonshotAI/kimi-cli; ten more clients of api.kimi.com/coding/v1/usages (api.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^sk-kimi-[A-Za-z0-9_-]{20,}$',
      example: 'sk-kimi-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP',
      help: 'A key of Kimi Code shows its week and its five hours. It can also make requests that use them up.',
    },
    asks: [
      {
        id: 'usages',
        url: 'https://api.kimi.com/coding/v1/usages',
        pools: [
          ...kimiPools({ id: 'weekly', label: 'Weekly', windowSeconds: 604_800 }, 'usage'),
          ...kimiPools(
            {
              ...{ id: 'five-hour', label: '5-hour', each: 'limits', windowSeconds: 18_000 },
              only: [inMinutes, { at: 'window.duration', is: [300] }],
            },
            'detail',
          ),
          ...kimiPools(
            {
              ...{ id: 'minutes', label: 'Window', each: 'limits', named: 'window.duration' },
              saidAs: '* minutes',
              only: [inMinutes, { at: 'window.duration', isNot: [300] }],
              windowSeconds: { at: 'window.duration', times: 60 },
            },
            'detail',
          ),
        ],
      },
    ],
    links: allAt('https://www.kimi.com/code'),
  },
  zai(
    {
      ...{ id: 'zai-api', name: 'Z.ai coding plan', glyph: 'Z', icon: 'zai' },
      links: {
        ...allAt('https://z.ai/'),
        usage: 'https://z.ai/manage-apikey/coding-plan/personal/my-plan',
        topUp: 'https://z.ai/manage-apikey/coding-plan/personal/my-plan',
      },
    },
    'api.z.ai',
  ),
  zai(
    {
      ...{ id: 'zai-api-cn', name: 'Zhipu coding plan (China)', glyph: '智', icon: 'zhipu' },
      links: allAt('https://open.bigmodel.cn/'),
    },
    'open.bigmodel.cn',
    [zhipuBalance],
  ),
  minimax(
    {
      ...{ id: 'minimax-api', name: 'MiniMax token plan', glyph: 'Mx', icon: 'minimax' },
      links: allAt('https://platform.minimax.io/'),
    },
    'api.minimax.io',
  ),
  minimax(
    {
      ...{ id: 'minimax-api-cn', name: 'MiniMax token plan (China)', glyph: '稀', icon: 'minimax' },
      links: allAt('https://platform.minimaxi.com/'),
    },
    'api.minimaxi.com',
  ),
  {
    id: 'opencode-go',
    name: 'OpenCode Go',
    glyph: 'Go',
    icon: 'opencode',
    confidence: 'high',
    source: 'steipete/CodexBar docs/opencode.md; akitaonrails/ai-usagebar (coding.md of 2026-11-22)',
    key: {
      kind: 'inference',
      pattern: '^sk-[A-Za-z0-9]{40,100}$',
      example: 'sk-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01',
      help: 'Any API key shows the windows of the Go plan. It can also make requests that use them up.',
    },
    forbidden: 'The key is good, but its workspace has no Go plan (403).',
    asks: [
      {
        id: 'usage',
        url: 'https://opencode.ai/zen/go/v1/usage',
        pools: [
          { ...goWindow('rolling', '5-hour'), windowSeconds: 18_000 },
          { ...goWindow('weekly', 'Weekly'), windowSeconds: 604_800 },
          goWindow('monthly', 'Monthly'),
        ],
      },
    ],
    links: allAt('https://opencode.ai/'),
  },
];
