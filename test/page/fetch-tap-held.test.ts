import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tapFetch } from '../../lib/page/fetch-tap';
import type { Endpoints } from '../../lib/wire/endpoint';
import { fields } from '../../lib/wire/pick';
import { type Asked, asked, json, pause, type Site, site, type Watching, watching } from './world';

let local: Site;
let person: Asked;
let page: Watching;
let world: { fetch: typeof fetch };
let url: string;

beforeEach(async () => {
  local = await site({ '/send': json({ id: 'g1' }), '/other': json({}) });
  url = `${local.url}/send`;
  const endpoints: Endpoints = {
    send: {
      ...({ kind: 'usage', method: 'POST', confidence: 'high' } as const),
      url,
      request: { headers: { 'x-org': true }, body: { keys: { model: true, prompt: 'length' } } },
      task: { feature: 'create', model: 'body.model', characters: 'body.prompt' },
      response: { json: fields('id') },
    },
    price: {
      ...({ kind: 'balance', method: 'POST', confidence: 'high' } as const),
      url: `${local.url}/other`,
      task: { feature: 'create' },
      response: { json: fields('id') },
    },
  };
  person = asked();
  page = watching(local.url, endpoints, person);
  world = { fetch: globalThis.fetch };
  tapFetch(world, page.patches, page.watch);
});
afterEach(() => local.close());

const headers = { 'content-type': 'application/json', 'x-org': 'org-1' };
const body = JSON.stringify({ model: 'm-2', prompt: 'four' });
const task = { feature: 'create', model: 'm-2', characters: 4 };

const ways: readonly (readonly [string, () => Parameters<typeof fetch>])[] = [
  ['a string and init', () => [url, { method: 'POST', headers, body }]],
  ['a URL and init', () => [new URL(url), { method: 'post', headers: new Headers(headers), body }]],
  ['a Request', () => [new Request(url, { method: 'POST', headers, body })]],
];

describe.each(ways)('a request by %s', (_, args) => {
  it('waits with what it asks for, leaves once when the person says so, and is observed as ever', async () => {
    const sent = world.fetch(...args());
    await vi.waitFor(() => expect(person.tasks).toEqual([task]));
    await pause(20);
    expect(local.requests).toEqual([]);
    person.decide(true);
    person.decide(false);
    expect(await (await sent).json()).toEqual({ id: 'g1' });
    expect(local.requests.map((one) => [one.method, one.body, one.headers['x-org']])).toEqual([
      ['POST', body, 'org-1'],
    ]);
    await vi.waitFor(() =>
      expect(page.seen).toMatchObject([
        { request: { headers: { 'x-org': 'org-1' }, body: { model: 'm-2', prompt: 4 } }, status: 200 },
      ]),
    );
  });

  it('is aborted when the person cancels, and nothing leaves', async () => {
    const sent = world.fetch(...args());
    await vi.waitFor(() => expect(person.tasks).toHaveLength(1));
    person.decide(false);
    person.decide(true);
    await expect(sent).rejects.toMatchObject({ name: 'AbortError', constructor: DOMException });
    await pause(20);
    expect([local.requests, page.seen, page.postponed]).toEqual([[], [], []]);
  });

  it('goes at once where nobody holds it', async () => {
    person.holds = false;
    expect((await world.fetch(...args())).status).toBe(200);
    expect([person.tasks.length, local.requests.length]).toEqual([1, 1]);
  });
});

