import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../../lib/core/grants/grant';
import { splitReported } from '../../../lib/core/grants/purse-balance';
import {
  anyGrants,
  anyInstant,
  balanceOf,
  bundle,
  day,
  grant,
  hour,
  remains,
  typed,
  UTC,
  use,
  utc,
} from './purse-sample';

const may3 = utc('2027-05-04T00:00');

describe('what expires next', () => {
  const now = typed + day;
  const soon = bundle({ id: 'soon', priority: 60, expiresAt: may3 });
  const first = bundle({ id: 'first', priority: 10, expiresAt: may3 });
  test.each<[string, readonly Grant[], object | undefined]>([
    ['goes first, where it burns before the rest', [grant(), first], { amount: 50, at: may3, first: true }],
    ['or does not, where it doesn’t', [grant(), soon], { amount: 50, at: may3, first: false }],
    [
      'is the sum of what goes at that instant',
      [soon, first, bundle()],
      { amount: 100, at: may3, first: true },
    ],
    [
      'goes before nothing, where there is nothing else',
      [soon, first],
      { amount: 100, at: may3, first: false },
    ],
    ['is the earliest', [soon, { ...first, expiresAt: may3 + day }], { amount: 50, at: may3, first: false }],
    ['is nothing, where nothing expires', [grant(), bundle()], undefined],
    ['is nothing that is full again before', [grant({ expiresAt: may3 })], undefined],
    [
      'is what a plan has, where it ends before it renews',
      [grant({ expiresAt: utc('2026-11-10T00:00') })],
      { amount: 100, at: utc('2026-11-10T00:00'), first: false },
    ],
    ['is nothing that is used up', [bundle({ left: 0, expiresAt: may3 })], undefined],
    ['is nothing that begins later', [bundle({ effectiveAt: now + day, expiresAt: may3 })], undefined],
    ['is nothing that has expired', [bundle({ expiresAt: now })], undefined],
  ])('%s', (_, grants, expiring) => {
    expect(balanceOf(grants, [], now).shares.expiring).toEqual(expiring);
  });
  test('is less with what was used of it', () => {
    expect(balanceOf([grant(), first], [use(typed + 1, 20)], now).shares.expiring?.amount).toBe(30);
  });
});

describe('a grant is', () => {
  const now = typed + day;
  test.each<[string, Partial<Grant>]>([
    ['active', {}],
    ['used-up', { left: 0 }],
    ['not-yet', { effectiveAt: now + 1 }],
    ['active', { effectiveAt: now }],
    ['active', { expiresAt: now + 1 }],
    ['expired', { expiresAt: now }],
    ['stopped', { voidedAt: now }],
    ['stopped', { voidedAt: now - hour, expiresAt: now }],
    ['expired', { voidedAt: now, expiresAt: now - hour }],
    ['used-up', { left: 0, voidedAt: now + 1 }],
  ])('%s: %j', (state, part) => {
    expect(balanceOf([bundle(part)], [], now).shares.parts[0]?.state).toBe(state);
  });
});

describe('of what a platform reports', () => {
  const now = typed + day;
  const trial = bundle({ id: 'trial', priority: 10, amount: 30 });
  const all = [trial, grant(), bundle()];
  const split = (remaining: number, grants: readonly Grant[] = all) =>
    splitReported(grants, remaining, now, UTC);

  test.each([
    [180, { trial: 30, plan: 100, bundle: 50 }],
    [170, { trial: 20, plan: 100, bundle: 50 }],
    [120, { trial: 0, plan: 70, bundle: 50 }],
    [20, { trial: 0, plan: 0, bundle: 20 }],
    [0, { trial: 0, plan: 0, bundle: 0 }],
    [-3, { trial: 0, plan: 0, bundle: 0 }],
  ])('%d: what burns last is still full', (remaining, parts) => {
    expect(remains({ shares: split(remaining) })).toEqual(parts);
    expect(split(remaining)).not.toHaveProperty('other');
    expect(split(remaining).estimated).toBe(true);
  });
  test('what the grants can’t hold is of something else', () => {
    expect(split(200.5).other).toBe(20.5);
    expect(split(60, [bundle({ left: 10 })]).other).toBe(50);
    expect(split(60, [bundle({ expiresAt: now })]).other).toBe(60);
  });
  test('what a plan had left when it was typed in says nothing after its renewal', () => {
    const plan = grant({ left: 10 });
    expect(splitReported([plan], 100, utc('2026-11-16T00:00'), UTC)).not.toHaveProperty('other');
  });
  test('the parts and the rest are the whole, and a grant gives only when those before it are empty', () => {
    fc.assert(
      fc.property(anyGrants(), fc.nat(30_000), anyInstant, (grants, cents, at) => {
        const { parts, other = 0 } = splitReported(grants, cents / 100, at, UTC);
        const most = remains(balanceOf(grants, [], at));
        const sum = parts.reduce((total, { remaining = 0 }) => total + remaining, other);
        expect(sum).toBeCloseTo(cents / 100, 6);
        const touched = parts.findIndex(({ remaining = 0 }) => remaining > 0);
        for (const { grant: one, remaining } of touched < 0 ? [] : parts.slice(touched + 1)) {
          expect(remaining).toBe(most[one.id]);
        }
        if (other > 0) expect(remains({ shares: { parts } })).toEqual(most);
      }),
    );
  });
});
