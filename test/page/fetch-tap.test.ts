import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { tapFetch } from '../../lib/page/fetch-tap';
import type { Endpoints } from '../../lib/wire/endpoint';
import { fields } from '../../lib/wire/pick';
import { type Handler, json, NOW, parts, pause, type Site, site, type Watching, watching } from './world';

const SECRET = 'the quick brown prompt that nobody may see';
const balance = { credits: 38, secret: SECRET };

/** Never ends by itself; tells when the other side has gone. */
function endless(onClose: () => void): Handler {
  return (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: {"left":0.4}\n\n');
    request.socket.on('close', onClose);
  };
}

let local: Site;
let page: Watching;
let world: { fetch: typeof fetch };
let closed: Mock<() => void>;

beforeEach(async () => {
  closed = vi.fn<() => void>();
  local = await site({
    '/balance': json(balance),
    '/other': json(balance),
    '/send': json({ id: 'g1' }),
    '/gone': (request) => request.socket.destroy(),
    '/empty': (_request, response) => response.writeHead(204).end(),
    '/broken': (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"cre'),
    '/login': (_request, response) =>
      response
        .writeHead(403, { 'content-type': 'text/html', 'cf-mitigated': 'challenge' })
        .end('<html>Just a moment...'),
    '/huge': (_request, response) => response.end(`{"secret":"${'x'.repeat(1_500_000)}"}`),
    '/stream': parts(
      'data: {"left"',
      ':0.5,"word":"',
      SECRET,
      '"}\r',
      '\n\r\ndata: {"word":"x"}\n\ndata: {"le',
      'ft":0.4}\n',
      '\n',
    ),
    '/endless': endless(closed),
  });
  const read = { kind: 'balance', method: 'GET', confidence: 'high' } as const;
  const endpoints: Endpoints = {
    balance: { ...read, url: `${local.url}/balance`, response: { json: fields('credits') } },
    login: { ...read, url: `${local.url}/login`, response: { json: fields('credits') } },
    others: {
      ...read,
      url: ['huge', 'gone', 'empty', 'broken'].map((path) => `${local.url}/${path}`),
      response: { json: fields('credits') },
    },
    stream: {
      ...read,
      kind: 'usage',
      url: [`${local.url}/stream`, `${local.url}/endless`],
      response: { events: fields('left') },
    },
    send: {
      kind: 'usage',
      method: 'POST',
      url: `${local.url}/send`,
      confidence: 'high',
      request: {
        headers: { 'x-org': true },
        body: { keys: { model: true, prompt: 'length' } },
        query: ['v'],
      },
      response: { json: fields('id') },
    },
  };
  page = watching(local.url, endpoints);
  world = { fetch: globalThis.fetch };
  tapFetch(world, page.patches, page.watch);
});

afterEach(() => local.close());

const events = (values: readonly unknown[], total = values.length) => ({
  kind: 'events',
  values,
  total,
  skipped: 0,
});
const both = events([{ left: 0.5 }, { left: 0.4 }], 3);

async function drain(reader: { read(): Promise<{ done: boolean }> }): Promise<void> {
  while (!(await reader.read()).done);
}

async function iterate(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _part of stream);
}

const bodyOf = (response: Response): ReadableStream<Uint8Array<ArrayBuffer>> => {
  if (response.body === null) throw new Error('a body was expected');
  return response.body;
};

async function drainByob(response: Response): Promise<void> {
  const reader = bodyOf(response).getReader({ mode: 'byob' });
  while (!(await reader.read(new Uint8Array(7))).done);
}

/** Every way in which a page can read a body. */
const waysOfReading: readonly [string, (response: Response) => Promise<unknown>][] = [
  ['text()', (response) => response.text()],
  ['arrayBuffer()', (response) => response.arrayBuffer()],
  ['blob()', (response) => response.blob()],
  ['clone().text()', (response) => response.clone().text()],
  ['body.getReader()', (response) => drain(bodyOf(response).getReader())],
  ['a BYOB reader', drainByob],
  ['body.pipeTo()', (response) => bodyOf(response).pipeTo(new WritableStream())],
  [
    'body.pipeThrough()',
    (response) => drain(bodyOf(response).pipeThrough(new TextDecoderStream()).getReader()),
  ],
  [
    'body.tee()',
    (response) =>
      Promise.all(
        bodyOf(response)
          .tee()
          .map((branch) => drain(branch.getReader())),
      ),
  ],
  ['body.values()', (response) => iterate(bodyOf(response).values())],
  ['for await … of body', (response) => iterate(bodyOf(response))],
  [
    'body after clone()',
    (response) => Promise.all([response.clone(), response].map((one) => drain(bodyOf(one).getReader()))),
  ],
];

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
