import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Grant } from '../../lib/core/grants/grant';
import { type Done, type MessageArgs, uiMessages } from '../../lib/messages';
import { accountItem, dismissedItem, keysItem, platformItem } from '../../lib/storage/items';
import { exportAll } from '../../lib/storage/ledger/export';
import { importBatches, readExport } from '../../lib/storage/ledger/import';
import { type Ledger, ledgerOpener } from '../../lib/storage/ledger/ledger';
import { defaultSettings } from '../../lib/storage/schema';
import { Store } from '../../lib/storage/store';
import { ledgerCommands } from '../../lib/tracker/ledger-commands';
import { reading, spend } from '../core/ledger/sample';
import { ALWAYS, freshLedger } from '../storage/ledger/fresh';
import { FakeWorld, NOON, pool, record, store, storedState, storeSettings } from './fakes';
import { secrets } from './secrets-fake';

vi.mock('../../lib/storage/secrets', async (original) =>
  (await import('./secrets-fake')).fakeSecrets(original),
);

let ledger: Ledger;
let commands: ReturnType<typeof ledgerCommands>;
const done: Done = { ok: true };

beforeEach(async () => {
  new FakeWorld().install();
  secrets.clear();
  ledger = await freshLedger();
  commands = ledgerCommands({
    store: new Store(() => NOON),
    ledger: async () => ledger,
    keep: async () => {},
    recount: async () => {},
    now: () => NOON,
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** As the browser and the gate hand it on: cloned, and parsed by the message's schema. */
async function run<N extends keyof typeof commands>(name: N, args: MessageArgs<N>): Promise<Done> {
  const parsed = v.parse(uiMessages[name], structuredClone(args));
  return (commands[name] as (args: unknown) => Promise<Done>)(parsed);
}

const grant: Grant = {
  ...{ id: 'g', name: 'Bundle', kind: 'bundle', unit: 'credit', amount: 500, priority: 70, platform: 'suno' },
  ...{ effectiveAt: NOON, renewal: { every: 'never' } },
};
const project = { platform: 'suno', account: 'me', conversation: 'c', project: 'novel', at: NOON };

describe('an import', () => {
  it('batch by batch gives the other device’s history, and its settings in the end', async () => {
    await ledger.append({
      spends: Array.from({ length: 2_100 }, (_, index) => spend({ id: `${index}`, amount: 1 })),
      readings: [reading(0, { remaining: 5 })],
      projects: [project],
    });
    let text = '';
    for await (const piece of exportAll(ledger, { ...defaultSettings, grants: [grant] }, NOON)) text += piece;
    ledger = await freshLedger();
    await storeSettings({ enabled: ['suno'] });
    for (const batch of importBatches(readExport(text))) {
      expect((await storedState()).settings.grants).toEqual([]);
      expect(await run('ledger/import', batch)).toEqual(done);
    }
    expect(await ledger.rollups(ALWAYS)).toMatchObject([{ amount: '2100' }]);
    expect(await ledger.conversationProjects()).toEqual([project]);
    const { settings } = await storedState();
    expect([settings.grants, settings.enabled]).toEqual([[grant], ['suno']]);
  });

  it('with settings that can’t be read does nothing', async () => {
    const answer = await run('ledger/import', {
      ...{ spends: [spend()], readings: [], projects: [] },
      settings: { v: 2, data: {} },
    });
    expect(answer).toMatchObject({ ok: false, problems: [{ field: 'settings' }] });
    expect(await ledger.firstDay()).toBeUndefined();
  });

  it.each([
    ['a spend that is none', { spends: [{ ...spend(), amount: '1' }], readings: [], projects: [] }],
    ['too many', { spends: Array.from({ length: 2_001 }, () => spend()), readings: [], projects: [] }],
  ])('%s is refused at the gate', (_what, args) => {
    expect(v.is(uiMessages['ledger/import'], args)).toBe(false);
  });
});

describe('a conversation’s project', () => {
  it('is the last one said', async () => {
    const of = { platform: 'suno', account: 'me', conversation: 'c' };
    expect(await run('ledger/project', { ...of, project: ' novel ' })).toEqual(done);
    expect(await ledger.conversationProjects()).toEqual([project]);
  });
});

describe('erasing', () => {
  beforeEach(async () => {
    await ledger.append({ spends: ['suno', 'claude', 'unknown'].map((platform) => spend({ platform })) });
    for (const platform of ['suno', 'claude']) {
      await store(platformItem(platform), { health: { inARow: 3 }, readAt: {} });
      await store(accountItem(platform, 'me'), record('me', { pools: [pool()] }));
    }
    await store(keysItem, [{ id: 'k1', platform: 'openrouter', masked: 'x', addedAt: NOON }]);
    secrets.set('k1', 'one');
    await store(dismissedItem, ['suno|me|credits', 'claude|me|five-hour']);
    await fakeBrowser.storage.local.set({ 'aside:1:settings': 'rubbish', 'of-another-version': 1 });
    const { thresholds } = defaultSettings;
    await storeSettings({
      ...{ enabled: ['suno', 'claude'], inlineWarnings: false, project: 'novel' },
      thresholds: { ...thresholds, low: { value: 30, in: 'percent' } },
      poolThresholds: { 'suno|credits': thresholds, 'claude|five-hour': thresholds },
      grants: [grant, { ...grant, id: 'h', platform: 'claude' }],
      budgets: ['suno', 'claude'].map((platform) => {
        return {
          ...{ id: platform, name: platform, platform, unit: 'credit' },
          ...{ amount: 5, per: 'day' as const },
        };
      }),
      money: {
        ...{ currency: 'EUR', rates: { USD: { rate: 0.9, asOf: '2026-01-01' } } },
        plans: Object.fromEntries(
          ['suno', 'claude'].map((platform) => [
            platform,
            { price: { amount: 10, currency: 'USD' }, per: 'month' as const },
          ]),
        ),
      },
    });
  });

  const platformsLeft = async () => (await ledger.rollups(ALWAYS)).map(({ platform }) => platform);

  it('a platform takes its history, its numbers and what was set for it', async () => {
    expect(await run('ledger/erase', { platform: 'suno' })).toEqual(done);
    expect(await platformsLeft()).toEqual(['claude', 'unknown']);
    const { settings, accounts, dismissed } = await storedState();
    expect([Object.keys(accounts), dismissed]).toEqual([['claude'], ['claude|me|five-hour']]);
    expect(settings.grants.map(({ id }) => id)).toEqual(['h']);
    expect(settings.budgets.map(({ id }) => id)).toEqual(['claude']);
    expect(Object.keys(settings.poolThresholds)).toEqual(['claude|five-hour']);
    expect(Object.keys(settings.money.plans)).toEqual(['claude']);
    expect(settings.project).toBe('novel');
    expect(secrets.size).toBe(1);
  });

  it('a platform that nobody knows takes its history', async () => {
    for (const platform of ['unknown', '__proto__']) {
      expect(await run('ledger/erase', { platform })).toEqual(done);
    }
    expect(await platformsLeft()).toEqual(['claude', 'suno']);
    expect(Object.keys((await storedState()).accounts)).toHaveLength(2);
  });

  it('everything leaves only how the extension is set up', async () => {
    const { enabled, thresholds, inlineWarnings } = (await storedState()).settings;
    expect(await run('ledger/erase', {})).toEqual(done);
    expect(await ledger.count()).toMatchObject({ spends: 0, totals: 0 });
    expect(Object.keys(await fakeBrowser.storage.local.get(null))).toEqual([
      'settings',
      'copy:settings',
      // When it was erased, for those who show the ledger.
      'ledger',
    ]);
    expect((await storedState()).settings).toEqual({
      ...defaultSettings,
      ...{ enabled, thresholds, inlineWarnings },
      money: { currency: 'EUR', rates: {}, plans: {} },
    });
    expect(secrets.size).toBe(0);
  });

  it.each([{}, { platform: 'suno' }, { platform: 'unknown' }])(
    '%j where the ledger can’t be opened removes nothing, and that is said',
    async (args) => {
      vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('no', 'SecurityError');
      });
      const before = await fakeBrowser.storage.local.get(null);
      commands = ledgerCommands({
        store: new Store(() => NOON),
        ledger: ledgerOpener(),
        keep: async () => {},
        recount: async () => {},
        now: () => NOON,
      });
      expect(await run('ledger/erase', args)).toEqual({
        ok: false,
        problems: [{ field: '', message: 'The browser does not open the history.' }],
      });
      expect(await fakeBrowser.storage.local.get(null)).toEqual(before);
      expect(secrets.size).toBe(1);
      vi.restoreAllMocks();
      expect(await run('ledger/erase', args)).toEqual(done);
    },
  );
});
