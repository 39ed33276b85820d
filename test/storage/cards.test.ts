import { describe, expect, test } from 'vitest';
import { openPurse } from '../../lib/core/grants/purse';
import { defaultThresholds } from '../../lib/core/warning';
import { platforms } from '../../lib/platforms';
import type { Platform } from '../../lib/platforms/platform';
import { cardOf, cardsOf, thresholdsOf } from '../../lib/storage/cards';
import { defaultSettings, type Settings } from '../../lib/storage/schema';
import { readState, type State } from '../../lib/storage/state';
import { platformById } from '../platforms/all';
import { noon, record } from './sample';

function known(id: string): Platform {
  const platform = platformById(id);
  if (platform === undefined) throw new Error(`No platform ${id}.`);
  return platform;
}
const suno = known('suno');
const openrouter = known('openrouter');
const azure = known('azure');

function stateOf(settings: Partial<Settings> = {}, part: Partial<State> = {}): State {
  return {
    ...readState({}).state,
    settings: { ...defaultSettings, enabled: ['suno'], ...settings },
    accounts: { suno: [record('a1')] },
    ...part,
  };
}
const byHand = {
  id: 'g1',
  name: 'école',
  kind: 'bundle',
  unit: 'credit',
  amount: 200,
  priority: 70,
  renewal: { every: 'never' },
  effectiveAt: noon,
} as const;
const names = (state: State) => cardsOf(state, platforms, suno.permissions, noon).map(({ name }) => name);

test('there is a card for each platform that is on, and none for the others', () => {
  expect(names(stateOf())).toEqual([suno.name]);
  expect(names(stateOf({ enabled: [] }))).toEqual([]);
});

describe('credit typed in by hand', () => {
  test('of an unknown service is a card of its own', () => {
    const [card] = cardsOf(stateOf({ enabled: [], grants: [byHand] }), platforms, [], noon);
    expect(card).toMatchObject({
      platform: 'manual:école',
      name: 'école',
      glyph: 'É',
      headline: { remaining: 200, provenance: 'manual' },
    });
    expect(card).not.toHaveProperty('need');
  });
  test('all of one service is one card', () => {
    const grants = [byHand, { ...byHand, id: 'g2' }, { ...byHand, id: 'g3', name: 'Acme' }];
    const cards = cardsOf(stateOf({ enabled: [], grants }), platforms, [], noon);
    expect(cards.map(({ name, headline }) => [name, headline?.remaining])).toEqual([
      ['Acme', 200],
      ['école', 400],
    ]);
  });
  test('makes no card where nothing of it is active', () => {
    const grants = [{ ...byHand, voidedAt: noon }];
    expect(cardsOf(stateOf({ enabled: [], grants }), platforms, [], noon)).toEqual([]);
  });
  test('of a platform is on its card while it is on, and its own card while it is off', () => {
    const grants = [{ ...byHand, platform: 'suno', unit: 'download' }];
    expect(names(stateOf({ grants }))).toEqual([suno.name]);
    const [card] = cardsOf(stateOf({ grants, enabled: [] }), platforms, [], noon);
    expect(card).toMatchObject({ name: suno.name, glyph: suno.glyph });
  });
  test('of two accounts is two cards while the platform is off, each with what it has', () => {
    const grants = [
      { ...byHand, platform: 'suno', account: 'a1' },
      { ...byHand, id: 'g2', platform: 'suno', account: 'a2', amount: 7 },
    ];
    const cards = cardsOf(stateOf({ grants, enabled: [] }), platforms, [], noon);
    expect(cards.map(({ account, balances }) => [account?.id, balances.map(({ limit }) => limit)])).toEqual([
      ['a1', [200]],
      [undefined, [7]],
    ]);
  });
  test('counts by the purse that is kept', () => {
    const grant = { ...byHand, platform: 'suno', account: 'a1', unit: 'download' };
    const purse = openPurse([grant], [{ id: 'u', at: noon + 1, amount: 50 }]);
    const state = stateOf({ grants: [grant] }, { purses: { suno: { a1: { download: purse } } } });
    const [card] = cardsOf(state, platforms, suno.permissions, noon + 2);
    expect(card?.balances.find(({ unit }) => unit === 'download')?.remaining).toBe(150);
  });
});

