import { describe, expect, it } from 'vitest';
import { keyedPlatform } from '../../../lib/platforms/keyed/keyed-platform';
import type { KeyedFirst } from '../../../lib/platforms/keyed/row';
import { interpret } from '../../../lib/platforms/read';
import { observe } from '../observe';
import { now, poolOf, rowOf } from './row';

const url = 'https://api.example.com/projects';

/** A platform whose first request tells the accounts so. */
function platformOf(accounts: KeyedFirst['accounts'], more: Partial<KeyedFirst> = {}) {
  const first = { id: 'projects', url, none: 'No project.', accounts, ...more };
  const ask = { url: `${url}/{id}/balance`, pools: [poolOf({ remaining: 'a' })] };
  return keyedPlatform(
    rowOf(ask, { first, key: { kind: 'management', pattern: '^k', example: 'k', help: 'A key.' } }),
  );
}

function told(accounts: KeyedFirst['accounts'], body: unknown, more: Partial<KeyedFirst> = {}, status = 200) {
  const platform = platformOf(accounts, more);
  const outcome = interpret(platform, observe({ platform, url, body, status, now }), now);
  if (outcome === undefined) throw new Error('not claimed');
  return 'failure' in outcome ? outcome.failure : outcome.findings;
}

const projects = { each: 'projects', id: 'id', label: 'name' };

describe('the accounts of a key', () => {
  it('are the elements of a list, with their names', () => {
    expect(
      told(projects, {
        projects: [
          { id: 'a', name: ' Main ' },
          { id: 7, name: null },
        ],
      }),
    ).toEqual({
      accounts: [{ id: 'a', label: 'Main' }, { id: '7' }],
    });
  });

  it('are a list that is the answer itself', () => {
    expect(told({ each: '', id: 'id' }, [{ id: 'a' }, { id: 'b' }])).toEqual({
      accounts: [{ id: 'a' }, { id: 'b' }],
    });
  });

  it('are one where the answer is about one, by the first id that is there', () => {
    const accounts = { id: ['scopeId', 'teamId'] };
    expect(told(accounts, { scopeId: null, teamId: 't' })).toEqual({ accounts: [{ id: 't' }] });
    expect(told(accounts, { scopeId: 's', teamId: 't' })).toEqual({ accounts: [{ id: 's' }] });
  });

  it('are called without what stands before their ids', () => {
    const accounts = { each: 'accounts', id: 'name', after: 'accounts/' };
    expect(told(accounts, { accounts: [{ name: 'accounts/mine' }, { name: 'other' }] })).toEqual({
      accounts: [{ id: 'mine' }, { id: 'other' }],
    });
  });

  it('have further ids, as far as they are told', () => {
    const accounts = { id: 'id', also: { team: 'team', user: 'user' } };
    expect(told(accounts, { id: 'k', team: 't 1', user: null })).toEqual({
      accounts: [{ id: 'id=k&team=t+1' }],
    });
  });

  it('are what is assumed where no id is told, if a row says that', () => {
    const otherwise = { id: '500000', label: 'As is usual' };
    expect(told({ id: 'scale', otherwise }, { scale: 1000 })).toEqual({ accounts: [{ id: '1000' }] });
    expect(told({ id: 'scale', otherwise }, {})).toEqual({ accounts: [otherwise] });
  });

  it('and what the answer tells of the account itself', () => {
    const pools = [poolOf({ id: 'key', label: 'Key', limit: { at: 'max', optional: true } })];
    expect(told({ id: 'id' }, { id: 'k', max: 5 }, { pools })).toEqual({
      accounts: [{ id: 'k' }],
      account: { id: 'k' },
      pools: [{ id: 'key', label: 'Key', unit: 'USD', limit: 5 }],
      complete: true,
    });
  });

  it.each<[string, unknown, string, string]>([
    ['no list', {}, 'changed-shape', 'projects'],
    ['an object for a list', { projects: {} }, 'changed-shape', 'projects'],
    ['nothing in the list', { projects: [] }, 'not-on-plan', 'projects'],
    [
      'an element without an id',
      { projects: [{ id: 'a' }, { name: 'b' }] },
      'changed-shape',
      'projects[1].id',
    ],
    ['an empty id', { projects: [{ id: '' }] }, 'changed-shape', 'projects[0].id'],
    ['an id of any length', { projects: [{ id: 'a'.repeat(500) }] }, 'changed-shape', 'projects[0].id'],
  ])('%s is a failure', (_, body, kind, at) => {
    expect(told(projects, body)).toMatchObject({ kind, at });
  });

  it('a refused key is told so', () => {
    expect(told(projects, {}, {}, 401)).toMatchObject({ kind: 'signed-out' });
    expect(told(projects, {}, {}, 403)).toMatchObject({ kind: 'not-on-plan' });
    const refusals = [{ at: 'scope', isNot: ['team'], kind: 'not-on-plan', says: 'No.' }] as const;
    expect(told({ id: 'id' }, { id: 'a', scope: 'all' }, { refusals })).toMatchObject({ message: 'No.' });
  });
});

describe('the requests that follow', () => {
  it('name the account, at the time of the request', () => {
    const { identity, balance } = platformOf(projects).asking;
    expect(identity).toMatchObject({ endpoint: 'projects', url, auth: { kind: 'key' } });
    expect(balance({ id: 'a b' }, now)).toMatchObject([{ url: `${url}/a%20b/balance`, required: true }]);
  });

  it('are those whose ids are known; the first of them is the balance', () => {
    const first = {
      ...{ id: 'me', url, none: 'None.' },
      accounts: { id: 'id', also: { team: 'team', user: 'user' } },
    };
    const pools = [poolOf({ remaining: 'a' })];
    const asks = [
      { id: 'team', url: `${url}/team?id={team}`, pools },
      { id: 'user', url: `${url}/user?id={user}`, pools },
    ] as const;
    const { balance } = keyedPlatform(rowOf({}, { first, asks })).asking;
    const asked = (id: string) => balance({ id }, now).map(({ endpoint, required }) => [endpoint, required]);
    expect(asked('id=k&team=t&user=u')).toEqual([
      ['team', true],
      ['user', undefined],
    ]);
    expect(asked('id=k&user=u')).toEqual([['user', true]]);
    expect(asked('id=k')).toEqual([]);
  });
});
