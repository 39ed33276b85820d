import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBridge } from '../../lib/page/bridge-isolated';
import { FROM_CONTENT, FROM_PAGE } from '../../lib/page/bridge-messages';
import { MAX_KEPT } from '../../lib/page/bridge-page';
import { install } from '../../lib/page/install';
import { wizAsk } from '../../lib/page/wiz';
import type { Ask } from '../../lib/platforms/platform';
import type { Endpoints } from '../../lib/wire/endpoint';
import type { Json } from '../../lib/wire/json';
import { fields } from '../../lib/wire/pick';
import { json, type Site, site } from './world';

type World = Window & typeof globalThis;

let local: Site;
let endpoints: Endpoints;
let document: Document;
let world: {
  document: Document;
  fetch: typeof fetch;
  location: { href: string; pathname: string };
  Clerk?: object;
  WIZ_global_data?: object;
};
let leave: AbortController;

beforeEach(async () => {
  local = await site({ '/balance': json({ credits: 38 }), '/elsewhere': json({}) });
  endpoints = {
    balance: {
      kind: 'balance',
      method: 'GET',
      url: `${local.url}/balance`,
      confidence: 'high',
      response: { json: fields('credits') },
    },
  };
  document = Object.assign(new EventTarget(), {
    baseURI: local.url,
    readyState: 'complete',
  }) as unknown as Document;
  world = { document, fetch: globalThis.fetch, location: { href: local.url, pathname: '/' } };
  leave = new AbortController();
});
afterEach(async () => {
  leave.abort();
  await local.close();
});

const start = (): (() => void) => install(world as unknown as World, endpoints, wizAsk);
const see = async (): Promise<unknown> => (await world.fetch(`${local.url}/balance`)).json();
const heard: { id: string; observation: Json }[] = [];
const forgeries: string[] = [];
const hear = (): void => {
  heard.length = 0;
  forgeries.length = 0;
  openBridge(document).onObservation(
    (id, observation) => heard.push({ id, observation }),
    leave.signal,
    (reason) => forgeries.push(reason),
    () => undefined,
  );
};
const ask = (more: Partial<Ask> = {}): Ask => ({
  endpoint: 'balance',
  method: 'GET',
  url: `${local.url}/balance`,
  auth: { kind: 'cookies' },
  ...more,
});

describe('the bridge', () => {
  it('answers a hello once, though the page answers our answer with a hello', () => {
    hear();
    let answers = 0;
    const greet = () => document.dispatchEvent(new CustomEvent(FROM_PAGE, { detail: '{"type":"hello"}' }));
    document.addEventListener(FROM_CONTENT, () => {
      answers++;
      greet();
    });
    greet();
    greet();
    expect(answers).toBe(2);
  });

  it('brings what the page reads to the content script, each with an id of its own', async () => {
    start();
    hear();
    await see();
    await see();
    expect(heard).toMatchObject([
      { observation: { body: { value: { credits: 38 } } } },
      { observation: { status: 200 } },
    ]);
    expect(new Set(heard.map((one) => one.id)).size).toBe(2);
  });

  it('keeps what is seen before the content script listens, at most 50, and brings it once', async () => {
    start();
    for (let i = 0; i < MAX_KEPT + 5; i++) await see();
    hear();
    expect(heard).toHaveLength(MAX_KEPT);
    const again = vi.fn();
    openBridge(document).onObservation(again, leave.signal, again, again);
    expect(again).not.toHaveBeenCalled();
  });

  it.each([
    ['malformed', 'no JSON'],
    ['malformed', '{"type":"order"}'],
    ['oversized', 'x'.repeat(300_000)],
  ])('tells of what the tap can’t have said: %s', (reason, detail) => {
    hear();
    document.dispatchEvent(new CustomEvent(FROM_PAGE, { detail }));
    expect(forgeries).toEqual([reason]);
    expect(heard).toEqual([]);
  });

  it('works when the content script was there first', async () => {
    hear();
    start();
    await see();
    expect(heard).toHaveLength(1);
  });

  it('is quiet after the content script has left', async () => {
    start();
    hear();
    leave.abort();
    await see();
    expect(heard).toEqual([]);
  });

  it('tells a message that is too long as too large', async () => {
    const wide = { each: { keys: { '*': true } } } as const;
    const rows = Array.from({ length: 200 }, () =>
      Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`k${i}`, 'x'.repeat(100)])),
    );
    world.fetch = async () => new Response(JSON.stringify(rows));
    endpoints = { balance: { ...(endpoints.balance as Endpoints[string]), response: { json: wide } } };
    start();
    hear();
    await see();
    expect(heard).toMatchObject([{ observation: { status: 200, body: { kind: 'too-large' } } }]);
  });

  it.each([
    ['no text', { type: 'observation', id: 'x', observation: {} }],
    ['no JSON', '{'],
    ['an unknown type', '{"type":"other","id":"x","observation":{}}'],
    ['no id', '{"type":"observation","observation":{}}'],
    ['no observation', '{"type":"observation","id":"x"}'],
    ['1 MB of it', JSON.stringify({ type: 'observation', id: 'x', observation: { a: 'x'.repeat(1e6) } })],
  ])('drops what a page forges: %s', (_name, detail) => {
    hear();
    document.dispatchEvent(new CustomEvent(FROM_PAGE, { detail }));
    expect(heard).toEqual([]);
  });
});

