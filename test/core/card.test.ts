import { describe, expect, test } from 'vitest';
import {
  type AccountState,
  buildCard,
  type CardSource,
  type StandingFailure,
  sortCards,
} from '../../lib/core/card';
import type { Grant } from '../../lib/core/grants/grant';
import { openPurse } from '../../lib/core/grants/purse';
import { defaultThresholds } from '../../lib/core/warning';
import { balance, card, hour, minute, noon, pool, sample, spend, without } from './sample';

const now = noon + 5 * minute;
const failure: StandingFailure = { kind: 'signed-out', at: 'status', message: 'Signed out.', since: noon };

function account(id: string, part: Partial<AccountState> = {}): AccountState {
  return { account: { id }, pools: [pool()], spends: [], samples: [], seenAt: noon, ...part };
}

function source(part: Partial<CardSource> = {}): CardSource {
  return {
    platform: 'acme',
    name: 'Acme',
    glyph: 'A',
    thresholds: defaultThresholds,
    accounts: [account('a1')],
    grants: [],
    permission: true,
    zone: 'UTC',
    ...part,
  };
}

function byHand(part: Partial<Grant> = {}): Grant {
  return {
    id: 'g1',
    platform: 'acme',
    name: 'Acme',
    kind: 'bundle',
    unit: 'credit',
    amount: 200,
    priority: 70,
    renewal: { every: 'never' },
    effectiveAt: noon - hour,
    ...part,
  };
}

const build = (part: Partial<CardSource> = {}) => buildCard(source(part), now);
const idsOf = (part: Partial<CardSource>) => build(part).balances.map(({ id }) => id);

test('a card shows the live balances of its account, with their level', () => {
  const {
    balances,
    headline,
    level,
    account: whose,
  } = build({
    accounts: [account('a1', { spends: [spend({ amount: 25 })] })],
  });
  expect(balances).toMatchObject([{ id: 'credits', remaining: 15, level: 'low', provenance: 'observed' }]);
  expect(headline).toBe(balances[0]);
  expect(level).toBe('low');
  expect(whose).toEqual({ id: 'a1' });
});

describe('of two accounts', () => {
  const work = account('work', { seenAt: noon, samples: [sample({ amount: 7 })] });
  const home = account('home', { seenAt: noon - hour, pools: [pool({ remaining: 3 })], spends: [spend()] });
  const fresh = account('fresh', { seenAt: now, pools: [] });

  test('the one last in use is shown, and nothing of the other', () => {
    const shown = build({ accounts: [home, work] });
    expect(shown).toMatchObject({ account: { id: 'work' }, level: 'ok', samples: work.samples });
    expect(shown.balances).toMatchObject([{ remaining: 40, provenance: 'reported' }]);
  });
  test('the chosen one goes before it', () => {
    expect(build({ accounts: [home, work], chosen: 'home' })).toMatchObject({
      account: { id: 'home' },
      headline: { remaining: 0 },
    });
  });
  test('a choice that is gone counts no more', () => {
    expect(build({ accounts: [home, work], chosen: 'gone' }).account?.id).toBe('work');
  });
  test('one without a balance comes after all with one, and is not offered', () => {
    const shown = build({ accounts: [fresh, home] });
    expect(shown.account?.id).toBe('home');
    expect(shown.accounts).toEqual([{ id: 'home' }]);
  });
});

describe('the order of pools', () => {
  const window = (id: string, remaining: number) => pool({ id, unit: 'percent', remaining });
  const unknown = without(pool({ id: 'unknown' }), 'remaining');
  test.each([
    ['the emptiest first', [window('b', 90), window('a', 60)], ['a', 'b']],
    ['attention before all', [window('c', 50), window('b', 4), window('a', 0)], ['a', 'b', 'c']],
    ['the unknown after the known', [unknown, window('a', 90)], ['a', 'unknown']],
    ['quiet ones last', [pool({ id: 'q', quiet: true, remaining: 0 }), window('a', 90)], ['a', 'q']],
    ['alike: as the platform lists them', [window('b', 50), window('a', 50)], ['b', 'a']],
  ])('%s', (_, pools, ids) => {
    expect(idsOf({ accounts: [account('a1', { pools })] })).toEqual(ids);
  });
  test('without any number there is no headline, and the level is unknown', () => {
    const shown = build({ accounts: [account('a1', { pools: [unknown, pool({ id: 'q', quiet: true })] })] });
    expect(shown).not.toHaveProperty('headline');
    expect(shown.level).toBe('unknown');
  });
});

