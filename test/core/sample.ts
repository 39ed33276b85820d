import type { StoredPool } from '../../lib/core/balance';
import type { Card, CardBalance } from '../../lib/core/card';
import type { Sample, Use } from '../../lib/core/learned/sample';
import type { Spend } from '../../lib/core/reading';

/** The instant of every reading in these tests. */
export const noon = Date.parse('2026-11-04T12:00:00Z');

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A purse of 40 of 100 credits, read at noon. */
export function pool(part: Partial<StoredPool> = {}): StoredPool {
  return {
    id: 'credits',
    label: 'Credits',
    unit: 'credit',
    remaining: 40,
    limit: 100,
    readAt: noon,
    source: 'balance',
    ...part,
  };
}

/** Ten credits, told by the platform, a minute after noon. */
export function spend(part: Partial<Spend> = {}): Spend {
  return {
    id: 's',
    at: noon + minute,
    unit: 'credit',
    amount: 10,
    pool: 'credits',
    basis: 'exact',
    ...part,
  };
}

export function without<T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> {
  const left = { ...value };
  for (const key of keys) delete left[key];
  return left;
}

/** Ten credits for one message, seen at noon. */
export function sample({
  feature = 'message',
  model,
  settings,
  count = 1,
  ...part
}: Partial<Omit<Sample, 'uses'> & Use> = {}): Sample {
  const use: Use = {
    feature,
    ...(model === undefined ? {} : { model }),
    ...(settings === undefined ? {} : { settings }),
    count,
  };
  return { at: noon, pool: 'credits', unit: 'credit', amount: 10, uses: [use], ...part };
}

export function balance(part: Partial<CardBalance> = {}): CardBalance {
  return {
    id: 'credits',
    label: 'Credits',
    unit: 'credit',
    remaining: 40,
    limit: 100,
    provenance: 'reported',
    freshness: 'fresh',
    readAt: noon,
    uncounted: 0,
    level: 'ok',
    ...part,
  };
}

/** A card of the given balances; the first is its headline. */
export function card(balances: readonly CardBalance[], part: Partial<Card> = {}): Card {
  const [headline] = balances;
  return {
    platform: 'acme',
    name: 'Acme',
    glyph: 'A',
    account: { id: 'a1' },
    accounts: [{ id: 'a1' }],
    balances,
    ...(headline === undefined ? {} : { headline }),
    level: headline?.level ?? 'unknown',
    samples: [],
    told: [],
    checks: [],
    tokens: [],
    today: [],
    ...part,
  };
}