describe('a card', () => {
  test('asks for permission until every origin is granted', () => {
    expect(cardOf(stateOf(), suno, suno.permissions, noon)).not.toHaveProperty('need');
    expect(cardOf(stateOf(), suno, suno.permissions.slice(1), noon).need).toBe('permission');
    expect(cardOf(stateOf(), suno, [], noon).need).toBe('permission');
  });
  test('asks for a connection where there is none of this platform', () => {
    const connection = { id: 'c', platform: 'azure', masked: 'client', addedAt: noon };
    const need = (keys: State['keys']) =>
      cardOf(stateOf({}, { keys, accounts: {} }), azure, azure.permissions, noon).need;
    expect(need([])).toBe('connection');
    expect(need([{ ...connection, platform: 'azure-openai' }])).toBe('connection');
    expect(need([connection])).toBe('visit');
  });

  test('asks for a key where there is none of this platform', () => {
    const key = { id: 'k', platform: 'openrouter', masked: '…', addedAt: noon };
    const need = (keys: State['keys']) =>
      cardOf(stateOf({}, { keys, accounts: {} }), openrouter, openrouter.permissions, noon).need;
    expect(need([])).toBe('key');
    expect(need([{ ...key, platform: 'suno' }])).toBe('key');
    expect(need([key])).toBe('visit');
  });
  test('shows the failure of its account with the time of the next attempt', () => {
    const failure = { kind: 'offline', at: 'network', message: 'Offline.', since: noon } as const;
    const failing = record('a1', { health: { inARow: 1, failure, nextTryAt: noon + 60_000 } });
    const state = stateOf({}, { accounts: { suno: [failing] } });
    expect(cardOf(state, suno, suno.permissions, noon)).toMatchObject({
      failure: { ...failure, nextTryAt: noon + 60_000 },
      headline: { remaining: 40 },
    });
  });
  test('shows the account that was chosen', () => {
    const accounts = { suno: [record('a1'), record('a2', { seenAt: noon - 1 })] };
    const shown = (settings: Partial<Settings>) =>
      cardOf(stateOf(settings, { accounts }), suno, suno.permissions, noon).account?.id;
    expect(shown({})).toBe('a1');
    expect(shown({ chosenAccounts: { suno: 'a2' } })).toBe('a2');
    expect(shown({ chosenAccounts: { claude: 'a2' } })).toBe('a1');
  });
});

test('thresholds: one’s own for the platform, else the platform’s, else those for all', () => {
  const own = { low: { value: 50, in: 'units' }, critical: { value: 10, in: 'units' } } as const;
  const plain = { ...suno, id: 'plain' };
  const { thresholds: _none, ...without } = plain;
  const fixed = { ...without, thresholds: own };
  expect(thresholdsOf(stateOf({ ownThresholds: { suno: own } }), suno)).toEqual(own);
  expect(thresholdsOf(stateOf(), fixed)).toEqual(own);
  expect(thresholdsOf(stateOf({ ownThresholds: { other: own } }), without)).toEqual(defaultThresholds);
  expect(thresholdsOf(stateOf(), undefined)).toEqual(defaultThresholds);
});

test('thresholds of a pool go before those of its platform, and only for that pool of that card', () => {
  const own = { low: { value: 50, in: 'units' }, critical: { value: 45, in: 'units' } } as const;
  const levels = (poolThresholds: Settings['poolThresholds'], grants: Settings['grants'] = []) =>
    cardsOf(stateOf({ poolThresholds, grants }), platforms, suno.permissions, noon).map(({ balances }) =>
      balances.map(({ id, level }) => `${id} ${level}`),
    );
  expect(levels({})).toEqual([['credits ok']]);
  expect(levels({ 'suno|credits': own })).toEqual([['credits critical']]);
  expect(levels({ 'suno|songs': own, 'udio|credits': own, 'suno|': own })).toEqual([['credits ok']]);
  const grant = { ...byHand, unit: 'image', amount: 48 };
  expect(levels({ [`manual:${grant.name}|manual:image`]: own }, [grant])).toEqual([
    ['manual:image low'],
    ['credits ok'],
  ]);
});
