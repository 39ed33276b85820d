import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AskEnv, runAsk } from '../../lib/page/ask';
import { askInTab } from '../../lib/page/ask-in-tab';
import { placeKey } from '../../lib/page/key-placement';
import type { Ask, Auth, KeyPlacement } from '../../lib/platforms/platform';
import type { Endpoint } from '../../lib/wire/endpoint';
import { fields } from '../../lib/wire/pick';
import { unary } from '../wire/grpc-web';
import { json, NOW, parts, type Site, site } from './world';

const payload = Buffer.from('{"org":"org-1","email":"a@b.example"}').toString('base64url');
const TOKEN = `head.${payload}.signature`;
const MIN = 60_000;

let local: Site;
let time: number;
let answers: { session: unknown; sessionStatus: number; status: number };
const env = (more: Partial<AskEnv> = {}): AskEnv => ({ fetch: globalThis.fetch, now: () => time, ...more });

beforeEach(async () => {
  time = NOW;
  answers = { session: { accessToken: TOKEN }, sessionStatus: 200, status: 200 };
  local = await site({
    '/session': (request, response) => json(answers.session, answers.sessionStatus)(request, response),
    '/challenge': (_request, response) =>
      response.writeHead(403, { 'content-type': 'text/html' }).end('<title>Just a moment...</title>'),
    '/balance': (request, response) => json({ credits: 38, token: TOKEN }, answers.status)(request, response),
    '/moved': (_request, response) => response.writeHead(302, { location: '/balance' }).end(),
    '/stream': parts('data: {"cre', 'dits":5}\n\n'),
    '/message': parts(unary((pbf) => pbf.writeFloatField(1, 12.5))),
    '/silent': () => undefined,
    '/huge': (_request, response) => response.end('x'.repeat(3_000_000)),
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await local.close();
});

const endpoint: Endpoint = {
  kind: 'balance',
  method: 'GET',
  url: [],
  confidence: 'high',
  request: { headers: { authorization: { jwt: fields('org') }, 'x-client': true }, query: { page: true } },
  response: { json: fields('credits'), events: fields('credits') },
};

const ask = (path: string, auth: Auth, more: Partial<Ask> = {}): Ask => ({
  endpoint: 'balance',
  method: 'GET',
  url: local.url + path,
  auth,
  ...more,
});
const cookies: Auth = { kind: 'cookies' };
const session = (path = '/session'): Auth => ({
  kind: 'session-token',
  url: local.url + path,
  field: 'accessToken',
});
const count = (path: string): number => local.requests.filter((request) => request.path === path).length;

describe('a request of ours', () => {
  it('comes out as the page’s own would', async () => {
    const seen = await runAsk(
      ask('/balance?page=2&q=x', cookies, { headers: { 'X-Client': 'web' } }),
      endpoint,
      env(),
    );
    expect(seen).toEqual({
      method: 'GET',
      url: `${local.url}/balance`,
      status: 200,
      startedAt: NOW,
      endedAt: NOW,
      headers: { contentType: 'application/json' },
      request: { headers: { 'x-client': 'web' }, query: { page: '2' } },
      body: { kind: 'json', value: { credits: 38 } },
    });
  });

  it('reads a stream as a stream', async () => {
    expect((await runAsk(ask('/stream', cookies), endpoint, env())).body).toMatchObject({
      values: [{ credits: 5 }],
    });
  });

  it('with binary bodies: a text of zeros goes out as zero bytes, a message comes in as JSON', async () => {
    const binary: Endpoint = {
      ...endpoint,
      response: { protobuf: { framing: 'grpc-web', fields: { 1: { name: 'percent', type: 'float' } } } },
    };
    const headers = { 'Content-Type': 'application/grpc-web+proto' };
    const empty = { method: 'POST', headers, body: '\0\0\0\0\0' } as const;
    const seen = await runAsk(ask('/message', cookies, empty), binary, env());
    expect(seen.body).toEqual({ kind: 'json', value: { percent: 12.5, grpcStatus: 0 } });
    const [sent] = local.requests;
    expect([sent?.body, sent?.headers['content-type']]).toEqual(['\0\0\0\0\0', 'application/grpc-web+proto']);
  });

  it('stops reading what is too large', async () => {
    const { body } = await runAsk(ask('/huge', cookies), endpoint, env());
    expect(body).toMatchObject({ kind: 'too-large' });
  });

  it('with no network is unreachable', async () => {
    const url = local.url;
    await local.close();
    const seen = await runAsk({ ...ask('', cookies), url }, endpoint, env());
    expect(seen).toMatchObject({ status: 0, body: { kind: 'unreachable', problem: 'network error' } });
  });

  it('with no answer in 15 s is unreachable', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const seen = runAsk(ask('/silent', cookies), endpoint, env());
    await vi.advanceTimersByTimeAsync(15_000);
    expect((await seen).body).toEqual({ kind: 'unreachable', problem: 'no answer within 15 s' });
  });

  it('takes the browser’s sign-in along, but never with a key, and keeps a key from other places', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response('{}'));
    await runAsk(ask('/balance', cookies), endpoint, env({ fetch }));
    await runAsk(ask('/balance', { kind: 'key' }), endpoint, env({ fetch, key: 'k-1' }));
    expect(fetch.mock.calls.map(([, init]) => init)).toMatchObject([
      { credentials: 'include', redirect: 'follow', cache: 'no-store' },
      { credentials: 'omit', redirect: 'error', cache: 'no-store' },
    ]);
    const moved = await runAsk(ask('/moved', { kind: 'key' }), endpoint, env({ key: 'k-1' }));
    expect([moved.body.kind, count('/balance')]).toEqual(['unreachable', 0]);
  });
});

