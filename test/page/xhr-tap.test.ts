// @vitest-environment happy-dom
import type { Window as HappyWindow } from 'happy-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tapXhr } from '../../lib/page/xhr-tap';
import type { Endpoints } from '../../lib/wire/endpoint';
import { fields } from '../../lib/wire/pick';
import { batch, frame } from '../practice/batchexecute';
import { json, NOW, parts, type Site, site, type Watching, watching } from './world';

const SECRET = 'the quick brown prompt that nobody may see';
/** happy-dom gives each window an empty subclass; the methods are where a browser has them, one further up. */
const world = { XMLHttpRequest: Object.getPrototypeOf(XMLHttpRequest) as typeof XMLHttpRequest };
const original = world.XMLHttpRequest.prototype.open;

let local: Site;
let page: Watching;

beforeEach(async () => {
  (window as unknown as HappyWindow).happyDOM.settings.fetch.disableSameOriginPolicy = true;
  local = await site({
    '/balance': json({ credits: 38, secret: SECRET }),
    '/other': json({}),
    '/broken': (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"cre'),
    '/gone': (request) => request.socket.destroy(),
    '/send': json({ id: 'g1' }, 402),
    '/stream': parts('data: {"le', 'ft":0.5}\n\n', 'data: {"left":0.4}\n\n'),
    '/chunks': parts(batch([frame('abc', [1, SECRET])], [frame('def', 2)]), `9\n${' '.repeat(9)}`),
    '/endless': (_request, response) => response.writeHead(200).write('data: {"left":0.4}\n\n'),
  });
  const read = { kind: 'balance', method: 'GET', confidence: 'high' } as const;
  const endpoints: Endpoints = {
    balance: {
      ...read,
      url: ['balance', 'broken', 'gone'].map((path) => `${local.url}/${path}`),
      response: { json: fields('credits') },
    },
    stream: {
      ...read,
      url: ['stream', 'endless'].map((path) => `${local.url}/${path}`),
      response: { events: fields('left') },
    },
    chunks: {
      ...read,
      url: `${local.url}/chunks`,
      response: { batchexecute: { abc: { at: { 0: true } } } },
    },
    send: {
      kind: 'usage',
      method: 'POST',
      url: `${local.url}/send`,
      confidence: 'high',
      request: { headers: { 'x-org': true }, body: { keys: { model: true, prompt: 'length' } } },
      response: { json: fields('id') },
    },
  };
  page = watching(local.url, endpoints);
  tapXhr(world, page.patches, page.watch);
});

afterEach(async () => {
  page.patches.undo();
  await local.close();
});

interface Sending {
  readonly method?: string;
  readonly type?: XMLHttpRequestResponseType;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function send(
  path: string,
  { method = 'GET', type = '', headers = {}, body }: Sending = {},
): Promise<XMLHttpRequest> {
  const xhr = new XMLHttpRequest();
  xhr.open(method, local.url + path);
  xhr.responseType = type;
  for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
  return new Promise((resolve) => {
    xhr.addEventListener('loadend', () => setTimeout(() => resolve(xhr), 5));
    xhr.send(body ?? null);
  });
}

describe('an XMLHttpRequest', () => {
  it.each<XMLHttpRequestResponseType>(['', 'text', 'json', 'arraybuffer', 'blob'])(
    'with responseType "%s" is read along',
    async (type) => {
      const xhr = await send('/balance?x=1', { type });
      expect(xhr.status).toBe(200);
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
    },
  );

  it('that streams gives its events', async () => {
    await send('/stream');
    expect(page.seen.map((one) => one.body)).toMatchObject([
      { kind: 'events', values: [{ left: 0.5 }, { left: 0.4 }] },
    ]);
  });

  it('that streams chunks of calls gives those that are declared', async () => {
    await send('/chunks');
    expect(page.seen.map((one) => one.body)).toMatchObject([{ kind: 'events', values: [{ abc: { 0: 1 } }] }]);
  });

  it('is picked of what was sent, and its prompt is a length', async () => {
    const body = JSON.stringify({ model: 'm-2', prompt: SECRET });
    await send('/send', { method: 'post', headers: { 'X-Org': 'org-1', authorization: SECRET }, body });
    expect(page.seen).toMatchObject([
      {
        method: 'POST',
        status: 402,
        request: { headers: { 'x-org': 'org-1' }, body: { model: 'm-2', prompt: SECRET.length } },
      },
    ]);
    expect(JSON.stringify(page.seen)).not.toContain(SECRET);
    expect(local.requests[0]?.body).toBe(body);
  });

  it('with broken JSON is told as such', async () => {
    expect((await send('/broken', { type: 'json' })).response).toBeNull();
    expect(page.seen.map((one) => one.body.kind)).toEqual(['not-json']);
  });

  it('with no network is told as unreachable, after a moment', async () => {
    await send('/gone');
    expect([page.seen.length, page.postponed.length]).toEqual([0, 1]);
    page.postponed[0]?.();
    expect(page.seen[0]?.body.kind).toBe('unreachable');
  });

  it('that the page aborts is no dead network', async () => {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', `${local.url}/endless`);
    xhr.send();
    xhr.abort();
    expect(page.postponed).toEqual([]);
  });

  it('used again for something else is let alone then', async () => {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', `${local.url}/balance`);
    xhr.open('GET', `${local.url}/other`);
    await new Promise((resolve) => {
      xhr.addEventListener('loadend', resolve);
      xhr.send();
    });
    expect(page.seen).toEqual([]);
  });

  it('looks like its own, and is its own again after undo', () => {
    expect([XMLHttpRequest.prototype.open.name, XMLHttpRequest.prototype.open.length]).toEqual([
      original.name,
      original.length,
    ]);
    page.patches.undo();
    expect(XMLHttpRequest.prototype.open).toBe(original);
  });

  it('works on when we fail', async () => {
    const emit = vi.fn(() => {
      throw new Error('ours');
    });
    tapXhr(world, page.patches, { ...page.watch, emit });
    expect((await send('/balance')).responseText).toContain(SECRET);
    expect(emit).toHaveBeenCalled();
  });
});
