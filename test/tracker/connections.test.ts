import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Platform } from '../../lib/platforms/platform';
import { keysItem, platformItem } from '../../lib/storage/items';
import { Store } from '../../lib/storage/store';
import { Connections } from '../../lib/tracker/connections';
import { ingest } from '../../lib/tracker/ingest';
import { Refresher } from '../../lib/tracker/refresh';
import { client, facts, REDIRECT } from '../oauth/sample';
import { platform as samplePlatform } from './connected-platform';
import { HOUR, MINUTE, NOON, storedState, storeSettings } from './fakes';

const done = { ok: true };

/** The vendor: its consent page, its token endpoint, and its API. */
class Vendor {
  /** What the person does at the consent page, or the vendor where nobody is asked. */
  consent: (url: URL, interactive: boolean) => string | Error = (url) =>
    `${REDIRECT}?code=c0de&state=${url.searchParams.get('state')}`;
  /** Answers of the token endpoint, the last one again and again. */
  grants: (() => Response | Promise<Response>)[] = [];
  /** Tokens that the API takes. */
  readonly good = new Set<string>();
  readonly shown: boolean[] = [];
  readonly asked: string[] = [];
  answers: Record<string, () => Response> = {};

  readonly fetch = vi.fn(async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = new URL(String(input));
    if (url.host === 'login.acme.example') {
      const body = new URLSearchParams(String(init?.body));
      this.asked.push(`${url.pathname.split('/').at(-1)} ${body.get('grant_type') ?? body.get('token')}`);
      const grant = this.grants.length > 1 ? this.grants.shift() : this.grants[0];
      return grant?.() ?? new Response(null, { status: 200 });
    }
    const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? 'none';
    this.asked.push(`${url.host}${url.pathname} ${token}`);
    if (!this.good.has(token)) return Response.json({ error: 'no' }, { status: 401 });
    return this.answers[url.pathname]?.() ?? Response.json({ left: 7 });
  });

  /** The next answer of the token endpoint: this token, which the API takes from now on. */
  grant(access: string, more: object = {}): () => Response {
    return () => {
      this.good.add(access);
      return Response.json({
        access_token: access,
        token_type: 'Bearer',
        expires_in: 3600,
        refresh_token: 'r',
        ...more,
      });
    };
  }
}

let now: number;
let vendor: Vendor;
let store: Store;
let secrets: Map<string, string>;
let connections: Connections;
const acme: Platform = samplePlatform;

