// @vitest-environment happy-dom
import type { Window as HappyWindow } from 'happy-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tapXhr } from '../../lib/page/xhr-tap';
import type { Endpoints } from '../../lib/wire/endpoint';
import { fields } from '../../lib/wire/pick';
import { type Asked, asked, json, type Site, site, type Watching, watching } from './world';

/** happy-dom gives each window an empty subclass; the methods are where a browser has them, one further up. */
const world = { XMLHttpRequest: Object.getPrototypeOf(XMLHttpRequest) as typeof XMLHttpRequest };

let local: Site;
let person: Asked;
let page: Watching;
let url: string;

beforeEach(async () => {
  (window as unknown as HappyWindow).happyDOM.settings.fetch.disableSameOriginPolicy = true;
  local = await site({ '/send': json({ id: 'g1' }), '/other': json({}) });
  url = `${local.url}/send`;
  const endpoints: Endpoints = {
    send: {
      ...({ kind: 'usage', method: 'POST', confidence: 'high' } as const),
      url,
      request: { headers: { 'x-org': true }, body: { keys: { model: true } } },
      task: { feature: 'create', model: 'body.model' },
      response: { json: fields('id') },
    },
  };
  person = asked();
  page = watching(local.url, endpoints, person);
  tapXhr(world, page.patches, page.watch);
});
afterEach(async () => {
  page.patches.undo();
  await local.close();
});

const body = JSON.stringify({ model: 'm-2' });

function opened(isAsync = true) {
  const xhr = new XMLHttpRequest();
  const heard: string[] = [];
  for (const type of ['readystatechange', 'load', 'error', 'abort', 'timeout', 'loadend']) {
    xhr.addEventListener(type, () => heard.push(`${type}:${xhr.readyState}`));
    xhr.upload.addEventListener(type, () => heard.push(`upload-${type}`));
  }
  xhr.open('POST', url, isAsync);
  heard.length = 0;
  return { xhr, heard };
}

const aborted = ['readystatechange:4', 'upload-abort', 'upload-loadend', 'abort:4', 'loadend:4'];
const done = (xhr: XMLHttpRequest) => new Promise((resolve) => xhr.addEventListener('loadend', resolve));

describe('an XMLHttpRequest that is held', () => {
  it('has asked for what it is, is open, and leaves once when the person says so', async () => {
    const { xhr } = opened();
    xhr.setRequestHeader('x-org', 'org-1');
    xhr.send(body);
    expect([person.tasks, xhr.readyState, local.requests]).toEqual([
      [{ feature: 'create', model: 'm-2' }],
      1,
      [],
    ]);
    const end = done(xhr);
    person.decide(true);
    await end;
    expect([xhr.status, xhr.responseText]).toEqual([200, '{"id":"g1"}']);
    expect(local.requests).toMatchObject([{ body, headers: { 'x-org': 'org-1' } }]);
    expect(page.seen).toMatchObject([{ request: { body: { model: 'm-2' } }, status: 200 }]);
  });

  it('is refused a second send and more headers, as one that is under way', () => {
    const { xhr } = opened();
    xhr.send(body);
    for (const call of [() => xhr.send(), () => xhr.setRequestHeader('a', 'b')])
      expect(call).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
    expect(person.tasks).toHaveLength(1);
  });

  it.each([
    ['a body', body, aborted],
    ['none', null, ['readystatechange:4', 'abort:4', 'loadend:4']],
  ])('with %s ends by the person’s Cancel with the events of an abort', (_, sent, events) => {
    const { xhr, heard } = opened();
    xhr.send(sent);
    person.decide(false);
    expect(heard).toEqual(events);
    expect([xhr.readyState, xhr.status, xhr.responseText, local.requests]).toEqual([0, 0, '', []]);
  });

  it('ends by the page’s abort in the same way, and nobody decides any more', () => {
    const { xhr, heard } = opened();
    xhr.send(body);
    xhr.abort();
    expect([heard, xhr.readyState, person.givenUp]).toEqual([aborted, 0, 1]);
  });

  it('ends without a word by another open', async () => {
    const { xhr, heard } = opened();
    xhr.send(body);
    xhr.open('GET', `${local.url}/other`);
    expect([heard.filter((event) => event !== 'readystatechange:1'), person.givenUp]).toEqual([[], 1]);
    const end = done(xhr);
    xhr.send();
    await end;
    expect(local.requests.map(({ path }) => path)).toEqual(['/other']);
  });

  it('stays where the page opens it in a way that is refused', () => {
    const { xhr } = opened();
    xhr.send(body);
    expect(() => xhr.open('TRACE', url)).toThrow();
    expect(person.givenUp).toBe(0);
  });
});

describe('one that was cancelled', () => {
  it('takes nothing until it is opened, and then all again', async () => {
    const { xhr, heard } = opened();
    xhr.send(body);
    person.decide(false);
    for (const call of [() => xhr.send(body), () => xhr.setRequestHeader('a', 'b')])
      expect(call).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
    heard.length = 0;
    xhr.open('POST', url);
    expect([xhr.readyState, heard.at(-1)]).toEqual([1, 'readystatechange:1']);
    xhr.send(body);
    expect(person.tasks).toHaveLength(2);
    const end = done(xhr);
    person.decide(true);
    await end;
    expect([xhr.readyState, xhr.status, local.requests.length]).toEqual([4, 200, 1]);
  });
});

it('sends the bytes that it was given, whatever the page does to them meanwhile', () => {
  page.patches.undo();
  const { prototype } = world.XMLHttpRequest;
  const native = prototype.send;
  const sent = vi.fn<(body: unknown) => void>();
  prototype.send = sent;
  const { patches, watch } = watching(local.url, page.watch.endpoints, person);
  tapXhr(world, patches, watch);
  const { xhr } = opened();
  const bytes = new TextEncoder().encode(body);
  xhr.send(bytes);
  bytes.fill(0);
  person.decide(true);
  patches.undo();
  prototype.send = native;
  expect(new TextDecoder().decode(sent.mock.calls[0]?.[0] as ArrayBuffer)).toBe(body);
});

describe('nobody is asked', () => {
  it('about a synchronous one', () => {
    const { xhr } = opened(false);
    expect(() => xhr.send(body)).not.toThrow();
    expect(person.tasks).toEqual([]);
  });

  it('while it is switched off', async () => {
    person.armed = false;
    const { xhr } = opened();
    const end = done(xhr);
    xhr.send(body);
    await end;
    expect([person.tasks, local.requests.length]).toEqual([[], 1]);
  });

  it.each<[string, () => void]>([
    ['where nobody holds it', () => (person.holds = false)],
    [
      'where asking fails',
      () => {
        person.ask = () => {
          throw new Error('ours');
        };
      },
    ],
  ])('twice: it goes at once %s', async (_, given) => {
    given();
    const { xhr } = opened();
    const end = done(xhr);
    xhr.send(body);
    await end;
    expect([xhr.status, local.requests.length]).toEqual([200, 1]);
  });
});
