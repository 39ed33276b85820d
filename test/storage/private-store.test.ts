import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { accountItem, diagnosticsItem, dismissedItem, keysItem, settingsItem } from '../../lib/storage/items';
import { outboxItem } from '../../lib/storage/outbox';
import { PrivateStore } from '../../lib/storage/private-store';
import { defaultSettings, type Settings } from '../../lib/storage/schema';
import { noon, record, stored } from './sample';

const { local, session } = fakeBrowser.storage;

let settings: Settings;
const onChange = vi.fn();
const open = () =>
  new PrivateStore(
    () => noon,
    async () => ({ settings, sites: [] }),
    onChange,
  );
const keys = async () => Object.keys(await session.get(null)).sort();

beforeEach(async () => {
  settings = { ...defaultSettings, enabled: ['acme'] };
  onChange.mockReset();
  await local.set(stored());
  await session.set({ 'tab:1': 'a1' });
});

test('keeps balances and dismissed warnings, in memory and once', async () => {
  const before = await local.get(null);
  await open().change(({ put }) => {
    put(accountItem('acme', 'p1'), record('p1'));
    put(dismissedItem, ['x']);
  });
  expect(await keys()).toEqual(['private:account:acme:p1', 'private:dismissed', 'tab:1']);
  expect((await open().read()).accounts).toEqual({ acme: [record('p1')] });
  expect(await local.get(null)).toEqual(before);
  expect(onChange).toHaveBeenCalledTimes(1);
});

test('lets go of what is of all windows: settings, keys, diagnostics, entries for the ledger', async () => {
  await open().change(({ put }) => {
    put(settingsItem, { ...settings, enabled: [] });
    put(keysItem, []);
    put(diagnosticsItem, diagnosticsItem.fallback);
    put(outboxItem, { spends: [], readings: [] });
  });
  expect(await keys()).toEqual(['tab:1']);
});

test('reads the settings as they are now', async () => {
  const store = open();
  expect((await store.read()).settings.enabled).toEqual(['acme']);
  settings = { ...settings, enabled: ['suno'] };
  expect((await store.read()).settings.enabled).toEqual(['suno']);
});

test('an account is chosen beside those settings', async () => {
  settings = { ...settings, chosenAccounts: { acme: 'a1' } };
  const store = open();
  await store.choose('acme', 'p1');
  await store.choose('suno', 'p2');
  expect((await open().read()).settings.chosenAccounts).toEqual({ acme: 'p1', suno: 'p2' });
});

test('is erased after what was begun before, and begins anew; other values in memory stay', async () => {
  const store = open();
  const begun = store.change(({ put }) => put(accountItem('acme', 'p1'), record('p1')));
  await Promise.all([begun, store.erase()]);
  expect(await keys()).toEqual(['tab:1']);
  expect((await store.read()).accounts).toEqual({});
  await store.change(({ put }) => put(dismissedItem, ['y']));
  expect((await store.read()).dismissed).toEqual(['y']);
});

test('what can not be read is set aside in memory as well', async () => {
  await session.set({ 'private:account:acme:p1': 'rubbish' });
  const before = await local.get(null);
  expect((await open().read()).diagnostics.setAside).toMatchObject([{ of: 'account:acme:p1' }]);
  expect(await local.get(null)).toEqual(before);
});