beforeEach(async () => {
  vi.spyOn(console, 'debug').mockImplementation(() => {});
  now = NOON;
  vendor = new Vendor();
  secrets = new Map();
  await storeSettings({ enabled: ['acme'] });
  store = new Store(() => now);
  let ids = 0;
  connections = new Connections({
    store,
    now: () => now,
    newId: () => `connection-${ids++}`,
    fetch: vendor.fetch,
    redirectUrl: () => REDIRECT,
    authorize: async (url, interactive) => {
      vendor.shown.push(interactive);
      const answer = vendor.consent(new URL(url), interactive);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    readSecret: async (id) => secrets.get(id),
    saveSecret: async (id, secret) => void secrets.set(id, secret),
    eraseSecret: async (id) => void secrets.delete(id),
  });
});

const ask = (url = 'https://api.acme.example/left', also?: readonly string[]) =>
  connections.ask(acme, {
    endpoint: 'left',
    method: 'GET',
    url,
    auth: { kind: 'oauth' },
    ...(also === undefined ? {} : { also }),
  });
async function body(asked: ReturnType<typeof ask>) {
  const answer = await asked;
  return 'nowhere' in answer ? 'nowhere' : answer.observation.body;
}
const connect = async () => {
  vendor.grants = [vendor.grant('first')];
  expect(await connections.connect(acme, client)).toEqual(done);
  vendor.asked.length = 0;
  vendor.shown.length = 0;
};
const problemsOf = async (answer: ReturnType<Connections['connect']>) => {
  const told = await answer;
  return told.ok ? [] : told.problems;
};

describe('connecting', () => {
  it('keeps the tokens among the secrets, and of the rest only what no secret is', async () => {
    await connect();
    const stored = JSON.stringify(await storedState());
    expect((await storedState()).keys).toEqual([
      { id: 'connection-0', platform: 'acme', masked: 'client-1', addedAt: NOON },
    ]);
    for (const secret of ['first', 's-hush', '"r"']) expect(stored).not.toContain(secret);
    expect(JSON.parse(secrets.get('connection-0') ?? '')).toEqual({
      client,
      tokens: { access: 'first', expiresAt: NOON + HOUR, refresh: 'r' },
    });
  });

  it('again takes the place of the first, and needs nothing typed', async () => {
    await connect();
    vendor.grants = [vendor.grant('second')];
    expect(await connections.connect(acme)).toEqual(done);
    expect((await storedState()).keys).toHaveLength(1);
    expect(await body(ask())).toEqual({ kind: 'json', value: { left: 7 } });
    expect(vendor.asked).toEqual(['token authorization_code', 'api.acme.example/left second']);
  });

  it('says what is wrong with what was typed, and shows no page', async () => {
    const problems = await problemsOf(
      connections.connect(acme, { id: 'me', secret: 's-hush', tenant: 'acme' }),
    );
    expect(problems).toEqual([{ field: 'id', message: 'This is no Client ID. It looks like client-1' }]);
    expect(vendor.shown).toEqual([]);
  });

  it.each<[string, (url: URL) => string | Error, string]>([
    ['closed', () => new Error('The user did not approve access.'), 'page was closed'],
    [
      'refused',
      (url) => `${REDIRECT}?error=access_denied&state=${url.searchParams.get('state')}`,
      'was not given',
    ],
    ['answered for somebody else', () => `${REDIRECT}?code=c0de&state=other`, 'does not belong'],
  ])('%s: nothing is kept', async (_, consent, words) => {
    vendor.consent = consent;
    const [problem] = await problemsOf(connections.connect(acme, client));
    expect(problem?.message).toContain(words);
    expect((await storedState()).keys).toEqual([]);
    expect(secrets.size).toBe(0);
  });

  it('a platform that takes none says so', async () => {
    const { oauth: _none, ...plain } = acme;
    expect(await problemsOf(connections.connect(plain, client))).toMatchObject([{ field: 'platform' }]);
  });
});

describe('asking', () => {
  it('goes nowhere where there is no connection', async () => {
    expect(await body(ask())).toBe('nowhere');
    expect(vendor.asked).toEqual([]);
  });

  it('sends the token to the hosts that are named, and to no other', async () => {
    await connect();
    await expect(ask('https://api.acme.example.evil.example/left')).rejects.toThrow('is not for');
    await expect(ask('https://login.acme.example/left')).rejects.toThrow('is not for');
    expect(vendor.asked).toEqual([]);
    await ask();
    expect(vendor.fetch.mock.calls.at(-1)?.[1]).toMatchObject({ credentials: 'omit', redirect: 'error' });
  });

  it('renews a token before its end, once for all that want it', async () => {
    await connect();
    vendor.grants = [vendor.grant('second', { refresh_token: 'r2' })];
    now += HOUR - MINUTE;
    await Promise.all([ask(), ask(), ask()]);
    expect(vendor.asked).toEqual([
      'token refresh_token',
      ...Array.from({ length: 3 }, () => 'api.acme.example/left second'),
    ]);
    expect(JSON.parse(secrets.get('connection-0') ?? '').tokens).toMatchObject({
      access: 'second',
      refresh: 'r2',
    });
  });

  it('renews one that is refused before its time, and asks once more', async () => {
    await connect();
    vendor.good.clear();
    vendor.grants = [vendor.grant('second')];
    expect(await body(ask())).toEqual({ kind: 'json', value: { left: 7 } });
    expect(vendor.asked).toEqual([
      'api.acme.example/left first',
      'token refresh_token',
      'api.acme.example/left second',
    ]);
  });

  it('believes a refusal of a token that is new', async () => {
    await connect();
    vendor.good.clear();
    vendor.grants = [() => Response.json({ access_token: 'bad', token_type: 'Bearer' })];
    const asked = await ask();
    expect(asked).toMatchObject({ observation: { status: 401 } });
    expect(vendor.asked).toHaveLength(3);
  });

  it('brings further addresses as one list, with null for what is not there', async () => {
    await connect();
    vendor.answers['/none'] = () => new Response(null, { status: 204 });
    const also = ['https://api.acme.example/none', 'https://api.acme.example/left'];
    expect(await body(ask('https://api.acme.example/left', also))).toEqual({
      kind: 'json',
      value: [{ left: 7 }, null, { left: 7 }],
    });
  });

  it('tells the first that fails in place of a list', async () => {
    await connect();
    vendor.answers['/no'] = () => Response.json({}, { status: 403 });
    const asked = await ask('https://api.acme.example/no', ['https://api.acme.example/left']);
    expect(asked).toMatchObject({ observation: { status: 403 } });
    expect(vendor.asked).toEqual(['api.acme.example/no first']);
  });
});

describe('what was allowed has ended', () => {
  const ended = () => Response.json({ error: 'invalid_grant' }, { status: 400 });

  it('is told, the tokens are erased, and the vendor is not asked again', async () => {
    await connect();
    vendor.consent = () => new Error('User interaction required.');
    vendor.grants = [ended];
    now += HOUR;
    expect(await body(ask())).toEqual({ kind: 'no-session' });
    expect(JSON.parse(secrets.get('connection-0') ?? '')).toEqual({ client });
    vendor.asked.length = 0;
    expect(await body(ask())).toEqual({ kind: 'no-session' });
    expect(vendor.asked).toEqual([]);
  });

  it('goes on by itself where the browser is still signed in at a vendor with short-lived tokens', async () => {
    await connect();
    vendor.grants = [ended, vendor.grant('second')];
    now += HOUR;
    expect(await body(ask())).toEqual({ kind: 'json', value: { left: 7 } });
    expect(vendor.shown).toEqual([false]);
  });

  it('shows nobody anything where the vendor has no such way', async () => {
    const { silently: _none, ...loud } = facts;
    vendor.grants = [vendor.grant('first')];
    const platform = { ...acme, oauth: loud };
    await connections.connect(platform, client);
    vendor.shown.length = 0;
    vendor.grants = [ended];
    now += HOUR;
    await connections.ask(platform, {
      endpoint: 'left',
      method: 'GET',
      url: 'https://api.acme.example/left',
      auth: { kind: 'oauth' },
    });
    expect(vendor.shown).toEqual([]);
  });

  it.each<[string, () => Response | Promise<Response>, object]>([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), { body: { kind: 'unreachable' } }],
    ['trouble of the vendor', () => new Response('', { status: 503 }), { status: 503 }],
    ['too many requests', () => new Response('', { status: 429 }), { status: 429 }],
    ['a page in its place', () => new Response('<html>'), { status: 500 }],
  ])('%s is not that: the tokens stay', async (_, response, observation) => {
    await connect();
    vendor.grants = [response];
    now += HOUR;
    expect(await ask()).toMatchObject({ observation });
    vendor.grants = [vendor.grant('second')];
    expect(await body(ask())).toEqual({ kind: 'json', value: { left: 7 } });
  });

  it('stands on the platform as signed out, until it is connected again', async () => {
    await connect();
    const refresher = new Refresher({
      store,
      now: () => now,
      newId: () => crypto.randomUUID(),
      ask: (platform, one) => connections.ask(platform, one),
      secret: async () => undefined,
    });
    await refresher.refresh(acme, 'button');
    expect((await storedState()).accounts.acme?.[0]?.pools).toMatchObject([{ remaining: 7 }]);
    vendor.consent = () => new Error('User interaction required.');
    vendor.grants = [ended];
    now += HOUR;
    await refresher.refresh(acme, 'button');
    const failure = async () => (await storedState()).platforms.acme?.health.failure?.kind;
    expect(await failure()).toBe('signed-out');
    vendor.consent = (url) => `${REDIRECT}?code=c0de&state=${url.searchParams.get('state')}`;
    vendor.grants = [vendor.grant('third')];
    await connections.connect(acme);
    expect(await failure()).toBeUndefined();
    await refresher.refresh(acme, 'button');
    expect(vendor.asked.at(-1)).toBe('api.acme.example/left third');
  });
});

