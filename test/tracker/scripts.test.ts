import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { claude } from '../../lib/platforms/claude';
import { gemini } from '../../lib/platforms/gemini';
import type { Platform } from '../../lib/platforms/platform';
import { pointedPlatform } from '../../lib/platforms/site/sighting';
import { describedPlatform } from '../../lib/platforms/site/site-platform';
import { suno } from '../../lib/platforms/suno';
import { t3chat } from '../../lib/platforms/t3chat';
import { pageScripts } from '../../lib/tracker/script-files';
import { injectInto, syncScripts, tabsOf } from '../../lib/tracker/scripts';
import { acme, keyed } from '../platforms/site/sample';
import { FakeWorld } from './fakes';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld().install();
});

describe('the registered scripts', () => {
  const ids = () => world.scripts.map(({ id }) => id).sort();

  it('are those of what is switched on: one in the page’s world, one in our own, on its pages alone', async () => {
    expect(await syncScripts([suno])).toEqual(['suno']);
    expect(world.scripts).toMatchObject([
      { id: 'suno:content', matches: suno.pages, runAt: 'document_start' },
      { id: 'suno:tap', matches: suno.pages, runAt: 'document_start', world: 'MAIN' },
    ]);
  });

  it('follow what is switched on and off; only what is new is told', async () => {
    await syncScripts([suno]);
    expect(await syncScripts([suno, claude])).toEqual(['claude']);
    expect(await syncScripts([suno, claude])).toEqual([]);
    expect(ids()).toEqual(['claude:content', 'claude:tap', 'suno:content', 'suno:tap']);
    expect(await syncScripts([claude])).toEqual([]);
    expect(ids()).toEqual(['claude:content', 'claude:tap']);
    await syncScripts([]);
    expect(ids()).toEqual([]);
  });

  it('carry what is to be watched at their own platform; those of an earlier version are made anew', async () => {
    await syncScripts([suno]);
    const tap = () => world.scripts.find(({ id }) => id === 'suno:tap');
    expect(tap()?.js).toEqual(['/watch/suno.js', '/page-tap.js']);
    Object.assign(tap() ?? {}, { js: ['page-tap.js'] });
    await syncScripts([suno]);
    expect(tap()?.js).toEqual(['/watch/suno.js', '/page-tap.js']);
  });
});

describe('the scripts of a site that the person added', () => {
  const matches = () => world.scripts.map((script) => String(script.matches));

  it('say that what is watched is told later, and carry nothing of what was typed in', async () => {
    await syncScripts([describedPlatform(acme)]);
    expect(world.scripts.map(({ id, js, world: where }) => [id, js, where])).toEqual([
      ['site-acme:content', ['/watch/described-content.js', '/platform-content.js'], undefined],
      ['site-acme:tap', ['/watch/described.js', '/page-tap.js'], 'MAIN'],
    ]);
  });

  it('are none where it is asked with a key', async () => {
    expect(await syncScripts([describedPlatform(keyed)])).toEqual([]);
    expect(world.scripts).toEqual([]);
  });

  it('can tell numbers while it is pointed at', () => {
    expect(pageScripts(pointedPlatform(acme.home)).tap).toEqual([
      '/watch/described.js',
      '/page-numbers.js',
      '/page-tap.js',
    ]);
  });

  it('are registered anew where its page is another one, and injected as new ones', async () => {
    await syncScripts([suno, describedPlatform(acme)]);
    const moved = describedPlatform({ ...acme, home: 'https://video.acme.example/' });
    expect(await syncScripts([suno, moved])).toEqual(['site-acme']);
    expect(matches()).toEqual([
      ...Array(2).fill('https://suno.com/*'),
      ...Array(2).fill(String(moved.pages)),
    ]);
  });

  it('stay where only what it reads is another one: its pages ask what to watch', async () => {
    await syncScripts([describedPlatform(acme)]);
    const renamed = describedPlatform({ ...acme, name: 'Renamed' });
    expect(await syncScripts([renamed])).toEqual([]);
    expect(matches()).toEqual(Array(2).fill('https://app.acme.example/*'));
  });
});

it('a page gets the parts that its platform takes, and no others', () => {
  const tap = (platform: Platform) => pageScripts(platform).tap;
  expect(tap(gemini)).toEqual(['/watch/gemini.js', '/page-batchexecute.js', '/page-tap.js']);
  expect(tap(t3chat)).toEqual(['/watch/t3chat.js', '/page-trpc.js', '/page-tap.js']);
  expect(tap(claude)).toEqual(['/watch/claude.js', '/page-tap.js']);
});

describe('the tabs of a platform', () => {
  it('are those of its pages, the active one first, then by last use; without the discarded', async () => {
    world.tabs = [
      { id: 1, url: 'https://suno.com/a', lastAccessed: 1 },
      { id: 2, url: 'https://suno.com/b', lastAccessed: 5 },
      { id: 3, url: 'https://suno.com/c', active: true },
      { id: 4, url: 'https://suno.com/d', discarded: true },
      { id: 5, url: 'https://claude.ai/new', active: true },
    ];
    expect(await tabsOf(suno, 'all')).toEqual([3, 2, 1]);
  });

  it('are those of ordinary or of private windows, or all', async () => {
    world.tabs = [
      { id: 1, url: 'https://suno.com/a' },
      { id: 2, url: 'https://suno.com/b', incognito: true },
    ];
    expect(await tabsOf(suno, 'ordinary')).toEqual([1]);
    expect(await tabsOf(suno, 'private')).toEqual([2]);
    expect(await tabsOf(suno, 'all')).toEqual([1, 2]);
  });

  it('that were open before get both scripts; one that is gone does not matter', async () => {
    const execute = fakeBrowser.scripting.executeScript;
    Object.assign(fakeBrowser.scripting, {
      executeScript: (injection: Parameters<typeof execute>[0]) =>
        injection.target.tabId === 1 ? Promise.reject(new Error('No tab with id: 1')) : execute(injection),
    });
    await injectInto(suno, [1, 2]);
    expect(world.injected.map(({ tabId }) => tabId)).toEqual([2, 2, 2]);
    expect(world.injected.map(({ file }) => file.replace(/^\//, ''))).toEqual([
      'platform-content.js',
      'watch/suno.js',
      'page-tap.js',
    ]);
  });

  it('that never finish loading do not hold us up', async () => {
    vi.useFakeTimers();
    try {
      Object.assign(fakeBrowser.scripting, { executeScript: () => new Promise(() => {}) });
      const injected = injectInto(suno, [1]).then(() => 'done');
      await vi.advanceTimersByTimeAsync(5_000);
      expect(await injected).toBe('done');
    } finally {
      vi.useRealTimers();
    }
  });
});
