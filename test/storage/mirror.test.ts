import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { encode } from '../../lib/storage/item';
import { accountItem, dismissedItem, settingsItem } from '../../lib/storage/items';
import { createMirror, type MirrorStore } from '../../lib/storage/mirror';
import { defaultSettings } from '../../lib/storage/schema';
import { record, stored } from './sample';

const { local } = fakeBrowser.storage;

/** The permissions of the extension: what it has, and who wants to know of changes. */
function permissionsOf(granted: string[]) {
  const listeners = new Set<() => void>();
  const event = {
    addListener: (listener: () => void) => void listeners.add(listener),
    removeListener: (listener: () => void) => void listeners.delete(listener),
  };
  Object.assign(fakeBrowser.permissions, {
    getAll: async () => ({ origins: [...granted] }),
    onAdded: event,
    onRemoved: event,
  });
  const change = (origins: readonly string[]) => {
    granted.splice(0, granted.length, ...origins);
    for (const listener of listeners) listener();
  };
  return { change, listeners };
}

let permissions: ReturnType<typeof permissionsOf>;
let page: AbortController;

beforeEach(async () => {
  vi.restoreAllMocks();
  permissions = permissionsOf(['https://acme.example/*']);
  page = new AbortController();
  await local.set(stored());
});

const idsOf = (mirror: MirrorStore) =>
  mirror.getState().state?.accounts.acme?.map(({ account }) => account.id) ?? [];

async function ready(mirror: MirrorStore): Promise<MirrorStore> {
  await vi.waitFor(() => expect(mirror.getState().state).toBeDefined());
  return mirror;
}

/** Makes the first read of storage wait until it is let go, with what was there when it began. */
function holdFirstRead(): () => void {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const get = local.get.bind(local);
  vi.spyOn(local, 'get').mockImplementationOnce(async () => {
    const all = await get(null);
    await held;
    return all;
  });
  return letGo;
}

test('nothing is known until storage has been read', async () => {
  const mirror = createMirror(page.signal);
  expect(mirror.getState()).toEqual({ state: undefined, granted: [] });
  await ready(mirror);
  expect(idsOf(mirror)).toEqual(['a1', 'a2']);
  expect(mirror.getState().granted).toEqual(['https://acme.example/*']);
});

test('what changes in storage is seen', async () => {
  const mirror = await ready(createMirror(page.signal));
  await local.set({ 'account:acme:a3': encode(accountItem('acme', 'a3'), record('a3')) });
  await vi.waitFor(() => expect(idsOf(mirror)).toEqual(['a1', 'a2', 'a3']));
  await local.remove('account:acme:a1');
  await vi.waitFor(() => expect(idsOf(mirror)).toEqual(['a2', 'a3']));
});

test('a change of another storage area is not ours', async () => {
  const mirror = await ready(createMirror(page.signal));
  await fakeBrowser.storage.session.set({ dismissed: encode(dismissedItem, ['a']) });
  await local.set({ keys: encode(dismissedItem, []) });
  expect(mirror.getState().state?.dismissed).toEqual([]);
});

test('a change during the first read wins: written, written over, and removed', async () => {
  const letGo = holdFirstRead();
  const mirror = createMirror(page.signal);
  await local.set({ dismissed: encode(dismissedItem, ['first']) });
  await local.set({ dismissed: encode(dismissedItem, ['second']) });
  await local.remove('account:acme:a1');
  expect(mirror.getState().state).toBeUndefined();
  letGo();
  await ready(mirror);
  expect(mirror.getState().state?.dismissed).toEqual(['second']);
  expect(idsOf(mirror)).toEqual(['a2']);
});

test('a value that can not be read does not hide the others', async () => {
  const mirror = await ready(createMirror(page.signal));
  await local.set({ 'account:acme:a1': 'junk' });
  await vi.waitFor(() => expect(idsOf(mirror)).toEqual(['a2']));
});

test('origins are followed as they are given and taken back', async () => {
  const mirror = await ready(createMirror(page.signal));
  permissions.change(['https://acme.example/*', 'https://suno.com/*']);
  await vi.waitFor(() => expect(mirror.getState().granted).toHaveLength(2));
  permissions.change([]);
  await vi.waitFor(() => expect(mirror.getState().granted).toEqual([]));
});

test('it ends with its signal', async () => {
  const mirror = await ready(createMirror(page.signal));
  page.abort();
  expect(permissions.listeners.size).toBe(0);
  await local.set({ dismissed: encode(dismissedItem, ['late']) });
  expect(mirror.getState().state?.dismissed).toEqual([]);
});

describe('in a private window', () => {
  const { session } = fakeBrowser.storage;
  const privately = (mirror: MirrorStore) => mirror.getState().state;

  beforeEach(async () => {
    await session.set({
      'private:account:acme:p1': encode(accountItem('acme', 'p1'), record('p1')),
      'tab:4': 'a1',
    });
  });

  test('what was seen in private windows is shown, and nothing that ordinary ones know but settings', async () => {
    const settings = {
      ...defaultSettings,
      enabled: ['acme', 'openrouter'],
      chosenAccounts: { acme: 'a1' },
      view: { show: 'used', time: 'clock' } as const,
      project: 'secret',
    };
    await local.set({
      settings: encode(settingsItem, settings),
      dismissed: encode(dismissedItem, ['acme|a1']),
    });
    const mirror = await ready(createMirror(page.signal, 'private'));
    expect(idsOf(mirror)).toEqual(['p1']);
    expect(privately(mirror)).toMatchObject({
      settings: { enabled: ['acme'], view: settings.view, chosenAccounts: {} },
      dismissed: [],
      keys: [],
    });
    expect(JSON.stringify(privately(mirror))).not.toMatch(/a1|a2|secret/);
  });

  test('both are followed: what is seen, and the settings', async () => {
    const mirror = await ready(createMirror(page.signal, 'private'));
    await session.set({ 'private:account:acme:p2': encode(accountItem('acme', 'p2'), record('p2')) });
    await local.set({ 'account:acme:a3': encode(accountItem('acme', 'a3'), record('a3')) });
    await vi.waitFor(() => expect(idsOf(mirror)).toEqual(['p1', 'p2']));
    await local.set({ settings: encode(settingsItem, { ...defaultSettings, enabled: ['suno'] }) });
    await vi.waitFor(() => expect(privately(mirror)?.settings.enabled).toEqual(['suno']));
    await session.remove(['private:account:acme:p1', 'private:account:acme:p2']);
    await vi.waitFor(() => expect(idsOf(mirror)).toEqual([]));
  });

  test('ordinary windows see nothing of it', async () => {
    const mirror = await ready(createMirror(page.signal));
    await session.set({ 'private:account:acme:p2': encode(accountItem('acme', 'p2'), record('p2')) });
    expect(idsOf(mirror)).toEqual(['a1', 'a2']);
    expect(JSON.stringify(mirror.getState())).not.toContain('p1');
  });
});
