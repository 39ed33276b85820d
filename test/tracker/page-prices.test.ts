import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openrouter } from '../../lib/platforms/openrouter';
import { suno } from '../../lib/platforms/suno';
import type { Ledger } from '../../lib/storage/ledger/ledger';
import { Background } from '../../lib/tracker/background';
import type { Sender } from '../../lib/tracker/gate';
import { stateForPage } from '../../lib/tracker/pages';
import { priceAssets } from '../../scripts/lib/price-assets';
import { FakeWorld, NOON, pool, record, stateWith, storedState, storeSettings } from './fakes';

const ID = 'test-extension-id';
const tab = (url: string, incognito = false): Sender => ({
  id: ID,
  url,
  frameId: 0,
  tab: { id: 1, incognito },
});
const chat = 'https://openrouter.ai/chat';

let fetched: string[];

beforeEach(async () => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
  const assets = new Map(
    priceAssets(['openrouter']).map(({ relativeDest, contents }) => [relativeDest, contents]),
  );
  fetched = [];
  vi.stubGlobal('fetch', async (url: string) => {
    fetched.push(url);
    return new Response(assets.get(new URL(url).pathname.slice(1)));
  });
  const world = new FakeWorld().install();
  world.grant(openrouter, suno);
  world.privateWindows = [2];
  await storeSettings({ enabled: ['openrouter', 'suno'] });
  new Background(
    async () => ({ append: async () => Promise.reject(new Error('closed')) }) as unknown as Ledger,
  ).start();
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function ask(sender: Sender, args: unknown): Promise<unknown> {
  return (await fakeBrowser.runtime.onMessage.trigger({ name: 'page/prices', args }, sender as never))[0];
}

describe('a page that asks what a model costs', () => {
  it('is told by the dataset, in ordinary and private windows alike, and nothing is kept of it', async () => {
    const before = await storedState();
    for (const incognito of [false, true]) {
      expect(await ask(tab(chat, incognito), { model: 'openai/gpt-5.4' })).toEqual({
        rules: [
          expect.objectContaining({ models: ['openai/gpt-5.4'], aboveInputTokens: expect.any(Number) }),
          {
            ...{ feature: 'completion', pool: 'credits', unit: 'USD', models: ['openai/gpt-5.4'] },
            ...{ perInputToken: 2.5e-6, perOutputToken: 1.5e-5, confidence: 'medium' },
            asOf: '2026-09-23',
            source: expect.stringContaining('genai-prices'),
          },
        ],
      });
    }
    // Read once a process, which other tests share.
    expect(fetched.length).toBeLessThanOrEqual(1);
    expect((await storedState()).accounts).toEqual(before.accounts);
  });

  it.each([
    ['of a model that is not in it', chat, { model: 'nobody/nothing' }],
    ['on a platform that has none', 'https://suno.com/create', { model: 'openai/gpt-5.4' }],
  ])('%s, is told no rule', async (_, url, args) => {
    expect(await ask(tab(url), args)).toEqual({ rules: [] });
  });

  it.each([[{}], [{ model: '' }], [{ model: 'x'.repeat(300) }], [{ model: 'a', more: 1 }]])(
    'in other words than agreed (%j) is refused',
    async (args) => {
      expect(await ask(tab(chat), args)).toEqual({ ok: false, reason: 'malformed' });
    },
  );
});

it('a page where models are used makes completions, though no box of it is known', () => {
  const state = stateWith({
    settings: { ...stateWith({}).settings, enabled: ['openrouter'] },
    accounts: {
      openrouter: [record('key-1', { pools: [pool({ id: 'credits', unit: 'USD', remaining: 8 })] })],
    },
  });
  expect(stateForPage(state, openrouter, [], [], NOON)?.feature).toBe('completion');
});