describe('disconnecting', () => {
  it('erases tokens, client and balances, and takes the access back at the vendor', async () => {
    await connect();
    await store.change(({ put }) =>
      put(platformItem('acme'), { health: { inARow: 0 }, readAt: { left: NOON } }),
    );
    expect(await connections.disconnect(acme)).toEqual(done);
    expect(secrets.size).toBe(0);
    expect((await storedState()).keys).toEqual([]);
    expect((await storedState()).platforms.acme).toBeUndefined();
    expect(vendor.asked).toEqual(['revoke r']);
    expect(await body(ask())).toBe('nowhere');
  });

  it('leaves the access at a vendor where another connection of the same client would end with it', async () => {
    const platform: Platform = { ...acme, oauth: { ...facts, revokesAll: true } };
    const other: Platform = { ...platform, id: 'acme-lab' };
    vendor.grants = [vendor.grant('first')];
    for (const one of [platform, other]) expect(await connections.connect(one, client)).toEqual(done);
    vendor.asked.length = 0;
    expect(await connections.disconnect(platform)).toEqual(done);
    expect(secrets.size).toBe(1);
    expect(vendor.asked).toEqual([]);
    expect(await connections.disconnect(other)).toEqual(done);
    expect(vendor.asked).toEqual(['revoke r']);
  });

  it('erases here although the vendor can’t be told', async () => {
    await connect();
    vendor.grants = [() => Promise.reject(new TypeError('Failed to fetch'))];
    expect(await connections.disconnect(acme)).toEqual(done);
    expect(secrets.size).toBe(0);
  });

  it('is not undone by an answer that comes afterwards', async () => {
    await connect();
    const asked = await ask();
    if ('nowhere' in asked) throw new Error('It was not asked.');
    const report = { id: 'late', observation: asked.observation, required: true };
    await connections.disconnect(acme);
    expect(await ingest(store, acme, report, now)).toEqual({ result: 'unknown' });
    await connect();
    expect(await ingest(store, acme, report, now)).toMatchObject({ result: 'absorbed' });
  });

  it('while a token is renewed: the new one doesn’t come back', async () => {
    await connect();
    let answer: (response: Response) => void = () => {};
    vendor.grants = [
      () =>
        new Promise<Response>((resolve) => {
          answer = resolve;
        }),
    ];
    now += HOUR;
    const asked = ask();
    await vi.waitFor(() => expect(vendor.asked).toEqual(['token refresh_token']));
    // As if its platform had been erased meanwhile.
    await store.change(({ put }) => put(keysItem, []));
    secrets.clear();
    answer(Response.json({ access_token: 'late', token_type: 'Bearer' }));
    expect(await body(asked)).toEqual({ kind: 'no-session' });
    expect(secrets.size).toBe(0);
  });
});
