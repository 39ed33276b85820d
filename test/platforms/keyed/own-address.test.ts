import { describe, expect, it } from 'vitest';
import { keyedPlatform } from '../../../lib/platforms/keyed/keyed-platform';
import { liteLlm } from '../../../lib/platforms/keyed/own-address/litellm';
import { newApiAccount } from '../../../lib/platforms/keyed/own-address/new-api';
import { claim } from '../../../lib/wire/endpoint';
import { ownRows } from '../own-address';
import { now } from './row';

describe.each(ownRows.map((row) => [row.id, row] as const))('%s', (_, row) => {
  const platform = keyedPlatform(row);
  const { identity, balance } = platform.asking;
  const asks = [...(identity === undefined ? [] : [identity]), ...balance({ id: 'id=k&team=t&user=u' }, now)];

  it('asks its own origin and no other, at endpoints that claim the answer', () => {
    const [origin] = platform.permissions;
    expect(platform.permissions).toHaveLength(1);
    for (const { url, method, endpoint } of asks) {
      expect(`${new URL(url).origin}/*`).toBe(origin);
      expect(claim(platform.endpoints, method, url)?.id).toBe(endpoint);
    }
  });

  it('has an example of its key that fits, and takes no key of a vendor', () => {
    expect(row.key.example).toMatch(new RegExp(row.key.pattern));
    for (const key of [
      `sk-ant-api03-${'a1'.repeat(20)}`,
      `sk-or-v1-${'0a'.repeat(32)}`,
      `sk-proj-${'a1'.repeat(20)}`,
    ])
      expect(key).not.toMatch(new RegExp(row.key.pattern));
  });
});

it('a proxy at a port of this machine is asked there', () => {
  const { asking, permissions, name } = keyedPlatform(liteLlm('http://127.0.0.1:4000', 'own-1', 'Mine'));
  expect([name, permissions]).toEqual(['Mine', ['http://127.0.0.1:4000/*']]);
  expect(asking.identity?.url).toBe('http://127.0.0.1:4000/key/info');
});

it('LiteLLM is asked for the team and the user that the key has; a user’s id may be anything', () => {
  const { balance } = keyedPlatform(liteLlm('https://llm.example.com', 'own-1', 'Mine')).asking;
  const urls = (id: string) => balance({ id }, now).map(({ url }) => url);
  expect(urls('id=k&team=t&user=a%40example.org')).toEqual([
    'https://llm.example.com/team/info?team_id=t',
    'https://llm.example.com/user/info?user_id=a%40example.org',
  ]);
  expect(urls('id=k')).toEqual([]);
});

it('the access token of a relay goes with its user in a header of its own', () => {
  const [ask] = keyedPlatform(newApiAccount('https://relay.example.com', 'own-1', 'Mine')).asking.balance(
    { id: 'k' },
    now,
  );
  expect(ask?.auth).toEqual({
    kind: 'key',
    sent: { header: 'Authorization', after: 'Bearer', owner: 'New-Api-User' },
  });
});
