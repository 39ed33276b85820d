import { describe, expect, it, vi } from 'vitest';
import {
  balance,
  bodyOf,
  both,
  closed,
  drain,
  events,
  local,
  page,
  waysOfReading,
  world,
} from './tapped-fetch';
import { NOW, pause } from './world';

describe('reading along', () => {
  for (const [name, read] of waysOfReading) {
    it(`sees a stream once that the page reads by ${name}`, async () => {
      await read(await world.fetch(`${local.url}/stream`));
      await vi.waitFor(() => expect(page.seen).toHaveLength(1));
      expect(page.seen[0]?.body).toEqual(both);
    });

    it(`sees JSON once that the page reads by ${name}`, async () => {
      await read(await world.fetch(`${local.url}/balance`));
      await vi.waitFor(() => expect(page.seen).toHaveLength(1));
      expect(page.seen[0]).toEqual({
        method: 'GET',
        url: `${local.url}/balance`,
        status: 200,
        startedAt: NOW,
        endedAt: NOW,
        headers: { contentType: 'application/json' },
        body: { kind: 'json', value: { credits: 38 } },
      });
    });
  }

  for (const [name, read] of waysOfReading.filter(([name]) => !/text\(|pipeThrough/.test(name))) {
    it(`sees a binary message once that the page reads by ${name}`, async () => {
      await read(await world.fetch(`${local.url}/message`));
      await vi.waitFor(() => expect(page.seen).toHaveLength(1));
      expect(page.seen[0]?.body).toEqual({ kind: 'json', value: { percent: 73.5, grpcStatus: 0 } });
    });
  }

  it('sees JSON that the page reads by json()', async () => {
    expect(await (await world.fetch(`${local.url}/balance`)).json()).toEqual(balance);
    expect(page.seen[0]?.body).toEqual({ kind: 'json', value: { credits: 38 } });
  });

  it('counts a body once that is read twice by way of clone()', async () => {
    const response = await world.fetch(`${local.url}/balance`);
    const copy = response.clone();
    await copy.clone().json();
    expect([await copy.json(), await response.text()]).toEqual([balance, JSON.stringify(balance)]);
    expect(page.seen).toHaveLength(1);
  });

  it('tells a logger that gives up on its clone from the page that reads on', async () => {
    const response = await world.fetch(`${local.url}/stream`);
    const logger = bodyOf(response.clone()).getReader();
    await logger.read();
    void logger.cancel();
    await response.text();
    expect(page.seen.map((one) => one.body)).toEqual([both]);
  });

  it('goes on when one reader lets go and another takes over', async () => {
    const body = bodyOf(await world.fetch(`${local.url}/stream`));
    const first = body.getReader();
    await first.read();
    first.releaseLock();
    await drain(body.getReader());
    expect(page.seen.map((one) => one.body)).toEqual([both]);
  });

  it('reads nothing, and says nothing, when the page reads nothing', async () => {
    const response = await world.fetch(`${local.url}/login`);
    await pause(30);
    expect(response.bodyUsed).toBe(false);
    expect(page.seen).toEqual([]);
  });

  it('is the same response to look at', async () => {
    const response = await world.fetch(`${local.url}/balance`);
    expect([response.url, response.type, response.ok, response.bodyUsed]).toEqual([
      `${local.url}/balance`,
      'basic',
      true,
      false,
    ]);
    expect(Object.keys(response)).toEqual([]);
    expect(JSON.stringify(response)).toBe('{}');
    expect(response.body).toBe(response.body);
    expect([response.text.name, response.text.length]).toEqual(['text', 0]);
    await response.text();
    expect(response.bodyUsed).toBe(true);
    await expect(response.text()).rejects.toThrow(TypeError);
  });
});

describe('bodies that are no good', () => {
  it.each([
    ['an empty one', '/empty', { kind: 'empty' }],
    ['5 MB of it', '/huge', { kind: 'too-large', size: 1_500_013 }],
    ['a challenge page', '/login', { kind: 'html', challenge: true }],
  ])('names %s', async (_name, path, body) => {
    await (await world.fetch(local.url + path)).text();
    expect(page.seen[0]?.body).toEqual(body);
  });

  it('stops keeping a body that grows too large, and counts on', async () => {
    await drain(bodyOf(await world.fetch(`${local.url}/huge`)).getReader());
    expect(page.seen[0]?.body).toEqual({ kind: 'too-large', size: 1_500_013 });
  });

  it.each([
    ['/broken', 'not-json'],
    ['/login', 'html'],
    ['/empty', 'empty'],
  ])('gives the page its SyntaxError for %s and tells it as %s', async (path, kind) => {
    await expect((await world.fetch(local.url + path)).json()).rejects.toThrow(SyntaxError);
    expect(page.seen.map((one) => one.body.kind)).toEqual([kind]);
  });

  it('tells a dead network, after a moment, and the page gets its very error', async () => {
    await expect(world.fetch(`${local.url}/gone`)).rejects.toThrow(TypeError);
    expect(page.seen).toEqual([]);
    for (const run of page.postponed) run();
    expect(page.seen[0]).toMatchObject({
      status: 0,
      body: { kind: 'unreachable', problem: 'network error' },
    });
  });
});

describe('stop generating', () => {
  const stops: readonly [string, (response: Response, abort: AbortController) => Promise<unknown>][] = [
    [
      'reader.cancel()',
      async (response) => {
        const reader = bodyOf(response).getReader();
        await reader.read();
        await reader.cancel();
      },
    ],
    [
      'leaving the loop',
      async (response) => {
        for await (const _part of bodyOf(response)) break;
      },
    ],
    [
      'abort()',
      async (response, abort) => {
        const reader = bodyOf(response).getReader();
        await reader.read();
        abort.abort();
        await expect(reader.read()).rejects.toThrow(/abort/);
      },
    ],
    [
      'cancelling what it was piped through',
      async (response) => {
        const reader = bodyOf(response).pipeThrough(new TextDecoderStream()).getReader();
        await reader.read();
        await reader.cancel();
      },
    ],
    [
      'aborting a pipe',
      async (response) => {
        const abort = new AbortController();
        const done = bodyOf(response).pipeTo(new WritableStream(), { signal: abort.signal });
        await pause(30);
        abort.abort();
        await expect(done).rejects.toThrow(/abort/);
      },
    ],
    [
      'cancelling both branches of a tee',
      async (response) => {
        const readers = bodyOf(response)
          .tee()
          .map((branch) => branch.getReader());
        await Promise.all(readers.map((reader) => reader.read()));
        await Promise.all(readers.map((reader) => reader.cancel()));
      },
    ],
  ];
  it.each(stops)('reaches the server by %s, and what came before counts once', async (_name, stop) => {
    const abort = new AbortController();
    await stop(await world.fetch(`${local.url}/endless`, { signal: abort.signal }), abort);
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
    await vi.waitFor(() => expect(page.seen.map((one) => one.body)).toEqual([events([{ left: 0.4 }])]));
  });

  it('is not a dead network', async () => {
    await expect(world.fetch(`${local.url}/balance`, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect([page.seen, page.postponed]).toEqual([[], []]);
  });
});