describe('what the page does meanwhile', () => {
  it('to what it gave has no effect', async () => {
    const given = new Headers(headers);
    const init: RequestInit = { method: 'POST', headers: given, body };
    const sent = world.fetch(url, init);
    given.set('x-org', 'another');
    Object.assign(init, { method: 'PUT', body: 'another', headers: {} });
    person.decide(true);
    await sent;
    expect(local.requests).toMatchObject([{ method: 'POST', body, headers: { 'x-org': 'org-1' } }]);
  });

  it('to the bytes it gave has no effect', async () => {
    const bytes = new TextEncoder().encode(body);
    const sent = world.fetch(url, { method: 'POST', headers, body: bytes });
    bytes.fill(0);
    person.decide(true);
    await sent;
    expect(local.requests).toMatchObject([{ body }]);
  });

  it('finds its Request used up, as by a fetch that is under way', async () => {
    const request = new Request(url, { method: 'POST', headers, body });
    const sent = world.fetch(request);
    expect(request.bodyUsed).toBe(true);
    await expect(world.fetch(request)).rejects.toThrow(TypeError);
    await vi.waitFor(() => expect(person.tasks.length).toBeGreaterThan(0));
    person.decide(true);
    expect((await sent).status).toBe(200);
    expect(local.requests).toHaveLength(1);
  });

  it.each([
    ['without a reason', undefined, { name: 'AbortError' }],
    ['with one', 'enough', 'enough'],
  ])('is an abort %s: it ends at once, and nobody decides any more', async (_, reason, error) => {
    const abort = new AbortController();
    const sent = world.fetch(url, { method: 'POST', headers, body, signal: abort.signal });
    abort.abort(reason);
    if (typeof error === 'string') await expect(sent).rejects.toBe(error);
    else await expect(sent).rejects.toMatchObject(error);
    expect(person.givenUp).toBe(1);
    person.decide(true);
    await pause(20);
    expect(local.requests).toEqual([]);
  });
});

describe('a stream for a body', () => {
  const stream = () => {
    const seen = { pulls: 0, ended: undefined as unknown };
    const readable = new ReadableStream(
      {
        pull(controller) {
          seen.pulls++;
          controller.enqueue(new TextEncoder().encode(body));
          controller.close();
        },
        cancel(reason) {
          seen.ended = reason;
        },
      },
      { highWaterMark: 0 },
    );
    return { seen, init: { method: 'POST', headers, body: readable, duplex: 'half' } as RequestInit };
  };

  it('is read only when the request goes', async () => {
    const { seen, init } = stream();
    const sent = world.fetch(url, init);
    await pause(20);
    expect(seen.pulls).toBe(0);
    person.decide(true);
    await sent;
    expect([seen.pulls, local.requests[0]?.body]).toEqual([1, body]);
  });

  it.each(['the person', 'the page'])('is told the end when %s cancels', async (who) => {
    const { seen, init } = stream();
    const abort = new AbortController();
    const sent = world.fetch(url, { ...init, signal: abort.signal });
    if (who === 'the page') abort.abort();
    else person.decide(false);
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    expect([seen.pulls, (seen.ended as Error).name]).toEqual([0, 'AbortError']);
  });
});

describe('nobody is asked', () => {
  it.each<[string, () => Promise<Response>]>([
    [
      'while it is switched off',
      () => Object.assign(person, { armed: false }) && world.fetch(url, { method: 'POST', body }),
    ],
    ['about what only asks for a price', () => world.fetch(`${local.url}/other`, { method: 'POST' })],
    ['about what is none of our business', () => world.fetch(url)],
    [
      'about what is aborted already',
      () =>
        world.fetch(url, { method: 'POST', body, signal: AbortSignal.abort() }).catch(() => new Response()),
    ],
  ])('%s', async (_, send) => {
    await send();
    expect(person.tasks).toEqual([]);
  });

  it('for long about what no browser would send: the page gets the browser’s own error', async () => {
    const sent = world.fetch(url, { method: 'POST', headers: { 'bad name': 'x' }, body });
    await expect(sent).rejects.toThrow(TypeError);
    expect(person.givenUp).toBe(person.tasks.length);
  });

  it('where asking fails: the request goes', async () => {
    person.ask = () => {
      throw new Error('ours');
    };
    expect((await world.fetch(url, { method: 'POST', headers, body })).status).toBe(200);
    expect(local.requests).toHaveLength(1);
  });
});

it('a wrapper of the page over ours and one under it see a held call once', async () => {
  const calls: string[] = [];
  const under: typeof fetch = (...args) => {
    calls.push('under');
    return globalThis.fetch(...args);
  };
  const wrapped = { fetch: under };
  tapFetch(wrapped, page.patches, page.watch);
  const ours = wrapped.fetch;
  wrapped.fetch = (...args) => {
    calls.push('over');
    return ours(...args);
  };
  const sent = wrapped.fetch(url, { method: 'POST', headers, body });
  expect(calls).toEqual(['over']);
  person.decide(true);
  await sent;
  expect([calls, local.requests.length]).toEqual([['over', 'under'], 1]);
});
