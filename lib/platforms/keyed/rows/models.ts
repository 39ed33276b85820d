import type { KeyedRow } from '../row';

/** Vendors of language models that tell their balance to an ordinary API key. */
export const models: readonly KeyedRow[] = [
  {
    id: 'deepseek-api',
    name: 'DeepSeek API',
    glyph: 'DS',
    confidence: 'high',
    source: 'https://api-docs.deepseek.com/api/get-user-balance',
    key: {
      kind: 'inference',
      pattern: '^sk-[0-9a-f]{32}$',
      example: 'sk-0123456789abcdef0123456789abcdef',
      help: 'Any API key shows the balance. It can also make requests that cost money.',
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
    thresholds: { low: { value: 5, in: 'units' }, critical: { value: 1, in: 'units' } },
    links: {
      home: 'https://platform.deepseek.com/',
      usage: 'https://platform.deepseek.com/usage',
      topUp: 'https://platform.deepseek.com/top_up',
      keys: 'https://platform.deepseek.com/api_keys',
    },
  },
];
