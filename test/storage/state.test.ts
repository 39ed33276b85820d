import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grantKinds } from '../../lib/core/grants/grant';
import type { Purse } from '../../lib/core/grants/purse';
import { canonicalSpend } from '../../lib/core/ledger/merge-spends';
import type { RecentUse } from '../../lib/core/recent-use';
import type { EpisodeBook } from '../../lib/core/warnings/episode';
import { encode } from '../../lib/storage/item';
import {
  accountItem,
  borrowedItem,
  diagnosticsItem,
  dismissedItem,
  episodesItem,
  keysItem,
  platformItem,
  pursesItem,
  recentUseItem,
  settingsItem,
  sitesItem,
} from '../../lib/storage/items';
import { outboxItem } from '../../lib/storage/outbox';
import {
  type AccountRecord,
  type Diagnostics,
  dropReasons,
  type KeyInfo,
  type Settings,
} from '../../lib/storage/schema';
import { readState, type State } from '../../lib/storage/state';
import { anyReading, anySpend } from '../core/ledger/sample';
import { record, stored } from './sample';

test('an empty storage is a state of defaults', () => {
  expect(readState({})).toEqual({
    state: {
      settings: settingsItem.fallback,
      keys: [],
      sites: [],
      borrowed: [],
      dismissed: [],
      episodes: { episodes: {}, snoozed: {} },
      diagnostics: diagnosticsItem.fallback,
      platforms: {},
      accounts: {},
      purses: {},
      recentUse: {},
      outbox: { spends: [], readings: [] },
    },
    unreadable: [],
  });
});

test('accounts are found under their platform', () => {
  const { state, unreadable } = readState(stored());
  expect(unreadable).toEqual([]);
  expect(state.settings.enabled).toEqual(['acme']);
  expect(state.accounts).toEqual({ acme: [record('a1'), record('a2')] });
});

describe('one broken value', () => {
  test.each([
    ['settings', { v: 1, data: { enabled: 'acme' } }],
    ['keys', 'junk'],
    ['dismissed', { v: 9, data: [] }],
    [
      'episodes',
      { v: 1, data: { episodes: { 'acme|a1|credits|level': { told: 4, seenAt: 1 } }, snoozed: {} } },
    ],
    ['diagnostics', null],
    ['outbox', { v: 1, data: { spends: [{ id: 'x' }], readings: [] } }],
    ['recent:acme:a1', { v: 1, data: { pools: {} } }],
    ['platform:acme', { v: 1, data: {} }],
    ['account:acme:a1', { v: 1, data: { ...record('a1'), pools: [{ id: 'credits', remaining: 'many' }] } }],
  ])('%s: is reported, its default is used, the rest is kept', (key, broken) => {
    const { state, unreadable } = readState({ ...stored(), [key]: broken });
    expect(unreadable).toMatchObject([{ item: { key }, raw: broken, reason: expect.stringMatching(/./) }]);
    const whole = readState(stored()).state;
    const { settings, accounts, ...rest } = state;
    expect(settings).toEqual(key === 'settings' ? settingsItem.fallback : whole.settings);
    expect(accounts.acme).toEqual(key === 'account:acme:a1' ? [record('a2')] : [record('a1'), record('a2')]);
    expect(rest).toMatchObject({ keys: [], dismissed: [], diagnostics: diagnosticsItem.fallback });
  });
  test('an amount that is no number is no amount', () => {
    for (const remaining of [Number.NaN, Number.POSITIVE_INFINITY, null, '40']) {
      const {
        pools: [pool],
      } = record('a1');
      const broken = { v: 1, data: { ...record('a1'), pools: [{ ...pool, remaining }] } };
      expect(readState({ 'account:acme:a1': broken }).unreadable).toHaveLength(1);
    }
  });
});

test('words that are too long are cut, not refused', () => {
  const named = record('a1', { account: { id: 'a1', label: 'x'.repeat(5000) } });
  const { state, unreadable } = readState({ 'account:acme:a1': encode(accountItem('acme', 'a1'), named) });
  expect(unreadable).toEqual([]);
  expect(state.accounts.acme?.[0]?.account.label).toHaveLength(300);
});

const time = fc.integer({ min: 0, max: 4e12 });
const amount = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
/** Valibot's records leave out the names that could reach a prototype; nothing of ours has such a name. */
const id = fc
  .string({ minLength: 1, maxLength: 40 })
  .filter((word) => !['__proto__', 'prototype', 'constructor'].includes(word));
