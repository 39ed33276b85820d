import { describe, expect, it } from 'vitest';
import type { Grant } from '../../lib/core/grants/grant';
import { addDays } from '../../lib/core/renewal/calendar';
import { defaultSettings } from '../../lib/storage/schema';
import { ownersOf, watchedPools } from '../../lib/tracker/watch';
import { HOUR, NOON, pool, record, stateWith } from './fakes';

const credits = { low: { value: 300, in: 'units' }, critical: { value: 50, in: 'units' } } as const;
const grant: Grant = {
  id: 'g1',
  name: 'Acme',
  kind: 'bundle',
  unit: 'image',
  amount: 10,
  priority: 70,
  effectiveAt: NOON - HOUR,
  expiresAt: NOON + 9 * HOUR,
  renewal: { every: 'never' },
};
const state = stateWith({
  settings: {
    ...defaultSettings,
    enabled: ['suno'],
    chosenAccounts: { suno: 'a1' },
    poolThresholds: { 'suno|credits': credits },
    grants: [
      grant,
      { ...grant, id: 'g2', platform: 'suno', account: 'a1' },
      { ...grant, id: 'g3', platform: 'suno', account: 'a2', unit: 'credit', amount: 500, label: 'May' },
      { ...grant, id: 'g4', platform: 'openrouter', account: 'o1', unit: 'USD' },
    ],
    budgets: [{ id: 'b1', name: 'All', unit: 'USD', amount: 5, per: 'day' }],
  },
  accounts: {
    suno: [
      record('a1', { account: { id: 'a1', label: 'Home' }, pools: [pool({ remaining: 400 })] }),
      record('a2', {
        account: { id: 'a2' },
        pools: [pool({ remaining: 200 }), pool({ id: 'songs', unit: 'song' })],
      }),
    ],
    claude: [record('c1', { pools: [pool()] })],
  },
});
const watched = watchedPools(state, [], NOON);

describe('what is watched', () => {
  it('is every pool of every account of what is on, once, and what was typed in', () => {
    const words = watched.map(({ platform, account, balance }) => `${platform} ${account} ${balance.id}`);
    expect(words.sort()).toEqual([
      'manual:Acme  manual:image',
      'manual:openrouter:o1  manual:USD',
      'suno a1 credits',
      'suno a1 manual:image',
      'suno a2 credits',
      'suno a2 songs',
    ]);
  });

  it('has the thresholds of its pool, and its level by them', () => {
    const levels = watched.map(({ account, balance, thresholds }) => [
      account,
      balance.id,
      balance.level,
      thresholds.low.value,
    ]);
    expect(levels).toContainEqual(['a1', 'credits', 'ok', 300]);
    expect(levels).toContainEqual(['a2', 'credits', 'low', 300]);
    expect(levels).toContainEqual(['a2', 'songs', 'low', 20]);
  });

  it('is called by its account where there are several', () => {
    const names = watched.map(({ name, account, balance }) => [name, account, balance.id]);
    expect(names).toContainEqual(['Suno · Home', 'a1', 'credits']);
    expect(names).toContainEqual(['Suno · a2', 'a2', 'credits']);
    expect(names).toContainEqual(['Acme', '', 'manual:image']);
  });

  it('has the forecast of its own account', () => {
    const days = Array.from({ length: 20 }, (_, index) => ({
      day: addDays('2026-08-13', index),
      amount: 100,
    }));
    const recent = {
      pools: { credits: { unit: 'credit', from: '2026-08-12', days } },
      units: {},
      hours: Array.from({ length: 24 }, () => 1),
      today: { day: '2026-09-02', spent: [] },
    };
    const known = watchedPools({ ...state, recentUse: { suno: { a2: recent } } }, [], NOON);
    const verdicts = known.map(({ account, balance }) => [account, balance.id, balance.forecast?.verdict]);
    expect(verdicts).toContainEqual(['a2', 'credits', 'runs-out']);
    expect(verdicts.filter(([, , verdict]) => verdict !== undefined)).toHaveLength(1);
  });

  it('tells which lots of it expire, and where what is left of them is an estimate', () => {
    const lots = watched.flatMap(({ account, expiring }) => expiring.map((lot) => ({ account, ...lot })));
    const lot = { label: 'Bundle', unit: 'image', remaining: 10, expiresAt: NOON + 9 * HOUR };
    expect(lots).toContainEqual({ account: '', id: 'g1', ...lot });
    expect(lots).toContainEqual({ account: 'a1', id: 'g2', ...lot });
    expect(lots).toContainEqual({
      account: 'a2',
      id: 'g3',
      ...lot,
      label: 'May',
      unit: 'credit',
      remaining: 200,
      estimated: true,
    });
    expect(lots).toHaveLength(4);
  });

  it('does not tell of lots that are over, or begin later, or stay', () => {
    const grants = [
      { ...grant, expiresAt: NOON },
      { ...grant, id: 'later', effectiveAt: NOON + HOUR },
      { ...grant, id: 'stopped', voidedAt: NOON },
      { ...grant, id: 'for good', expiresAt: undefined },
    ].map(({ expiresAt, ...one }) => ({ ...one, ...(expiresAt === undefined ? {} : { expiresAt }) }));
    const known = watchedPools({ ...state, settings: { ...state.settings, grants } }, [], NOON);
    expect(known.flatMap(({ expiring }) => expiring)).toEqual([]);
  });

  it('has the thresholds of its platform, also where that is off and known by hand alone', () => {
    const usd = watched.find(({ balance }) => balance.unit === 'USD');
    expect(usd?.thresholds.low).toEqual({ value: 5, in: 'units' });
  });

  it('may be remembered of every account and budget that is stored, also where it is off', () => {
    expect([...new Set(ownersOf(state, watched))].sort()).toEqual([
      'budget:b1',
      'claude|c1',
      'manual:Acme|',
      'manual:openrouter:o1|',
      'manual:openrouter:o1|o1',
      'manual:suno:a1|',
      'manual:suno:a1|a1',
      'manual:suno:a2|',
      'manual:suno:a2|a2',
      'suno|a1',
      'suno|a2',
    ]);
  });
});
