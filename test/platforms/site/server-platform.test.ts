import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../../../lib/platforms/match-pattern';
import type { KeyPlacement } from '../../../lib/platforms/platform';
import { serverPlatform } from '../../../lib/platforms/site/server-platform';
import { type ServerKind, serverKinds } from '../../../lib/platforms/site/site';
import { outcomesAt } from '../outcomes';
import { server } from './sample';

const NOW = Date.UTC(2026, 10, 30);
const accountOf = (kind: ServerKind) => ({ id: kind === 'litellm' ? 'id=a&user=u&team=t' : '1000000' });

/** Where each is asked, below its own address. */
const paths: Readonly<Record<ServerKind, readonly string[]>> = {
  litellm: ['/key/info', '/team/info?team_id=t', '/user/info?user_id=u'],
  'new-api': ['/api/status', '/api/usage/token/?quota_per_unit=1000000'],
  'new-api-account': ['/api/status', '/api/user/self?quota_per_unit=1000000'],
  'one-api': ['/api/status', '/v1/dashboard/billing/usage', '/v1/dashboard/billing/subscription'],
  sub2api: ['/v1/usage'],
};

const answers: readonly (readonly [ServerKind, path: string, body: object, pool: object])[] = [
  [
    'litellm',
    '/user/info?user_id=u',
    { user_info: { max_budget: 10, spend: 4 } },
    { id: 'user', limit: 10, used: 4 },
  ],
  [
    'new-api',
    '/api/usage/token/?quota_per_unit=500000',
    {
      code: true,
      data: { unlimited_quota: false, total_available: 1_000_000, total_used: 0, total_granted: 1_000_000 },
    },
    { id: 'quota', unit: 'USD', remaining: 2 },
  ],
  [
    'new-api-account',
    '/api/user/self?quota_per_unit=500000',
    { success: true, data: { quota: 250_000 } },
    { id: 'quota', remaining: 0.5 },
  ],
  ['one-api', '/v1/dashboard/billing/usage', { total_usage: 125 }, { id: 'quota', used: 1.25 }],
  ['sub2api', '/v1/usage', { isValid: true, unit: 'USD', balance: 7 }, { id: 'balance', remaining: 7 }],
];

describe.each([
  ['https://llm.acme.example', 'https://llm.acme.example/*'],
  ['https://llm.acme.example:8443', 'https://llm.acme.example/*'],
  ['http://localhost:4000', 'http://localhost/*'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1/*'],
])('a server at %s', (origin, permission) => {
  it.each(serverKinds.map((kind) => [kind] as const))(
    'that runs %s is asked there alone, with a key, from the background',
    (kind) => {
      const platform = serverPlatform(server(kind, origin));
      const { identity, balance, via } = platform.asking;
      const asks = [...(identity === undefined ? [] : [identity]), ...balance(accountOf(kind), NOW)];
      expect(asks.map(({ url }) => url)).toEqual(paths[kind].map((path) => origin + path));
      expect(new Set(asks.map(({ auth }) => auth.kind))).toEqual(new Set(['key']));
      expect([via, platform.pages, platform.sessionIn]).toEqual([['background'], [], 'key']);
    },
  );

  it.each(serverKinds.map((kind) => [kind] as const))(
    'that runs %s takes access to its host: match patterns know no port',
    (kind) => {
      expect(serverPlatform(server(kind, origin)).permissions).toEqual([permission]);
      const { hostname } = new URL(origin);
      if (origin.startsWith('https:')) expect(matchesPattern(permission, `https://${hostname}/x`)).toBe(true);
    },
  );

  it.each(answers)('that runs %s is read at %s', (kind, path, body, pool) => {
    const { findingsOf } = outcomesAt(serverPlatform(server(kind, origin)), NOW);
    expect(findingsOf({ url: origin + path, body }).pools).toMatchObject([pool]);
  });
});

describe('a server of the person’s own', () => {
  it.each(serverKinds.map((kind) => [kind] as const))('has its own name, letters and links: %s', (kind) => {
    const platform = serverPlatform(server(kind));
    const home = 'https://llm.acme.example';
    expect(platform).toMatchObject({ id: 'site-server', name: 'Our proxy', glyph: 'OP', described: true });
    expect(platform.links).toEqual({ home, usage: home, topUp: home, keys: home });
  });

  it('that is another one claims nothing of the first', () => {
    const { outcomeOf } = outcomesAt(serverPlatform(server('one-api')), NOW);
    const url = 'https://other.acme.example/v1/dashboard/billing/usage';
    expect(() => outcomeOf({ url, body: { total_usage: 1 } })).toThrow('claims');
  });

  it('takes the keys of its program, and no well-known vendor’s', () => {
    const takes = (kind: ServerKind, key: string) =>
      new RegExp(serverPlatform(server(kind)).key?.pattern ?? '').test(key);
    expect(takes('litellm', 'sk-0123456789abcdefghijkl')).toBe(true);
    expect(takes('litellm', 'sk-ant-0123456789abcdefghijkl')).toBe(false);
    expect(takes('new-api-account', '42:0123456789abcdefghijklmnopqrstuv')).toBe(true);
    expect(takes('new-api-account', 'sk-0123456789abcdefghijkl')).toBe(false);
  });

  it('sends the account’s key as its program wants it', () => {
    const [ask] = serverPlatform(server('new-api-account')).asking.balance(accountOf('new-api-account'), NOW);
    const sent: KeyPlacement = { header: 'Authorization', after: 'Bearer', owner: 'New-Api-User' };
    expect(ask?.auth).toEqual({ kind: 'key', sent });
  });
});