const text = fc.string({ maxLength: 40 });
const count = fc.nat();
const readAt = fc.dictionary(id, time, { noNullPrototype: true });
const health = fc.record(
  {
    inARow: count,
    nextTryAt: time,
    failure: fc.record(
      {
        kind: fc.constant('offline' as const),
        at: text,
        message: text,
        since: time,
        retryAfterSeconds: amount,
      },
      { requiredKeys: ['kind', 'at', 'message', 'since'] },
    ),
  },
  { requiredKeys: ['inARow'] },
);
const account: fc.Arbitrary<AccountRecord> = fc.record({
  account: fc.record({ id, label: text, plan: text }, { requiredKeys: ['id'] }),
  pools: fc.array(
    fc.record(
      {
        id,
        label: text,
        unit: id,
        readAt: time,
        source: id,
        remaining: amount,
        limit: amount,
        used: amount,
        resetsAt: time,
        expiresAt: time,
        refills: fc.constant(true as const),
        windowSeconds: amount,
        quiet: fc.constant(true as const),
        peak: amount,
      },
      { requiredKeys: ['id', 'label', 'unit', 'readAt', 'source'] },
    ),
  ),
  spends: fc.array(
    fc.record(
      {
        id,
        at: time,
        unit: id,
        basis: fc.constantFrom('exact' as const, 'priced' as const, 'learned' as const),
        amount,
        pool: id,
        model: text,
        feature: text,
        conversation: id,
        promptLength: count,
        settings: fc.constant({ seconds: 8, quality: 'high', loop: false }),
      },
      { requiredKeys: ['id', 'at', 'unit', 'basis'] },
    ),
  ),
  told: fc.array(
    fc.record(
      {
        ...{ at: time, pool: id, unit: id, feature: text, model: text, count, seconds: count },
        ...{ amount: count, perSecond: count, each: fc.constant(true as const) },
      },
      { requiredKeys: ['at', 'pool', 'unit', 'feature'] },
    ),
  ),
  checks: fc.array(
    fc.record(
      {
        ...{ spend: id, at: time, pool: id, unit: id, feature: text, model: text },
        ...{ basis: fc.constantFrom('site' as const, 'typical' as const) },
        ...{ quoted: amount, low: amount, high: amount, actual: amount },
        refunded: fc.constant(true as const),
      },
      { requiredKeys: ['spend', 'at', 'pool', 'unit', 'feature', 'basis', 'quoted', 'low', 'high'] },
    ),
  ),
  tokens: fc.array(
    fc.record({
      model: text,
      inputs: fc.array(fc.record({ estimated: count, real: count }), { maxLength: 20 }),
      outputs: fc.array(count, { maxLength: 20 }),
    }),
  ),
  samples: fc.array(
    fc.record(
      {
        at: time,
        pool: id,
        unit: id,
        amount,
        uses: fc.array(
          fc.record(
            {
              feature: text,
              model: text,
              settings: fc.constant({ seconds: 8, quality: 'high', loop: false }),
              count: count.map((less) => less + 1),
              promptLength: count,
            },
            { requiredKeys: ['feature', 'count'] },
          ),
          { minLength: 1, maxLength: 8 },
        ),
      },
      { requiredKeys: ['at', 'pool', 'unit', 'amount', 'uses'] },
    ),
  ),
  seen: fc.array(id),
  seenAt: time,
  health,
  readAt,
});
const thresholds = fc.tuple(fc.nat(100), fc.nat(100)).map(([one, other]) => ({
  low: { value: Math.max(one, other), in: 'percent' as const },
  critical: { value: Math.min(one, other), in: 'percent' as const },
}));
const settings: fc.Arbitrary<Settings> = fc.record({
  enabled: fc.array(id),
  thresholds,
  ownThresholds: fc.dictionary(id, thresholds, { noNullPrototype: true }),
  view: fc.record({
    show: fc.constantFrom('left' as const, 'used' as const),
    time: fc.constantFrom('span' as const, 'clock' as const),
  }),
  chosenAccounts: fc.dictionary(id, id, { noNullPrototype: true }),
  inlineWarnings: fc.boolean(),
  poolThresholds: fc.dictionary(
    fc.tuple(id, id).map((parts) => parts.join('|')),
    thresholds,
    { noNullPrototype: true },
  ),
  grants: fc.array(
    fc.record(
      {
        id,
        name: fc.constantFrom('Acme', 'Über Studio'),
        kind: fc.constantFrom(...grantKinds),
        unit: fc.constantFrom('credit', 'image', 'USD'),
        amount: fc.integer({ min: 10, max: 1000 }),
        priority: fc.nat(255),
        effectiveAt: time,
        renewal: fc.constantFrom(
          { every: 'never' as const },
          { every: 'month' as const, day: 31, zone: 'Europe/Berlin' },
          { every: 'window' as const, seconds: 18_000 },
        ),
        platform: id,
        account: id,
        left: fc.nat(10),
        boughtAt: time,
        openUntil: time,
        expiresAt: time,
        voidedAt: time,
        rollover: fc.constant({ min: 0, max: 50 }),
        price: fc.constant({ amount: 9.99, currency: 'USD' }),
      },
      { requiredKeys: ['id', 'name', 'kind', 'unit', 'amount', 'priority', 'effectiveAt', 'renewal'] },
    ),
  ),
  budgets: fc.array(
    fc.record({
      id,
      name: fc.constant('Videos'),
      unit: fc.constantFrom('credit', 'USD'),
      amount: fc.integer({ min: 1, max: 1000 }),
      per: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    }),
  ),
  notifications: fc.record({ on: fc.boolean(), refilled: fc.boolean() }),
  money: fc.constant({
    currency: 'EUR',
    rates: { USD: { rate: 0.9, asOf: '2026-11-01' } },
    plans: { claude: { price: { amount: 20, currency: 'USD' }, per: 'month' as const } },
  }),
  preflight: fc.dictionary(id, fc.record({ on: fc.boolean() }), { noNullPrototype: true }),
  previews: fc.dictionary(id, fc.constant({ small: true as const }), { noNullPrototype: true }),
});
const key: fc.Arbitrary<KeyInfo> = fc.record(
  { id, platform: id, masked: text, addedAt: time, label: text },
  { requiredKeys: ['id', 'platform', 'masked', 'addedAt'] },
);
const reason = fc.constantFrom(...dropReasons);
const diagnostics: fc.Arbitrary<Diagnostics> = fc.record(
  {
    dropped: count.map(
      (many) => Object.fromEntries(dropReasons.map((one) => [one, many])) as Diagnostics['dropped'],
    ),
    setAside: fc.array(fc.record({ key: id, of: id, reason: text, at: time })),
    lastDrop: fc.record({ reason, from: text, at: time }),
  },
  { requiredKeys: ['dropped', 'setAside'] },
);
const decimal = fc.constantFrom('0', '12', '0.3', '1234567.000000001');
const purse: fc.Arbitrary<Purse> = fc.record(
  {
    checkpoint: fc.record({
      at: time,
      balances: fc.dictionary(id, decimal, { noNullPrototype: true }),
      overage: decimal,
      uncounted: count,
      windows: fc.dictionary(id, time, { noNullPrototype: true }),
    }),
    uses: fc.array(fc.record({ id, at: time, amount: fc.nat(1000) }, { requiredKeys: ['id', 'at'] })),
    late: fc.constant(true as const),
  },
  { requiredKeys: ['checkpoint', 'uses'] },
);
const episode = fc.record(
  {
    told: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
    seenAt: time,
    period: fc.constant('2026-05-01'),
    measure: fc.constant('100 credit month suno'),
    last: fc.record({ unit: fc.constant('credit'), remaining: amount }),
    refilled: fc.constant(true as const),
  },
  { requiredKeys: ['told', 'seenAt'] },
);
const signalKey = fc.tuple(id, id, id).map((parts) => [...parts, 'level'].join('|'));
const episodes: fc.Arbitrary<EpisodeBook> = fc.record(
  {
    episodes: fc.dictionary(signalKey, episode, { noNullPrototype: true }),
    snoozed: fc.dictionary(signalKey, time, { noNullPrototype: true }),
    shownAt: time,
    unconfirmed: fc.dictionary(signalKey, episode, { noNullPrototype: true }),
  },
  { requiredKeys: ['episodes', 'snoozed'] },
);
const platformName = fc.string({ minLength: 1, maxLength: 20 }).filter((name) => !name.includes(':'));
const series = fc.dictionary(
  id,
  fc.record({
    unit: id,
    from: fc.constant('2026-05-01'),
    days: fc.array(fc.record({ day: fc.constant('2026-05-03'), amount })),
  }),
  { noNullPrototype: true },
);
const use: fc.Arbitrary<RecentUse> = fc.record({
  pools: series,
  units: series,
  hours: fc.array(count, { minLength: 24, maxLength: 24 }),
  today: fc.record({
    day: fc.constant('2026-05-03'),
    spent: fc.array(
      fc.record({ unit: id, amount, estimated: fc.boolean(), spends: count, uncounted: count }),
    ),
  }),
});
const sites: fc.Arbitrary<State['sites']> = fc.array(
  fc.record({
    kind: fc.constant('described' as const),
    id: fc.constantFrom('site-a', 'site-b'),
    name: fc.constantFrom('Acme', 'Ö'),
    home: fc.constant('https://app.acme.example/studio'),
    request: fc.record({
      method: fc.constantFrom('GET' as const, 'POST' as const),
      url: fc.constant('https://app.acme.example/api/credits?org=7'),
      by: fc.constantFrom('session' as const, 'key' as const, 'page' as const),
    }),
    pools: fc.constant([{ id: 'left', label: 'Credits', unit: 'credit', remaining: 'data.left' }]),
  }),
  { maxLength: 2 },
);
const anyState: fc.Arbitrary<State> = fc.record({
  settings,
  keys: fc.array(key),
  sites,
  borrowed: fc.array(fc.constantFrom('https://a.example/*', 'https://b.example/*')),
  dismissed: fc.array(text),
  episodes,
  diagnostics,
  platforms: fc.dictionary(platformName, fc.record({ health, readAt }), { noNullPrototype: true }),
  accounts: fc.dictionary(
    platformName,
    fc.uniqueArray(account, { minLength: 1, maxLength: 2, selector: (one) => one.account.id }),
    { noNullPrototype: true },
  ),
  purses: fc.dictionary(
    platformName,
    fc.dictionary(id, fc.dictionary(id, purse, { maxKeys: 1, noNullPrototype: true }), {
      minKeys: 1,
      maxKeys: 2,
      noNullPrototype: true,
    }),
    { maxKeys: 1, noNullPrototype: true },
  ),
  recentUse: fc.dictionary(platformName, fc.dictionary(id, use, { minKeys: 1, noNullPrototype: true }), {
    noNullPrototype: true,
  }),
  outbox: fc.record({
    spends: fc.array(anySpend.map(canonicalSpend), { maxLength: 3 }),
    readings: fc.array(anyReading, { maxLength: 3 }),
  }),
});

