import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/core/renewal/calendar';
import { defaultSettings } from '../../lib/storage/schema';
import { ownersOf, watchedPools } from '../../lib/tracker/watch';
import { NOON, pool, record, stateWith } from './fakes';

const credits = { low: { value: 300, in: 'units' }, critical: { value: 50, in: 'units' } } as const;
const limit = {
  id: 'm1',
  name: 'Acme',
  unit: 'image',
  amount: 10,
  renewal: { every: 'never' },
  savedAt: 0,
} as const;
const state = stateWith({
  settings: {
    ...defaultSettings,
    enabled: ['suno'],
    chosenAccounts: { suno: 'a1' },
    poolThresholds: { 'suno|credits': credits },
    manual: [limit, { ...limit, id: 'm2', platform: 'suno' }],
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
      'manual:m1  manual:m1',
      'suno a1 credits',
      'suno a1 manual:m2',
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
    expect(names).toContainEqual(['Acme', '', 'manual:m1']);
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

  it('may be remembered of every account and budget that is stored, also where it is off', () => {
    expect([...new Set(ownersOf(state, watched))].sort()).toEqual([
      'budget:b1',
      'claude|c1',
      'manual:m1|',
      'suno|a1',
      'suno|a2',
    ]);
  });
});
