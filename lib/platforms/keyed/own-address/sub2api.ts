import type { KeyedPool, KeyedRow } from '../row';
import { anyKey, ownLinks } from '../rows/shared';

/** A period of a subscription. When it begins anew is told of the week alone, and only by its start. */
function period(id: 'daily' | 'weekly' | 'monthly', label: string): KeyedPool {
  return {
    ...{ id, label, unit: 'USD', whereThere: `subscription.${id}_limit_usd` },
    ...{ limit: `subscription.${id}_limit_usd`, used: `subscription.${id}_usage_usd` },
  };
}

/**
 * sub2api, a relay that shares subscriptions: of a key what it may use itself, else what its user's subscription holds or their
 * balance. A key that was not used yet has windows that end at no time. `origin` without `/v1`.
 */
export function sub2Api(origin: string, id: string, name: string): KeyedRow {
  return {
    ...{ id, name, glyph: 'S2', confidence: 'medium' },
    source:
      'GET /v1/usage of sub2api 0.2.9, as a client recorded it on 2026-09-28 (CodaPaceCore, Sub2APIProviderTests.swift), and a second client in Go; api.md of 2026-11-22',
    key: {
      kind: 'inference',
      pattern: anyKey,
      example: 'sk-0123456789abcdef0123456789abcdef',
      help: 'Any key of the site shows what it may use, or what its user has. It can also make requests that use it up.',
    },
    forbidden: 'The site has put this key into no group, so it may use nothing.',
    asks: [
      {
        id: 'usage',
        url: `${origin}/v1/usage`,
        refusals: [
          { at: 'isValid', is: [false], kind: 'signed-out', says: 'The site does not accept this key.' },
          {
            ...{ at: 'unit', isNot: ['USD'], kind: 'changed-shape' },
            says: 'The site tells its numbers in another unit than dollars.',
          },
        ],
        pools: [
          {
            ...{ id: 'quota', label: 'Quota of this key', unit: 'USD', whereThere: 'quota' },
            ...{ remaining: 'quota.remaining', limit: 'quota.limit', used: 'quota.used' },
            expiresAt: { at: 'expires_at', in: 'iso' },
          },
          {
            ...{
              id: 'window',
              label: 'Limit',
              each: 'rate_limits',
              perhaps: true,
              named: 'window',
              unit: 'USD',
            },
            ...{ remaining: 'remaining', limit: 'limit', used: 'used' },
            ...{ resetsAt: { at: 'reset_at', in: 'iso' }, refills: true },
          },
          period('daily', 'Daily'),
          period('weekly', 'Weekly'),
          period('monthly', 'Monthly'),
          { id: 'balance', label: 'Balance', unit: 'USD', whereThere: 'balance', remaining: 'balance' },
        ],
      },
    ],
    links: ownLinks(origin, origin),
  };
}
