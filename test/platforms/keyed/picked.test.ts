import { expect, it } from 'vitest';
import { identityPickOf, pickOf } from '../../../lib/platforms/keyed/picked';
import type { KeyedAsk } from '../../../lib/platforms/keyed/row';
import { pick } from '../../../lib/wire/pick';
import { poolOf, rowOf } from './row';

/** What leaves the request: the places that the row names and nothing beside them. */
function picked(ask: Partial<KeyedAsk>, body: Parameters<typeof pick>[0]) {
  return pick(body, pickOf(rowOf(ask).asks[0]));
}

it('takes every kind of place, and neither names nor mail addresses beside them', () => {
  const ask: Partial<KeyedAsk> = {
    plan: ['plan.name', 'level'],
    refusals: [{ at: 'code', isNot: [0], kind: 'server-error', says: 'No.' }],
    pools: [
      poolOf({
        ...{ each: ['data.list', 'list'], named: 'id', unit: { at: 'currency' } },
        ...{ only: { at: 'kind', is: ['a'] }, unless: { at: 'state', is: [3] } },
        ...{ whereThere: 'there', whereMissing: 'missing' },
        ...{ remaining: ['a', 'b'].map((at) => ({ at })), limit: 100, used: 'used' },
        ...{ resetsAt: { at: 'end', in: 'ms' }, expiresAt: 'next-utc-day' },
        windowSeconds: { at: 'hours', times: 3600 },
      }),
      poolOf({ remaining: 'wallet.0.left' }),
    ],
  };
  const element = {
    ...{ id: 'x', currency: 'USD', kind: 'a', state: 1, there: 1, missing: null },
    ...{ a: 1, b: 2, used: 3, end: 4, hours: 5 },
  };
  const body = {
    ...{ plan: { name: 'Pro' }, level: 'p', code: 0, wallet: [{ left: 6 }] },
    ...{ data: { list: [element] }, list: [element] },
  };
  const own = { email: 'a@example.org', name: 'A' };
  expect(
    picked(ask, {
      ...{ ...body, ...own, wallet: [{ left: 6, ...own }] },
      data: { list: [{ ...element, ...own }], ...own },
    }),
  ).toEqual(body);
});

it('takes of lists that are added up what is added, and by what it is told apart', () => {
  const used = {
    ...{ sum: 'days.*.costs.*', at: 'amount.value' },
    ...{ only: { at: 'kind', is: ['a'] }, all: { at: 'amount.currency', is: ['usd'] } },
  };
  const cost = { amount: { value: 1, currency: 'usd' }, kind: 'a' };
  const own = { email: 'a@example.org' };
  expect(
    picked({ pools: [poolOf({ used })] }, { days: [{ costs: [{ ...cost, ...own }], ...own }], ...own }),
  ).toEqual({ days: [{ costs: [cost] }] });
});

it('takes of who the key is for the ids and the name', () => {
  const first = {
    ...{ id: 'me', url: 'https://example.com', none: 'None.', pools: [poolOf({ limit: 'max' })] },
    accounts: { each: '', id: 'id', label: 'name', also: { team: 'team.id' } },
  };
  const one = { id: 'a', name: 'A', team: { id: 't' } };
  expect(pick([{ ...one, email: 'a@example.org' }], identityPickOf({ ...first, pools: [] }))).toEqual([one]);
});
