import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Grant } from '../../lib/core/grants/grant';
import { purseBalance } from '../../lib/core/grants/purse-balance';
import type { Spend } from '../../lib/core/reading';
import { Store } from '../../lib/storage/store';
import { countSpends, type Spending } from '../../lib/tracker/purses';
import { HOUR, MINUTE, NOON, storedState, storeSettings } from './fakes';

const bundle: Grant = {
  id: 'g1',
  platform: 'suno',
  account: 'me',
  name: 'Suno',
  kind: 'bundle',
  unit: 'credit',
  amount: 100,
  priority: 70,
  renewal: { every: 'never' },
  effectiveAt: NOON - 240 * HOUR,
};
const spend = (id: string, at = NOON, part: Partial<Spend> = {}): Spend => ({
  id,
  at,
  unit: 'credit',
  amount: 10,
  basis: 'exact',
  ...part,
});

let storage: Store;
beforeEach(async () => {
  await storeSettings({ grants: [bundle] });
  storage = new Store(() => NOON);
});

const count = (spending: Partial<Spending>, now = NOON) =>
  storage.change((change) =>
    countSpends(
      change,
      { platform: 'suno', account: 'me' },
      { known: [], fresh: [], refunds: [], ...spending },
      now,
      'UTC',
    ),
  );
const purse = async () => {
  const kept = (await storedState()).purses.suno?.me?.credit;
  if (kept === undefined) throw new Error('there is no purse');
  return kept;
};
const left = async () => purseBalance([bundle], await purse(), NOON, 'UTC').remaining;

describe('what is spent of a purse', () => {
  it('counts, of its own unit and by what the platform said or a price', async () => {
    const others = [
      spend('b', NOON, { unit: 'message' }),
      spend('c', NOON, { basis: 'learned' }),
      spend('d', NOON, { amount: -5 }),
      spend('e', NOON, { basis: 'priced', amount: 0.1 }),
    ];
    await count({ fresh: [spend('a'), ...others] });
    expect(await left()).toBe(89.9);
    expect((await purse()).uses.map(({ id }) => id)).toEqual(['a', 'd', 'e']);
  });
  it('counts no more once it is paid back, whether it came now or before', async () => {
    await count({ fresh: [spend('a'), spend('b')] });
    await count({
      fresh: [spend('c')],
      refunds: [
        { id: 'a', unit: 'credit' },
        { id: 'c', unit: 'credit' },
      ],
    });
    expect(await left()).toBe(90);
    expect(await purse()).not.toHaveProperty('late');
  });
  it('is marked for a replay where it is paid back after it was folded away', async () => {
    await count({ fresh: [spend('a', NOON - 60 * HOUR)] });
    await count({ fresh: [spend('b')] });
    await count({ refunds: [{ id: 'a', unit: 'credit' }] });
    expect(await purse()).toMatchObject({ late: true });
  });
  it('writes nothing where nothing happened', async () => {
    await count({ fresh: [spend('a', NOON - MINUTE)] });
    const set = vi.spyOn(fakeBrowser.storage.local, 'set');
    await count({});
    await count({ fresh: [spend('b', NOON, { unit: 'message' })] });
    expect(set).not.toHaveBeenCalled();
  });
});
