import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { encode } from '../../lib/storage/item';
import { accountItem, diagnosticsItem, dismissedItem, settingsItem } from '../../lib/storage/items';
import { defaultSettings } from '../../lib/storage/schema';
import type { State } from '../../lib/storage/state';
import { type Change, Store } from '../../lib/storage/store';
import { noon, record, stored } from './sample';

const { local } = fakeBrowser.storage;
const all = () => local.get(null);

function storeAt(now = noon, onChange?: (state: State) => void): Store {
  return new Store(() => now, onChange);
}

/** Adds a word to the list of dismissed warnings. */
const add =
  (word: string) =>
  ({ state, put }: Change) =>
    put(dismissedItem, [...state.dismissed, word]);

beforeEach(async () => {
  vi.restoreAllMocks();
  await local.set(stored());
});

describe('a change', () => {
  test('reads what an earlier run left', async () => {
    const state = await storeAt().read();
    expect(state.settings.enabled).toEqual(['acme']);
    expect(state.accounts.acme).toEqual([record('a1'), record('a2')]);
  });
  test('writes what it puts, so that the next run reads it', async () => {
    await storeAt().change(add('a'));
    expect((await all()).dismissed).toEqual({ v: 1, data: ['a'] });
    expect((await storeAt().read()).dismissed).toEqual(['a']);
  });
  test('answers with what it decided', async () => {
    expect(await storeAt().change(({ state }) => state.accounts.acme?.length)).toBe(2);
  });
  test('puts all in one write', async () => {
    const set = vi.spyOn(local, 'set');
    await storeAt().change(({ put }) => {
      put(dismissedItem, ['a']);
      put(accountItem('acme', 'a1'), record('a1', { seenAt: 1 }));
      put(accountItem('acme', 'a3'), record('a3'));
    });
    expect(set).toHaveBeenCalledTimes(1);
    expect(Object.keys(set.mock.calls[0]?.[0] ?? {})).toEqual([
      'dismissed',
      'account:acme:a1',
      'account:acme:a3',
      'copy:account:acme:a1',
      'copy:account:acme:a3',
    ]);
  });
  test('that only looks writes nothing and tells nobody', async () => {
    const set = vi.spyOn(local, 'set');
    const onChange = vi.fn();
    await storeAt(noon, onChange).read();
    expect(set).not.toHaveBeenCalled();
    expect(onChange).not.toHaveBeenCalled();
  });
  test('removes', async () => {
    const store = storeAt();
    await store.change(({ remove }) => remove('account:acme:a1'));
    expect(await all()).not.toHaveProperty('account:acme:a1');
    expect((await store.read()).accounts.acme).toEqual([record('a2')]);
  });
  test.each<[string, (change: Change) => void, readonly string[]]>([
    ['put, then removed: gone', ({ put, remove }) => [put(dismissedItem, ['a']), remove('dismissed')], []],
    [
      'removed, then put: there',
      ({ put, remove }) => [remove('dismissed'), put(dismissedItem, ['a'])],
      ['a'],
    ],
  ])('its last word counts: %s', async (_, decide, expected) => {
    const store = storeAt();
    await store.change(add('before'));
    await store.change(decide);
    expect((await store.read()).dismissed).toEqual(expected);
    expect((await storeAt().read()).dismissed).toEqual(expected);
  });
  test('is told with the state after it', async () => {
    const told: (readonly string[])[] = [];
    const store = storeAt(noon, ({ dismissed }) => void told.push(dismissed));
    await store.change(add('a'));
    await store.change(add('b'));
    expect(told).toEqual([['a'], ['a', 'b']]);
  });
});

describe('changes made at once', () => {
  test('run one after the other, and none is lost', async () => {
    const store = storeAt();
    const words = Array.from({ length: 50 }, (_, index) => `w${index}`);
    await Promise.all(words.map((word) => store.change(add(word))));
    expect((await storeAt().read()).dismissed).toEqual(words);
  });
  test('each sees what the one before has written, however slowly', async () => {
    const store = storeAt();
    const set = local.set.bind(local);
    vi.spyOn(local, 'set').mockImplementation(async (items) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return set(items);
    });
    const seen: number[] = [];
    const look = (change: Change) => {
      seen.push(change.state.dismissed.length);
      add('w')(change);
    };
    await Promise.all([store.change(look), store.change(look), store.change(look)]);
    expect(seen).toEqual([0, 1, 2]);
  });
  test('read storage once', async () => {
    const get = vi.spyOn(local, 'get');
    const store = storeAt();
    await Promise.all([store.change(add('a')), store.change(add('b')), store.read()]);
    expect(get).toHaveBeenCalledTimes(1);
  });
});

