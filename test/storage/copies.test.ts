import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { accountItem, keysItem, settingsItem } from '../../lib/storage/items';
import { defaultSettings } from '../../lib/storage/schema';
import { Store } from '../../lib/storage/store';
import { noon, record } from './sample';

const { local } = fakeBrowser.storage;
const hour = 3_600_000;

/** A store that has settings and an account, as a new run finds it. */
async function run(): Promise<void> {
  const store = new Store(() => noon);
  await store.change(({ put }) => {
    put(settingsItem, { ...defaultSettings, enabled: ['acme'] });
    put(accountItem('acme', 'a1'), record('a1'));
  });
}

describe('what is damaged', () => {
  test.each([
    ['settings', async () => (await new Store(() => noon).read()).settings.enabled, ['acme']],
    [
      'account:acme:a1',
      async () => (await new Store(() => noon).read()).accounts.acme?.map(({ account }) => account.id),
      ['a1'],
    ],
  ])('%s comes back from its copy, is kept aside, and is told of', async (key, read, expected) => {
    await run();
    await local.set({ [key]: { v: 2, data: 'rubbish' } });
    expect(await read()).toEqual(expected);
    const { diagnostics } = await new Store(() => noon).read();
    expect(diagnostics.setAside).toMatchObject([{ of: key, restored: true }]);
    expect(await local.get(diagnostics.setAside[0]?.key ?? '')).toEqual({
      [diagnostics.setAside[0]?.key ?? '']: { v: 2, data: 'rubbish' },
    });
  });

  test('the copy too, is set aside and begins anew', async () => {
    await run();
    await local.set({ settings: 1, 'copy:settings': 2 });
    const { settings, diagnostics } = await new Store(() => noon).read();
    expect(settings).toEqual(defaultSettings);
    expect(diagnostics.setAside).toEqual([expect.not.objectContaining({ restored: true })]);
  });

  test('a key that is gone altogether comes back from its copy', async () => {
    await run();
    await local.remove('settings');
    expect((await new Store(() => noon).read()).settings.enabled).toEqual(['acme']);
  });
});

test('a copy is written in the same write as its original', async () => {
  await run();
  const all = await local.get(null);
  expect(all['copy:settings']).toEqual({ ...(all.settings as object), at: noon });
  expect(
    Object.keys(all)
      .filter((key) => key.startsWith('copy:'))
      .sort(),
  ).toEqual(['copy:account:acme:a1', 'copy:settings']);
});

test('of an account once an hour, of the settings each time', async () => {
  await run();
  const later = async (now: number) => {
    await new Store(() => now).change(({ state, put }) => {
      put(settingsItem, { ...state.settings, enabled: [...state.settings.enabled, `p${now}`] });
      put(accountItem('acme', 'a1'), record('a1', { seenAt: now }));
    });
    const all = await local.get(null);
    const data = (key: string) => (all[key] as { data: { seenAt: number; enabled: string[] } }).data;
    return [data('copy:settings').enabled.length, data('copy:account:acme:a1').seenAt];
  };
  expect(await later(noon + hour - 1)).toEqual([2, noon]);
  expect(await later(noon + hour)).toEqual([3, noon + hour]);
});

test('what is removed is removed with its copy', async () => {
  await run();
  await new Store(() => noon).change(({ remove }) => remove('account:acme:a1'));
  expect(Object.keys(await local.get(null)).filter((key) => key.includes('acme:a1'))).toEqual([]);
});

test('a list of keys that never was has no copy to come back from', async () => {
  await run();
  expect((await new Store(() => noon).read()).keys).toEqual(keysItem.fallback);
});
