import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claude } from '../../lib/platforms/claude';
import { cursor } from '../../lib/platforms/cursor';
import { deepseek } from '../../lib/platforms/deepseek';
import { openrouter } from '../../lib/platforms/openrouter';
import type { Ask, Platform } from '../../lib/platforms/platform';
import { suno } from '../../lib/platforms/suno';
import { askFor } from '../../lib/tracker/asker';
import { platformById } from '../platforms/all';
import { claudeUsage, FakeWorld, sunoBilling } from './fakes';

function balanceOf(platform: Platform, account = 'org-a'): Ask {
  const [ask] = platform.asking.balance({ id: account }, 0);
  if (ask === undefined) throw new Error(`${platform.id} asks nothing`);
  return ask;
}

const fetched = vi.fn<typeof fetch>();
let world: FakeWorld;

beforeEach(() => {
  world = new FakeWorld().install();
  fetched.mockReset();
  fetched.mockImplementation(async () => Response.json({ data: { limit: null } }));
  vi.stubGlobal('fetch', fetched);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a request of ours is made', () => {
  it('in a tab of the platform, in the way that the platform wants', async () => {
    world.tabs = [{ id: 1, url: 'https://suno.com/create' }];
    world.answer = async () => sunoBilling(5);
    expect(await askFor(suno, 'ordinary', balanceOf(suno), undefined)).toEqual({
      observation: sunoBilling(5),
    });
    expect(world.sent).toMatchObject([{ tabId: 1, message: { name: 'tab/ask', via: 'page' } }]);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('in the next tab where one does not answer, or answers nonsense', async () => {
    world.tabs = [1, 2, 3].map((id) => ({ id, url: 'https://claude.ai/new', lastAccessed: 9 - id }));
    world.answer = async (tabId) => {
      if (tabId === 1) throw new Error('no content script');
      return tabId === 2 ? { status: 'fine' } : claudeUsage('org-a', 3);
    };
    expect(await askFor(claude, 'ordinary', balanceOf(claude), undefined)).toEqual({
      observation: claudeUsage('org-a', 3),
    });
    expect(world.sent.map(({ tabId }) => tabId)).toEqual([1, 2, 3]);
  });

  it('in a tab of the one page that can, where it says so', async () => {
    world.tabs = [{ id: 1, url: 'https://chat.deepseek.com/' }];
    const ask = balanceOf(deepseek);
    expect(await askFor(deepseek, 'ordinary', ask, undefined)).toEqual({ nowhere: true });
    world.tabs = [...world.tabs, { id: 2, url: 'https://platform.deepseek.com/usage' }];
    world.answer = async () => claudeUsage('org-a', 3);
    await askFor(deepseek, 'ordinary', ask, undefined);
    expect(world.sent.map(({ tabId }) => tabId)).toEqual([2]);
  });

  it('never from the background where only a page can', async () => {
    const asks = cursor.asking.balance({ id: 'me' }, 0).filter(({ from }) => from !== undefined);
    expect(asks.length).toBeGreaterThan(0);
    for (const ask of asks)
      expect(await askFor(cursor, 'ordinary', ask, undefined)).toEqual({ nowhere: true });
    expect(fetched).not.toHaveBeenCalled();
  });

  it('nowhere, where there is no tab and the background may not', async () => {
    expect(await askFor(suno, 'ordinary', balanceOf(suno), undefined)).toEqual({ nowhere: true });
    expect(fetched).not.toHaveBeenCalled();
  });

  it('in the background where the platform allows it and no tab is open', async () => {
    await askFor(claude, 'ordinary', balanceOf(claude), undefined);
    expect(fetched.mock.calls.map(([url]) => url)).toEqual([
      'https://claude.ai/api/organizations/org-a/usage',
    ]);
  });

  it('for private windows in a private tab or nowhere, even where the background may', async () => {
    world.tabs = [{ id: 1, url: 'https://claude.ai/new' }];
    expect(await askFor(claude, 'private', balanceOf(claude), undefined)).toEqual({ nowhere: true });
    expect(await askFor(openrouter, 'private', balanceOf(openrouter), 'sk-or-v1-secret')).toEqual({
      nowhere: true,
    });
    expect([world.sent, fetched.mock.calls]).toEqual([[], []]);
    world.tabs = [...world.tabs, { id: 2, url: 'https://claude.ai/new', incognito: true }];
    world.answer = async () => claudeUsage('org-a', 3);
    await askFor(claude, 'private', balanceOf(claude), undefined);
    expect(world.sent.map(({ tabId }) => tabId)).toEqual([2]);
  });

  it('with the key, from the background alone, whatever tabs are open', async () => {
    world.tabs = [{ id: 1, url: 'https://openrouter.ai/chat' }];
    await askFor(openrouter, 'ordinary', balanceOf(openrouter), 'sk-or-v1-secret');
    expect(world.sent).toEqual([]);
    const [, init] = fetched.mock.calls[0] ?? [];
    expect(new Headers(init?.headers).get('authorization')).toBe('Bearer sk-or-v1-secret');
    expect(init?.credentials).toBe('omit');
  });

  it('with a token in place of a key whose secret must stay here', async () => {
    const kling = platformById('kling-api') as Platform;
    await askFor(kling, 'ordinary', balanceOf(kling), 'access:secret');
    const [, init] = fetched.mock.calls[0] ?? [];
    const sent = new Headers(init?.headers).get('authorization');
    expect(sent).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
    expect(sent).not.toContain('secret');
  });

  it('of three frozen tabs at most, each with its time', async () => {
    vi.useFakeTimers();
    world.tabs = Array.from({ length: 9 }, (_, id) => ({ id, url: 'https://suno.com/create' }));
    world.answer = () => new Promise(() => {});
    const asked = askFor(suno, 'ordinary', balanceOf(suno), undefined);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await asked).toEqual({ nowhere: true });
    expect(world.sent).toHaveLength(3);
  });

  it('never of an endpoint that the platform does not have', async () => {
    const ask: Ask = { ...balanceOf(suno), endpoint: 'delete-account' };
    await expect(askFor(suno, 'ordinary', ask, undefined)).rejects.toThrow(
      'suno has no endpoint delete-account',
    );
  });
});