describe('credit typed in by hand', () => {
  const unlimited = without(pool(), 'limit');
  const of = (...pools: AccountState['pools']) => ({
    accounts: [account('a1', { pools })],
    grants: [byHand()],
  });

  test('gives a reported pool of the unit its missing limit', () => {
    expect(build(of(unlimited)).balances).toMatchObject([
      { id: 'credits', remaining: 40, limit: 200, provenance: 'reported', level: 'low' },
    ]);
  });
  test('all of it that is active, and no more', () => {
    const grants = [byHand(), byHand({ id: 'g2', amount: 300 }), byHand({ id: 'g3', expiresAt: noon })];
    expect(build({ ...of(unlimited), grants }).headline?.limit).toBe(500);
    const over = build({ ...of(unlimited), grants: [byHand({ voidedAt: noon })] });
    expect(over.headline).not.toHaveProperty('limit');
    expect(over.headline).not.toHaveProperty('grants');
  });
  test('goes before a limit that is only assumed', () => {
    const { headline } = build(of({ ...unlimited, peak: 50, resetsAt: now + hour }));
    expect(headline?.limit).toBe(200);
    expect(headline).not.toHaveProperty('limitAssumed');
  });
  test('leaves a reported limit alone', () => {
    expect(build(of(pool())).balances).toMatchObject([{ id: 'credits', limit: 100 }]);
  });
  test('tells what a reported pool is made of', () => {
    const grants = [byHand(), byHand({ id: 'g2', priority: 10, amount: 30, expiresAt: now + hour })];
    expect(
      build({ accounts: [account('a1', { pools: [pool({ remaining: 210 })] })], grants }).headline,
    ).toMatchObject({
      remaining: 210,
      provenance: 'reported',
      grants: {
        estimated: true,
        parts: [
          { grant: { id: 'g2' }, remaining: 10 },
          { grant: { id: 'g1' }, remaining: 200 },
        ],
        expiring: { amount: 10, at: now + hour, first: true },
      },
    });
  });
  test('divides nothing, where two reported pools have the unit', () => {
    const two = [unlimited, without(pool({ id: 'extra' }), 'limit')];
    const shown = build(of(...two));
    expect(shown.balances).toMatchObject([{ limit: 200 }, { limit: 200 }]);
    for (const balance of shown.balances) expect(balance).not.toHaveProperty('grants');
  });
  test.each([
    ['reports another unit', pool({ unit: 'percent' })],
    ['says not what is left', without(pool(), 'remaining')],
    ['is quiet', pool({ quiet: true })],
  ])('stands by itself where the pool %s', (_, reported) => {
    expect(idsOf(of(reported))).toContain('manual:credit');
  });
  test('stands for a platform that nobody can read, and lowers with what is seen spent', () => {
    const seen = account('a1', { pools: [], spends: [without(spend(), 'pool')] });
    const shown = build({ accounts: [seen], grants: [byHand()] });
    expect(shown.headline).toMatchObject({ remaining: 190, provenance: 'manual' });
    expect(shown).not.toHaveProperty('need');
  });
  test('is not lowered by a learned spend, which repeats another, nor by one of another unit', () => {
    const others = [spend({ basis: 'learned' }), spend({ unit: 'message' })];
    const seen = account('a1', { pools: [], spends: others });
    expect(build({ accounts: [seen], grants: [byHand()] }).headline?.remaining).toBe(200);
  });
  test('of one unit is one pool, of two units two', () => {
    const grants = [byHand(), byHand({ id: 'g2', amount: 50 }), byHand({ id: 'g3', unit: 'message' })];
    const { balances } = build({ accounts: [account('a1', { pools: [] })], grants });
    expect(balances.map(({ id, remaining }) => [id, remaining])).toEqual([
      ['manual:credit', 250],
      ['manual:message', 200],
    ]);
  });
  test('is counted by the kept purse, where there is one', () => {
    const grants = [byHand()];
    const purse = openPurse(grants, [{ id: 'u', at: noon, amount: 120 }]);
    const kept = account('a1', { pools: [], spends: [spend()], purses: { credit: purse } });
    expect(build({ accounts: [kept], grants }).headline?.remaining).toBe(80);
  });
  test('that is over, or still to come, makes no pool', () => {
    const accounts = [account('a1', { pools: [] })];
    const later = byHand({ id: 'g2', effectiveAt: now + hour });
    expect(build({ accounts, grants: [byHand({ voidedAt: noon }), later] })).toMatchObject({
      balances: [],
      need: 'visit',
    });
  });
  test('is never of another account', () => {
    const accounts = [account('a1', { pools: [] }), account('a2', { pools: [], seenAt: noon - hour })];
    const grants = [byHand({ account: 'a1' }), byHand({ id: 'g2', account: 'a2', amount: 7 })];
    const limitOf = (chosen: string) => build({ accounts, grants, chosen }).headline?.limit;
    expect([limitOf('a1'), limitOf('a2')]).toEqual([200, 7]);
    expect(build({ accounts, grants }).accounts.map(({ id }) => id)).toEqual(['a1', 'a2']);
  });
  test('of an account that is not known here any more is shown where it is the only one', () => {
    const grants = [byHand({ account: 'gone' })];
    expect(build({ accounts: [], grants }).headline?.remaining).toBe(200);
    const two = [...grants, byHand({ id: 'g2', account: 'other' })];
    expect(build({ accounts: [], grants: two }).balances).toEqual([]);
  });
});