describe('a token', () => {
  it('goes with the request, and only its declared claims come out', async () => {
    const seen = await runAsk(ask('/balance', session()), endpoint, env());
    expect(local.requests.at(-1)?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(seen.request?.headers).toEqual({ authorization: { org: 'org-1' } });
    expect(JSON.stringify(seen)).not.toContain(TOKEN);
    expect(JSON.stringify(seen)).not.toContain(payload);
  });

  it('that goes to another host than the one that gave it leaves the cookies at home', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json({ accessToken: TOKEN }));
    const url = 'https://page.example/session';
    const elsewhere: Auth = { kind: 'session-token', url, field: 'accessToken' };
    await runAsk(ask('/balance', elsewhere), endpoint, env({ fetch }));
    await runAsk(ask('/balance', session()), endpoint, env({ fetch }));
    expect(fetch.mock.calls.map(([, init]) => init?.credentials)).toEqual([
      'include',
      'same-origin',
      'include',
      'include',
    ]);
  });

  it('is kept for 5 minutes', async () => {
    for (const minutes of [0, 4, 5]) {
      time = NOW + minutes * MIN;
      await runAsk(ask('/balance', session()), endpoint, env());
    }
    expect([count('/session'), count('/balance')]).toEqual([2, 3]);
  });

  it('that is refused is dropped; a kept one is tried anew once', async () => {
    await runAsk(ask('/balance', session()), endpoint, env());
    answers.status = 401;
    expect((await runAsk(ask('/balance', session()), endpoint, env())).status).toBe(401);
    expect([count('/session'), count('/balance')]).toEqual([2, 3]);
    await runAsk(ask('/balance', session()), endpoint, env());
    expect([count('/session'), count('/balance')]).toEqual([3, 4]);
  });

  it.each([
    ['an empty session', {}, 200],
    ['a refused session', { error: 'x' }, 401],
    ['a null session', null, 200],
    ['a token that is no text', { accessToken: 1 }, 200],
  ])('is missing: %s means that nobody is signed in', async (_name, value, status) => {
    Object.assign(answers, { session: value, sessionStatus: status });
    expect((await runAsk(ask('/balance', session()), endpoint, env())).body).toEqual({ kind: 'no-session' });
    expect(count('/balance')).toBe(0);
  });

  it('is not missing when the session is behind a challenge or in trouble: that is told instead', async () => {
    expect(await runAsk(ask('/balance', session('/challenge')), endpoint, env())).toMatchObject({
      status: 403,
      body: { kind: 'html', challenge: true },
    });
    answers.sessionStatus = 503;
    expect(await runAsk(ask('/balance', session()), endpoint, env())).toMatchObject({
      status: 503,
      body: { kind: 'json' },
    });
  });

  it.each<[string, Auth, Partial<AskEnv>]>([
    ['no key', { kind: 'key' }, {}],
    ['nothing stored', { kind: 'stored-token', key: 'token' }, { stored: () => undefined }],
    ['no storage here', { kind: 'stored-token', key: 'token' }, {}],
    ['no Clerk here', { kind: 'clerk' }, {}],
    ['no tokens of Google’s in the page', { kind: 'wiz' }, {}],
    ['Clerk without a session', { kind: 'clerk' }, { clerk: async () => null }],
  ])('is missing: %s', async (_name, auth, more) => {
    expect((await runAsk(ask('/balance', auth), endpoint, env(more))).body).toEqual({ kind: 'no-session' });
    expect(local.requests).toEqual([]);
  });

  it.each([
    ['a text', 'abc.def', undefined],
    ['JSON of a text', '"abc.def"', undefined],
    ['a member of an object', '{"value":"abc.def","__version":"0"}', 'value'],
  ])('comes from the page’s storage as %s, and takes no cookies along', async (_name, text, field) => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response('{}'));
    const auth: Auth = { kind: 'stored-token', key: 'userToken', ...(field === undefined ? {} : { field }) };
    const stored = (key: string) => (key === 'userToken' ? text : null);
    await askInTab(ask('/balance', auth), endpoint, { fetch, now: () => NOW, stored });
    const [, init] = fetch.mock.calls[0] ?? [];
    expect(new Headers(init?.headers).get('authorization')).toBe('Bearer abc.def');
    expect(init).toMatchObject({ credentials: 'same-origin', redirect: 'error' });
  });

  it('is missing: a stored object without it', async () => {
    const auth: Auth = { kind: 'stored-token', key: 'token', field: 'value' };
    const tab = { fetch: globalThis.fetch, now: () => NOW, stored: () => '{"v":1}' };
    expect((await askInTab(ask('/balance', auth), endpoint, tab)).body).toEqual({ kind: 'no-session' });
    expect(local.requests).toEqual([]);
  });

  it.each<[string, KeyPlacement, string, Record<string, string>]>([
    ['a header of its own', { header: 'xi-api-key' }, '', { 'xi-api-key': 'k-1' }],
    ['after a word', { header: 'authorization', after: 'Token' }, '', { authorization: 'Token k-1' }],
    ['in the query, beside what is there', { query: 'api_key' }, '?a=1&api_key=k-1', {}],
  ])('that is a key stands %s where the platform looks for it there', async (_name, sent, query, headers) => {
    const own = {
      ...ask('/balance', { kind: 'key', sent }),
      url: `${local.url}/balance${query === '' ? '' : '?a=1'}`,
    };
    const seen = await runAsk(own, endpoint, env({ key: 'k-1', place: placeKey }));
    const [request] = local.requests;
    expect(request?.query).toBe(query);
    expect(request?.headers).toMatchObject(headers);
    expect(Object.keys(headers).includes('authorization')).toBe(request?.headers.authorization !== undefined);
    expect(JSON.stringify(seen)).not.toContain('k-1');
  });

  it.each([
    ['7:tok:en', '7', 'Bearer tok:en'],
    ['token', undefined, 'Bearer token'],
    [':token', undefined, 'Bearer token'],
  ])(
    'that is a key with its owner before it (%s) stands in two headers',
    async (key, owner, authorization) => {
      const sent: KeyPlacement = { header: 'authorization', after: 'Bearer', owner: 'new-api-user' };
      await runAsk(ask('/balance', { kind: 'key', sent }), endpoint, env({ key, place: placeKey }));
      const headers = local.requests[0]?.headers;
      expect([headers?.['new-api-user'], headers?.authorization]).toEqual([owner, authorization]);
    },
  );

  it('comes from Clerk or is the key', async () => {
    await runAsk(ask('/balance', { kind: 'clerk' }), endpoint, env({ clerk: async () => 'c-1' }));
    await runAsk(ask('/balance', { kind: 'key' }), endpoint, env({ key: 'k-1' }));
    expect(local.requests.map((request) => request.headers.authorization)).toEqual([
      'Bearer c-1',
      'Bearer k-1',
    ]);
  });
});