describe('a change that fails', () => {
  const onChange = vi.fn();

  test('in its write is its caller’s, and the next goes on from what is stored', async () => {
    const store = storeAt(noon, onChange.mockClear());
    await store.change(add('a'));
    vi.spyOn(local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'));
    const lost = store.change(add('b'));
    const next = store.change(add('c'));
    await expect(lost).rejects.toThrow('QUOTA_BYTES');
    await next;
    expect((await store.read()).dismissed).toEqual(['a', 'c']);
    expect((await storeAt().read()).dismissed).toEqual(['a', 'c']);
    expect(onChange).toHaveBeenCalledTimes(2);
  });
  test('in its decision writes nothing', async () => {
    const store = storeAt();
    const failing = store.change((change) => {
      add('a')(change);
      throw new Error('undecided');
    });
    await expect(failing).rejects.toThrow('undecided');
    expect(await all()).toEqual(stored());
    await store.change(add('b'));
    expect((await store.read()).dismissed).toEqual(['b']);
  });
  test('for a value that could not be read again writes nothing, and names the place', async () => {
    const store = storeAt();
    const wrong = store.change(({ put }) => {
      put(dismissedItem, ['a']);
      put(accountItem('acme', 'a1'), record('a1', { seenAt: Number.NaN }));
    });
    await expect(wrong).rejects.toThrow(/account:acme:a1 can't be stored\. seenAt: /);
    expect(await all()).toEqual(stored());
    expect((await store.read()).accounts.acme).toEqual([record('a1'), record('a2')]);
  });
  test('to read storage fails alone', async () => {
    vi.spyOn(local, 'get').mockRejectedValueOnce(new Error('IO error'));
    const store = storeAt();
    await expect(store.read()).rejects.toThrow('IO error');
    expect((await store.read()).settings.enabled).toEqual(['acme']);
  });
});

describe('values that can not be read', () => {
  const broken = { v: 1, data: { pools: 'none' } };
  const alien = { v: 7, data: defaultSettings };

  test('are set aside under their own key and reported; the rest is kept', async () => {
    await local.set({ 'account:acme:a1': broken, settings: alien });
    const state = await storeAt().read();
    expect(state.settings).toEqual(defaultSettings);
    expect(state.accounts.acme).toEqual([record('a2')]);
    expect(state.diagnostics.setAside).toEqual([
      { key: `aside:${noon}:account:acme:a1`, of: 'account:acme:a1', reason: expect.any(String), at: noon },
      {
        key: `aside:${noon}:settings`,
        of: 'settings',
        reason: 'It was written by a newer version (7).',
        at: noon,
      },
    ]);
    const left = await all();
    expect(left[`aside:${noon}:account:acme:a1`]).toEqual(broken);
    expect(left[`aside:${noon}:settings`]).toEqual(alien);
    expect(left).not.toHaveProperty('account:acme:a1');
    expect(left).not.toHaveProperty('settings');
    expect(left['account:acme:a2']).toEqual(stored()['account:acme:a2']);
  });
  test('are set aside once: the next run finds all in order', async () => {
    await local.set({ settings: alien });
    const first = await storeAt().read();
    const before = await all();
    const set = vi.spyOn(local, 'set');
    expect(await storeAt(noon + 1).read()).toEqual(first);
    expect(set).not.toHaveBeenCalled();
    expect(await all()).toEqual(before);
  });
  test('may be the diagnostics themselves', async () => {
    await local.set({ diagnostics: 'junk' });
    const { diagnostics } = await storeAt().read();
    expect(diagnostics).toMatchObject({
      dropped: diagnosticsItem.fallback.dropped,
      setAside: [{ of: 'diagnostics' }],
    });
    expect((await all())[`aside:${noon}:diagnostics`]).toBe('junk');
  });
  test('may have a very long key', async () => {
    const key = `account:acme:${'x'.repeat(400)}`;
    await local.set({ [key]: 'junk' });
    await storeAt().read();
    const { diagnostics } = await storeAt(noon + 1).read();
    expect(diagnostics.setAside).toMatchObject([{ of: key, at: noon }]);
  });
  test('are kept up to fifty, the newest; older ones go for good', async () => {
    for (let run = 0; run < 52; run++) {
      await local.set({ settings: alien });
      await storeAt(noon + run).read();
    }
    const asides = Object.keys(await all()).filter((key) => key.startsWith('aside:'));
    const { diagnostics } = await storeAt().read();
    expect(asides).toHaveLength(50);
    expect(diagnostics.setAside.map(({ key }) => key).toSorted()).toEqual(asides.toSorted());
    expect(diagnostics.setAside.at(-1)?.at).toBe(noon + 51);
  });
  test('do not stop the change that found them', async () => {
    await local.set({ 'account:acme:a1': broken });
    await storeAt().change(({ put, state }) => put(settingsItem, { ...state.settings, enabled: ['suno'] }));
    expect((await all()).settings).toEqual(encode(settingsItem, { ...defaultSettings, enabled: ['suno'] }));
  });
});