describe('asking through the page', () => {
  it('uses the original fetch and the page’s token, and is answered, not observed', async () => {
    world.Clerk = { loaded: true, session: { getToken: async () => 'clerk-token' } };
    start();
    hear();
    const answer = await openBridge(document).ask(ask({ auth: { kind: 'clerk' } }), leave.signal);
    expect(answer).toMatchObject({ status: 200, body: { kind: 'json', value: { credits: 38 } } });
    expect(local.requests[0]?.headers.authorization).toBe('Bearer clerk-token');
    expect(heard).toEqual([]);
  });

  it('uses the tokens that a page of Google’s has for itself', async () => {
    world.WIZ_global_data = { SNlM0e: 'token' };
    endpoints = { balance: { ...(endpoints.balance as Endpoints[string]), method: 'POST' } };
    start();
    const answer = await openBridge(document).ask(
      ask({ method: 'POST', body: 'f.req=1', auth: { kind: 'wiz' } }),
      leave.signal,
    );
    expect(answer).toMatchObject({ status: 200, body: { kind: 'json', value: { credits: 38 } } });
    expect(local.requests[0]?.body).toBe('f.req=1&at=token&');
  });

  it('has no answer once the asker has left', async () => {
    const answer = openBridge(document).ask(ask(), leave.signal);
    leave.abort();
    expect(await answer).toBeUndefined();
    expect(await openBridge(document).ask(ask(), leave.signal)).toBeUndefined();
  });

  it.each<[string, object]>([
    ['a URL that is not the endpoint’s', { url: '/elsewhere' }],
    ['an endpoint that there is not', { endpoint: 'other' }],
    ['a method that changes things', { method: 'DELETE' }],
    ['a key', { auth: { kind: 'key' } }],
    ['headers that are no texts', { headers: { a: 1 } }],
  ])('sends nothing for %s, whoever asks', async (_name, more) => {
    start();
    const forged = { ...ask(), ...more };
    const url = forged.url.startsWith('/') ? local.url + forged.url : forged.url;
    document.dispatchEvent(
      new CustomEvent(FROM_CONTENT, {
        detail: JSON.stringify({ type: 'ask', id: 'x', ask: { ...forged, url } }),
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(local.requests).toEqual([]);
  });
});

describe('installing', () => {
  it('twice taps once', async () => {
    start();
    const tapped = world.fetch;
    start();
    expect(world.fetch).toBe(tapped);
    hear();
    await see();
    expect(heard).toHaveLength(1);
  });

  it('ends with stop, and may begin anew', async () => {
    const original = world.fetch;
    start();
    hear();
    openBridge(document).stop();
    expect(world.fetch).toBe(original);
    await see();
    expect(heard).toEqual([]);
    start();
    await see();
    expect(heard).toHaveLength(1);
  });

  it('says nothing of a body that is read after the stop', async () => {
    const uninstall = start();
    hear();
    const response = await world.fetch(`${local.url}/balance`);
    uninstall();
    expect(await response.json()).toEqual({ credits: 38 });
    expect(heard).toEqual([]);
  });

  it('leaves no name in the page’s world', () => {
    const names = Reflect.ownKeys(world);
    const before = Reflect.ownKeys(globalThis);
    start();
    expect([Reflect.ownKeys(world), Reflect.ownKeys(globalThis)]).toEqual([names, before]);
  });
});

describe('a tap that is told later what to watch', () => {
  const startLater = () => install(world as unknown as World, {}, undefined, true);
  const watched = () => {
    const bridge = openBridge(document);
    bridge.onObservation(
      (id, observation) => heard.push({ id, observation }),
      leave.signal,
      () => undefined,
      () => undefined,
    );
    bridge.watch(endpoints);
    return bridge;
  };
  const forge = (told: unknown) =>
    document.dispatchEvent(
      new CustomEvent(FROM_CONTENT, { detail: JSON.stringify({ type: 'watch', endpoints: told }) }),
    );
  beforeEach(() => {
    heard.length = 0;
  });

  it('watches nothing before, and lets everything by', async () => {
    startLater();
    hear();
    expect(await see()).toEqual({ credits: 38 });
    expect(heard).toEqual([]);
  });

  it('watches what it is told, from then on', async () => {
    startLater();
    await see();
    watched();
    expect(heard).toEqual([]);
    await see();
    expect(heard).toMatchObject([{ observation: { body: { value: { credits: 38 } } } }]);
  });

  it('is told though it comes after the content script', async () => {
    watched();
    startLater();
    await see();
    expect(heard).toHaveLength(1);
  });

  it('watches something else where it is told so again', async () => {
    startLater();
    const bridge = watched();
    bridge.watch({});
    await see();
    expect(heard).toEqual([]);
  });

  it('answers what is asked of it by what it was told', async () => {
    startLater();
    const early = openBridge(document).ask(ask(), AbortSignal.timeout(50));
    expect(await early).toBeUndefined();
    const answer = await watched().ask(ask(), leave.signal);
    expect(answer).toMatchObject({ body: { value: { credits: 38 } } });
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    [
      'everything',
      { all: { kind: 'balance', method: 'GET', url: 'https://:host/*', confidence: 'low', response: {} } },
    ],
  ])(
    'is the only one that hears it: a forged word at a platform that we ship changes nothing (%s)',
    async (_, told) => {
      start();
      hear();
      forge(told);
      await see();
      expect(heard).toMatchObject([
        { observation: { url: `${local.url}/balance`, body: { value: { credits: 38 } } } },
      ]);
      const elsewhere = ask({ endpoint: 'all', url: `${local.url}/elsewhere` });
      expect(await openBridge(document).ask(elsewhere, AbortSignal.timeout(50))).toBeUndefined();
    },
  );

  it.each<[string, unknown]>([
    ['no endpoints', null],
    ['a list', []],
    ['a text', 'all'],
    ['rubbish', { a: 1, b: { url: 7 }, c: { method: 'GET', url: `http://127.0.0.1/*` } }],
  ])('goes on, and the page with it, where it is told %s', async (_, told) => {
    startLater();
    hear();
    forge(told);
    expect(await see()).toEqual({ credits: 38 });
    expect(heard).toEqual([]);
  });
});