describe('what a card still needs', () => {
  test.each<[string, Partial<CardSource>, string | undefined]>([
    ['permission before all', { permission: false, hasKey: false, accounts: [] }, 'permission'],
    ['a key, where it is read with one', { hasKey: false, accounts: [] }, 'key'],
    ['nothing with key and balance', { hasKey: true }, undefined],
    ['a visit, where nothing is known yet', { accounts: [] }, 'visit'],
    ['credit to be typed in, where nothing tells what is left', { accounts: [], byHand: true }, 'credit'],
    ['nothing, where it was typed in', { accounts: [], byHand: true, grants: [byHand()] }, undefined],
    ['nothing, where a failure says it', { accounts: [], failure }, undefined],
    [
      'nothing, where the failure is the account’s',
      { accounts: [account('a1', { pools: [], failure })] },
      undefined,
    ],
  ])('%s', (_, part, need) => {
    expect(build(part).need).toBe(need);
  });
  test('a failure stands beside the last good number; that of the platform goes first', () => {
    const own: StandingFailure = { ...failure, kind: 'rate-limited' };
    const accounts = [account('a1', { failure: own })];
    expect(build({ accounts })).toMatchObject({ failure: own, headline: { remaining: 40 } });
    expect(build({ accounts, failure })).toMatchObject({ failure, headline: { remaining: 40 } });
  });
});

test('cards by urgency: the emptiest, then failures and needs, then by what is left, then by name', () => {
  const at = (name: string, remaining: number, level: 'empty' | 'critical' | 'low' | 'ok') =>
    card([balance({ remaining, level })], { name });
  const cards = [
    card([], { name: 'unknown' }),
    at('beta', 90, 'ok'),
    at('Alpha', 90, 'ok'),
    at('half', 50, 'ok'),
    card([balance({ remaining: 95 })], { name: 'failed, 95 left', failure }),
    card([], { name: 'needs a visit', need: 'visit' }),
    at('low', 15, 'low'),
    at('lower', 10, 'low'),
    at('critical', 3, 'critical'),
    at('empty', 0, 'empty'),
  ];
  const expected = [
    'empty',
    'critical',
    'lower',
    'low',
    'failed, 95 left',
    'needs a visit',
    'half',
    'Alpha',
    'beta',
    'unknown',
  ];
  expect(sortCards(cards).map(({ name }) => name)).toEqual(expected);
  expect(sortCards(cards.toReversed()).map(({ name }) => name)).toEqual(expected);
});
