import { expect, it } from 'vitest';
import { namesOf } from '../../../components/insights/names';
import { ownedOf, poolsOf, thinned } from '../../../components/insights/pools';
import type { ReadingEntry } from '../../../lib/core/entry';
import type { Grant } from '../../../lib/core/grants/grant';
import { grantGroups } from '../../../lib/storage/grant-groups';
import { accountItem } from '../../../lib/storage/items';
import type { AccountRecord } from '../../../lib/storage/schema';
import { platforms, sampleState } from '../settings/sample';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 17, 12);
const record = (id: string): AccountRecord => ({
  ...accountItem('songs', id).fallback,
  account: { id },
  pools: [
    { id: 'credits', label: 'Credits', unit: 'credit', remaining: 900, readAt: now, source: 'balance' },
  ],
});
const grant = (part: Partial<Grant>): Grant => ({
  id: 'g1',
  platform: 'songs',
  account: 'ada',
  name: 'Songs',
  kind: 'bundle',
  label: 'Spring',
  unit: 'credit',
  amount: 300,
  priority: 70,
  effectiveAt: now - DAY,
  renewal: { every: 'never' },
  ...part,
});
const owned = (part: Partial<Grant>) => {
  const state = sampleState({ grants: [grant(part)] }, { accounts: { songs: [record('ada')] } });
  const [pool] = poolsOf(state, {}, namesOf(state, platforms), now);
  if (pool === undefined) throw new Error('there is a pool');
  return ownedOf(grantGroups(state, now), pool);
};

it('what is left of a bundle is owned, until it expires', () => {
  expect(owned({ expiresAt: now + DAY })).toEqual([
    { id: 'g1', label: 'Spring', left: 300, expiresAt: now + DAY },
  ]);
});

it.each<[string, Partial<Grant>]>([
  ['what a plan includes', { kind: 'subscription' }],
  ['what has expired', { expiresAt: now - 1 }],
  ['what has not begun', { effectiveAt: now + DAY }],
  ['what another account has', { account: 'bob' }],
  ['what has another unit', { unit: 'gem' }],
])('%s is not', (_name, part) => {
  expect(owned(part)).toEqual([]);
});

it('two accounts of a platform are told apart by name', () => {
  const state = sampleState({}, { accounts: { songs: [record('ada'), record('bob')] } });
  const labels = poolsOf(state, {}, namesOf(state, platforms), now).map(({ label }) => label);
  expect(labels).toEqual(['Songs · Credits · ada', 'Songs · Credits · bob']);
});

it('thousands of readings are thinned to what a chart has room for, the first and the last kept', () => {
  const readings = Array.from({ length: 5000 }, (_, at) => ({ at }) as ReadingEntry);
  const few = thinned(readings, 1500);
  expect(few).toHaveLength(1500);
  expect([few[0]?.at, few.at(-1)?.at]).toEqual([0, 4999]);
  expect(thinned(few, 1500)).toBe(few);
});