function storedAs(state: State): Record<string, unknown> {
  const all: Record<string, unknown> = {
    settings: encode(settingsItem, state.settings),
    keys: encode(keysItem, state.keys),
    borrowed: encode(borrowedItem, state.borrowed),
    sites: encode(sitesItem, state.sites),
    dismissed: encode(dismissedItem, state.dismissed),
    episodes: encode(episodesItem, state.episodes),
    diagnostics: encode(diagnosticsItem, state.diagnostics),
    outbox: encode(outboxItem, state.outbox),
  };
  for (const [name, recentUse] of Object.entries(state.recentUse)) {
    for (const [account, one] of Object.entries(recentUse)) {
      const item = recentUseItem(name, account);
      all[item.key] = encode(item, one);
    }
  }
  for (const [name, value] of Object.entries(state.platforms)) {
    const item = platformItem(name);
    all[item.key] = encode(item, value);
  }
  for (const [name, records] of Object.entries(state.accounts)) {
    for (const one of records) {
      const item = accountItem(name, one.account.id);
      all[item.key] = encode(item, one);
    }
  }
  for (const [name, purses] of Object.entries(state.purses)) {
    for (const [whose, value] of Object.entries(purses)) {
      const item = pursesItem(name, whose);
      all[item.key] = encode(item, value);
    }
  }
  return JSON.parse(JSON.stringify(all));
}

describe('for any storage', () => {
  test('a state reads as it was written', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(readState(storedAs(state))).toEqual({ state, unreadable: [] });
      }),
      { numRuns: 60 },
    );
  });
  test('junk under any key is a state all the same', () => {
    const anyKey = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'settings',
        'keys',
        'platform:constructor',
        'account:constructor:x',
        'account:__proto__:x',
      ),
    );
    const value = fc.oneof(fc.anything(), fc.constant(encode(accountItem('acme', 'x'), record('x'))));
    fc.assert(
      fc.property(fc.dictionary(anyKey, value), (junk) => {
        const { state } = readState(junk);
        expect(state.settings.view.show).toMatch(/left|used/);
      }),
    );
  });
});
