import { describe, expect, it, vi } from 'vitest';
import { tapFetch } from '../../lib/page/fetch-tap';
import type { Endpoints } from '../../lib/wire/endpoint';
import { balance, both, local, page, SECRET, waysOfReading, world } from './tapped-fetch';
import { pause } from './world';

describe('the request', () => {
  const body = JSON.stringify({ model: 'm-2', prompt: SECRET });
  const headers = { 'content-type': 'application/json', 'x-org': 'org-1', authorization: `Bearer ${SECRET}` };
  const sent: readonly [string, (url: string) => Parameters<typeof fetch>][] = [
    ['a string and init', (url) => [url, { method: 'post', headers, body }]],
    ['a URL and init', (url) => [new URL(url), { method: 'POST', headers: new Headers(headers), body }]],
    ['a Request', (url) => [new Request(url, { method: 'POST', headers, body })]],
    [
      'a Request and an init that overrides it',
      (url) => [new Request(url), { method: 'POST', headers: Object.entries(headers), body }],
    ],
  ];
  it.each(sent)('is picked from %s, and its prompt is a length', async (_name, args) => {
    await (await world.fetch(...args(`${local.url}/send?v=3&q=${encodeURIComponent(SECRET)}`))).json();
    await vi.waitFor(() => expect(page.seen).toHaveLength(1));
    expect(page.seen[0]).toMatchObject({
      method: 'POST',
      url: `${local.url}/send`,
      request: {
        headers: { 'x-org': 'org-1' },
        query: { v: '3' },
        body: { model: 'm-2', prompt: SECRET.length },
      },
      body: { kind: 'json', value: { id: 'g1' } },
    });
    expect(JSON.stringify(page.seen)).not.toContain(SECRET);
    expect(local.requests).toMatchObject([{ method: 'POST', body }]);
  });

  it('of a relative URL is resolved against the document', async () => {
    const original = vi.fn<typeof fetch>(async () => new Response('{"credits":1}'));
    const relative = { fetch: original };
    tapFetch(relative, page.patches, page.watch);
    await (await relative.fetch('../balance?x=1')).text();
    expect(original).toHaveBeenCalledWith('../balance?x=1');
    expect(page.seen[0]?.url).toBe(`${local.url}/balance`);
  });

  it('keeps a body to itself that is no JSON: it is not copied', async () => {
    const request = new Request(`${local.url}/send`, { method: 'POST', body: 'plain' });
    const clone = vi.spyOn(request, 'clone');
    await (await world.fetch(request)).text();
    expect(clone).not.toHaveBeenCalled();
    expect(page.seen[0]?.request).toEqual({ headers: {}, query: {} });
  });
});

describe('the rest of the page', () => {
  it('gets the very promise and the untouched response of the original', async () => {
    const promise = Promise.resolve(new Response('x'));
    const plain = { fetch: vi.fn<typeof fetch>(() => promise) };
    tapFetch(plain, page.patches, page.watch);
    for (const [input, init] of [
      [`${local.url}/other`],
      [`${local.url}/balance`, { method: 'POST' }],
      ['data:text/plain,x'],
      ['http://['],
      [{ toString: () => `${local.url}/balance` } as URL],
    ] as const) {
      expect(plain.fetch(input, init)).toBe(promise);
    }
    expect(Object.getOwnPropertyNames(await promise)).toEqual([]);
    expect(page.seen).toEqual([]);
  });

  it('finds a fetch that looks like its own', () => {
    expect([world.fetch.name, world.fetch.length]).toEqual([globalThis.fetch.name, globalThis.fetch.length]);
    expect(Function.prototype.toString.call(world.fetch)).toContain('[native code]');
    expect(Object.keys(world)).toEqual(['fetch']);
  });

  it('may call fetch without its window', async () => {
    const { fetch } = world;
    await (await fetch(`${local.url}/balance`)).text();
    expect(page.seen).toHaveLength(1);
  });

  it('gets its original back by undo', () => {
    page.patches.undo();
    expect(world.fetch).toBe(globalThis.fetch);
  });

  it('keeps its own wrapper at undo, and ours only passes on', async () => {
    const ours = world.fetch;
    const wrapper: typeof fetch = (...args) => ours(...args);
    world.fetch = wrapper;
    page.patches.undo();
    expect(world.fetch).toBe(wrapper);
    expect(Object.getOwnPropertyNames(await world.fetch(`${local.url}/balance`))).toEqual([]);
  });
});

describe('a fault of ours', () => {
  it('in emitting never reaches the page', async () => {
    const failing = { fetch: globalThis.fetch };
    const emit = vi.fn(() => {
      throw new Error('ours');
    });
    tapFetch(failing, page.patches, { ...page.watch, emit });
    for (const [, read] of waysOfReading) await read(await failing.fetch(`${local.url}/balance`));
    await expect(failing.fetch(`${local.url}/balance`).then((response) => response.json())).resolves.toEqual(
      balance,
    );
    expect(emit).toHaveBeenCalled();
  });

  it('in recognising never reaches the page', async () => {
    const failing = { fetch: globalThis.fetch };
    const base = vi.fn(() => {
      throw new Error('ours');
    });
    tapFetch(failing, page.patches, { ...page.watch, base });
    expect((await failing.fetch(`${local.url}/balance`)).status).toBe(200);
    expect(base).toHaveBeenCalled();
  });

  it('in picking never reaches the page', async () => {
    const throwing = new Proxy(
      {},
      {
        get: () => {
          throw new Error('ours');
        },
      },
    );
    const endpoints = { balance: { ...page.watch.endpoints.balance, response: throwing } } as Endpoints;
    const failing = { fetch: globalThis.fetch };
    tapFetch(failing, page.patches, { ...page.watch, endpoints });
    for (const [, read] of waysOfReading) await read(await failing.fetch(`${local.url}/balance`));
    expect(await (await failing.fetch(`${local.url}/balance`)).json()).toEqual(balance);
    expect(page.seen).toEqual([]);
  });

  it('does not come from a page that replaces JSON.parse later: we go on', async () => {
    const response = await world.fetch(`${local.url}/stream`);
    const parse = vi.spyOn(JSON, 'parse').mockImplementation(() => {
      throw new Error('the page does this');
    });
    await response.text();
    parse.mockRestore();
    expect(page.seen[0]?.body).toEqual(both);
  });

  it('an error that the page does not handle is still reported as such', async () => {
    const unhandled = vi.fn();
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', unhandled);
    void world.fetch(`${local.url}/gone`);
    await vi.waitFor(() => expect(unhandled).toHaveBeenCalledTimes(1));
    await world.fetch(`${local.url}/gone`).catch(() => undefined);
    await pause(20);
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
    expect(unhandled).toHaveBeenCalledTimes(1);
  });
});
