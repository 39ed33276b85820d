import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fits,
  fold,
  needsReplay,
  openPurse,
  type PurseUse,
  replay,
  withoutUse,
  withUses,
} from '../../../lib/core/grants/purse';
import { purseBalance } from '../../../lib/core/grants/purse-balance';
import {
  anyGrants,
  anyInstant,
  anyUses,
  balanceOf,
  bundle,
  calendarRule,
  day,
  grant,
  hour,
  minute,
  remains,
  span,
  typed,
  UTC,
  use,
  utc,
} from './purse-sample';

describe('a plan typed in', () => {
  const now = utc('2026-11-05T12:00');
  const renewed = utc('2026-11-15T00:00');

  test('begins full, with its next renewal', () => {
    expect(balanceOf([grant()], [], now)).toMatchObject({
      remaining: 100,
      limit: 100,
      renewsAt: renewed,
      overage: 0,
      uncounted: 0,
    });
  });
  test('or with what was left then, until it renews', () => {
    expect(balanceOf([grant({ left: 30 })], [], now).remaining).toBe(30);
    expect(balanceOf([grant({ left: 30 })], [], renewed - 1).remaining).toBe(30);
    expect(balanceOf([grant({ left: 30 })], [], renewed).remaining).toBe(100);
  });
  test('is nothing before it begins', () => {
    expect(balanceOf([grant()], [], typed - day)).toMatchObject({ remaining: 0, limit: 0 });
  });
  test('at the very instant of a renewal holds what was typed in', () => {
    const one = grant({ effectiveAt: renewed, left: 30 });
    expect(balanceOf([one], [], renewed).remaining).toBe(30);
  });
  test.each([
    ['a use since', [use(typed + 1, 10)], 90, 0],
    ['a use at the instant of saving: in it already', [use(typed, 10)], 100, 0],
    ['a use before', [use(typed - hour, 10)], 100, 0],
    ['what costs nobody knows', [use(typed + 1)], 100, 1],
    ['a use just now', [use(now, 10)], 90, 0],
    ['a use that a clock set back puts ahead', [use(now + hour, 10)], 90, 0],
  ])('minus %s', (_, uses, remaining, uncounted) => {
    expect(balanceOf([grant()], uses, now)).toMatchObject({ remaining, uncounted });
  });
  test('is never less than nothing: what is beyond is told, until it renews', () => {
    const uses = [use(typed + 1, 130)];
    expect(balanceOf([grant()], uses, now)).toMatchObject({ remaining: 0, overage: 30 });
    expect(balanceOf([grant()], uses, renewed)).toMatchObject({ remaining: 100, overage: 0 });
  });
  test('a use at the very instant of the renewal is the first of the new period', () => {
    const uses = [use(renewed - 1, 10), use(renewed, 5)];
    expect(balanceOf([grant()], uses, renewed + 1).remaining).toBe(95);
  });
  test('uses of unknown cost are forgotten with the renewal', () => {
    const before = [use(typed + 1)];
    expect(balanceOf([grant()], before, renewed - 1).uncounted).toBe(1);
    expect(balanceOf([grant()], [...before, use(renewed)], renewed + hour).uncounted).toBe(1);
  });
  test('renews by the person’s own clock, wherever that is', () => {
    expect(balanceOf([grant()], [], now, 'Europe/Berlin').renewsAt).toBe(utc('2026-11-14T23:00'));
    const fixed = grant({ renewal: { every: 'month', day: 15, hour: 9, zone: 'America/New_York' } });
    expect(balanceOf([fixed], [], now, 'Europe/Berlin').renewsAt).toBe(utc('2026-11-15T14:00'));
  });
});

describe('a window that opens with the first use', () => {
  const window = grant({ renewal: { every: 'window', seconds: 5 * 3600 } });
  const first = typed + day;

  test('has no end before that', () => {
    const balance = balanceOf([window], [], first);
    expect(balance.remaining).toBe(100);
    expect(balance).not.toHaveProperty('renewsAt');
  });
  test('is full again so long after it, whatever was used since', () => {
    const uses = [use(first, 10), use(first + 4 * hour, 20)];
    expect(balanceOf([window], uses, first + 5 * hour - 1)).toMatchObject({
      remaining: 70,
      renewsAt: first + 5 * hour,
    });
    expect(balanceOf([window], uses, first + 5 * hour).remaining).toBe(100);
    expect(balanceOf([window], uses, first + 5 * hour)).not.toHaveProperty('renewsAt');
  });
  test('opens again with the next use, also one at its very end', () => {
    const uses = [use(first, 10), use(first + 5 * hour, 20)];
    expect(balanceOf([window], uses, first + 5 * hour)).toMatchObject({
      remaining: 80,
      renewsAt: first + 10 * hour,
    });
  });
  test('was open when less than all was left: then it ends at the latest so long after', () => {
    const open = { ...window, left: 40 };
    expect(balanceOf([open], [], typed + hour)).toMatchObject({
      remaining: 40,
      renewsAt: typed + 5 * hour,
    });
    expect(balanceOf([open], [], typed + 5 * hour).remaining).toBe(100);
    expect(balanceOf([{ ...open, openUntil: typed + hour }], [], typed + hour).remaining).toBe(100);
  });
  test('a use of unknown cost opens it as well', () => {
    expect(balanceOf([window], [use(first)], first + hour).renewsAt).toBe(first + 5 * hour);
  });
});

describe('several grants', () => {
  const trial = bundle({ id: 'trial', kind: 'trial', priority: 10, amount: 20, expiresAt: typed + 3 * day });
  const all = [bundle(), grant(), trial];
  const now = typed + 2 * day;

  test('burn by priority, and are one sum', () => {
    const balance = balanceOf(all, [use(typed + hour, 30)], now);
    expect(remains(balance)).toEqual({ trial: 0, plan: 90, bundle: 50 });
    expect(balance).toMatchObject({ remaining: 140, limit: 170 });
  });
  test('of one priority: what expires first goes first', () => {
    const [late, soon] = [bundle({ id: 'late' }), bundle({ id: 'soon', expiresAt: typed + 9 * day })];
    expect(remains(balanceOf([late, soon], [use(typed + 1, 60)], now))).toEqual({ soon: 0, late: 40 });
  });
  test('one that is over holds nothing, one that is still to begin neither', () => {
    const gift = bundle({ id: 'gift', effectiveAt: typed + 9 * day });
    const stopped = bundle({ id: 'stopped', voidedAt: typed + day });
    const balance = balanceOf([...all, gift, stopped], [], typed + 4 * day);
    expect(balance).toMatchObject({ remaining: 150, limit: 150 });
    expect(balance.shares.parts.map(({ grant: { id }, state }) => [id, state])).toEqual([
      ['plan', 'active'],
      ['bundle', 'active'],
      ['trial', 'expired'],
      ['stopped', 'stopped'],
      ['gift', 'not-yet'],
    ]);
  });
  test('keep what they have when another one renews or begins', () => {
    const gift = bundle({ id: 'gift', priority: 90, effectiveAt: utc('2026-11-16T00:00') });
    const uses = [use(typed + hour, 130)];
    const after = balanceOf([grant(), bundle(), gift], uses, utc('2026-11-17T00:00'));
    expect(remains(after)).toEqual({ plan: 100, bundle: 20, gift: 50 });
  });
  test('of one priority and without an expiry: the older purchase goes first, whenever it was typed in', () => {
    const [young, old] = [
      bundle({ id: 'a', effectiveAt: typed }),
      bundle({ id: 'b', boughtAt: typed - day }),
    ];
    expect(remains(balanceOf([young, old], [use(typed + 1, 60)], now))).toEqual({ b: 0, a: 40 });
  });
  test('one that was typed in anew later than the others is full from then on', () => {
    const anew = bundle({ id: 'anew', boughtAt: typed - day, effectiveAt: typed + day });
    expect(remains(balanceOf([grant(), anew], [use(typed + hour, 1)], now))).toEqual({ plan: 99, anew: 50 });
    expect(remains(balanceOf([grant(), anew], [], typed + hour))).toEqual({ plan: 100, anew: 0 });
  });
  test('one that begins later begins with what was typed in', () => {
    const later = bundle({ effectiveAt: typed + day, left: 5 });
    expect(remains(balanceOf([grant({ left: 1 }), later], [use(typed + hour, 3)], now))).toEqual({
      plan: 0,
      bundle: 5,
    });
  });
});

describe('a checkpoint', () => {
  test('is the same, at whatever instants it was folded on the way', () => {
    fc.assert(
      fc.property(anyGrants(), anyUses, fc.array(anyInstant), (grants, uses, stops) => {
        const { checkpoint } = openPurse(grants, []);
        const inSteps = [...stops]
          .sort((a, b) => a - b)
          .reduce((at, stop) => fold(grants, at, uses, stop, UTC), checkpoint);
        expect(fold(grants, inSteps, uses, span.to, UTC)).toEqual(
          fold(grants, checkpoint, uses, span.to, UTC),
        );
      }),
    );
  });
  test('does not go back with a clock that is set back', () => {
    const grants = [grant()];
    const later = fold(grants, openPurse(grants, []).checkpoint, [use(typed + 1, 9)], typed + day, UTC);
    expect(fold(grants, later, [], typed + hour, UTC)).toBe(later);
  });
  test('fits the grants that it was made of, and no others', () => {
    const purse = openPurse([grant(), bundle()], []);
    expect(fits(purse, [bundle(), grant()])).toBe(true);
    expect(fits(purse, [grant()])).toBe(false);
    expect(fits(purse, [grant(), bundle({ id: 'other' })])).toBe(false);
  });
});

describe('a kept purse', () => {
  const now = span.to + 10 * day;

  test('counts the same in whatever portions and order the uses come within a day', () => {
    const recent = fc.array(
      fc.record(
        { at: fc.integer({ min: 1, max: 23 * 60 }), amount: fc.nat(50), portion: fc.nat(3) },
        { requiredKeys: ['at', 'portion'] },
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(anyGrants(), recent, (grants, found) => {
        const uses = found.map(({ at, amount, portion }, index) => ({
          portion,
          use: {
            id: `r${index}`,
            at: now - at * minute,
            ...(amount === undefined ? {} : { amount }),
          },
        }));
        const portions = [0, 1, 2, 3].map((wanted) =>
          uses.filter(({ portion }) => portion === wanted).map((one) => one.use),
        );
        const kept = portions.reduce(
          (purse, portion) => withUses(purse, grants, portion, now, UTC),
          openPurse(grants, []),
        );
        const all = replay(
          grants,
          uses.map((one) => one.use),
          now,
          UTC,
        );
        expect(purseBalance(grants, kept, now, UTC)).toEqual(purseBalance(grants, all, now, UTC));
      }),
    );
  });
  test('keeps few uses, and loses none that it counted', () => {
    fc.assert(
      fc.property(anyGrants(), anyUses, (grants, uses) => {
        const inTime = [...uses].sort((a, b) => a.at - b.at);
        const kept = inTime.reduce(
          (purse, one) => withUses(purse, grants, [one], one.at, UTC),
          openPurse(grants, []),
        );
        const last = inTime.at(-1)?.at ?? 0;
        expect(kept.uses.every(({ at }) => at >= last - day)).toBe(true);
        expect(kept).not.toHaveProperty('late');
        expect(purseBalance(grants, kept, now, UTC)).toEqual(balanceOf(grants, uses, now));
      }),
    );
  });
  test('keeps no more than 200 uses, however many come in a day', () => {
    const uses = Array.from({ length: 500 }, (_, index) => use(typed + minute + index, 0.1));
    const kept = withUses(openPurse([grant()], []), [grant()], uses, typed + hour, UTC);
    expect(kept.uses).toHaveLength(200);
    expect(purseBalance([grant()], kept, typed + hour, UTC).remaining).toBe(50);
  });
  test('without a use that was paid back is as if that had never happened', () => {
    fc.assert(
      fc.property(anyGrants(), anyUses, fc.nat(24), (grants, uses, index) => {
        const purse = openPurse(grants, uses);
        const gone = purse.uses[index % Math.max(1, purse.uses.length)];
        if (gone === undefined) return;
        const others = uses.filter(({ id }) => id !== gone.id);
        expect(withoutUse(purse, gone.id)).toEqual(openPurse(grants, others));
      }),
    );
  });
});

describe('a use that comes too late for the checkpoint', () => {
  const grants = [grant()];
  const later = typed + 5 * day;
  const kept = withUses(openPurse(grants, []), grants, [use(typed + day, 10)], later, UTC);
  const missed = use(typed + 2 * day, 7);

  test('is found', () => {
    expect(kept.uses).toEqual([]);
    expect(needsReplay(kept.checkpoint, grants, [missed, use(typed, 1), use(later, 1)])).toEqual([missed]);
    expect(withUses(kept, grants, [missed], later, UTC).late).toBe(true);
    expect(withUses(kept, grants, [use(typed, 1)], later, UTC)).not.toHaveProperty('late');
  });
  test('counts at once all the same, unless it was before a renewal', () => {
    const left = (purse: typeof kept, now: number) => purseBalance(grants, purse, now, UTC).remaining;
    expect(left(withUses(kept, grants, [missed], later, UTC), later)).toBe(83);
    const afterRenewal = utc('2026-11-20T00:00');
    const renewed = withUses(kept, grants, [use(afterRenewal - 2 * day, 10)], afterRenewal, UTC);
    expect(left(withUses(renewed, grants, [missed], afterRenewal, UTC), afterRenewal)).toBe(90);
  });
  test('and a use that is paid back after it was folded ask for a replay', () => {
    expect(withoutUse(kept, 'gone').late).toBe(true);
  });
  test('a replay of all is exact', () => {
    fc.assert(
      fc.property(anyGrants(), anyUses, (grants, uses) => {
        const exact = replay(grants, uses, span.to, UTC);
        expect(exact).not.toHaveProperty('late');
        expect(purseBalance(grants, exact, span.to, UTC)).toEqual(balanceOf(grants, uses, span.to));
      }),
    );
  });
});

describe('for any purse', () => {
  test('what remains is the sum of its parts, and none is less than nothing or more than full', () => {
    fc.assert(
      fc.property(anyGrants(), anyUses, anyInstant, (grants, uses, now) => {
        const { remaining, limit, shares, overage } = balanceOf(grants, uses, now);
        const sum = shares.parts.reduce((total, part) => total + (part.remaining ?? 0), 0);
        expect(remaining).toBeCloseTo(sum, 6);
        expect(remaining).toBeLessThanOrEqual(limit);
        expect(overage).toBeGreaterThanOrEqual(0);
        for (const { grant: one, remaining: left = 0 } of shares.parts) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left).toBeLessThanOrEqual(one.amount);
        }
      }),
    );
  });
  test('a further use never leaves more', () => {
    fc.assert(
      fc.property(anyGrants(calendarRule), anyUses, anyInstant, (grants, uses, at) => {
        const more: PurseUse = { id: 'more', at, amount: 3 };
        const now = Math.max(at, ...uses.map((one) => one.at)) + 1;
        expect(balanceOf(grants, [...uses, more], now).remaining).toBeLessThanOrEqual(
          balanceOf(grants, uses, now).remaining,
        );
      }),
    );
  });
  test('of lots that were bought once, what remains is what was there minus what was used', () => {
    const lots = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lots, anyUses, (amounts, uses) => {
        const grants = amounts.map((amount, index) => bundle({ id: `b${index}`, amount }));
        const counted = uses.filter(({ at }) => at > typed);
        const used = counted.reduce((sum, { amount = 0 }) => sum + Math.round(amount * 100), 0);
        const cents = amounts.reduce((sum, amount) => sum + amount * 100, 0) - used;
        const { remaining, overage } = balanceOf(grants, uses, span.to + 1);
        expect([remaining, overage]).toEqual([Math.max(0, cents) / 100, Math.max(0, -cents) / 100]);
      }),
    );
  });
  test('of one plan, only what was used since its last renewal is missing', () => {
    fc.assert(
      fc.property(fc.nat(6), anyUses, anyInstant, (weekday, uses, now) => {
        const one = grant({ renewal: { every: 'week', weekday } });
        // 1 January 1970 was a Thursday.
        const week = (at: number) => Math.floor((Math.floor(at / day) + 4 - weekday) / 7);
        const since = uses.filter(({ at }) => at > typed && week(at) === week(now) && at <= now);
        const used = since.reduce((sum, { amount = 0 }) => sum + amount, 0);
        const before = uses.filter(({ at }) => at <= now);
        expect(balanceOf([one], before, now).remaining).toBeCloseTo(Math.max(0, 100 - used), 6);
      }),
    );
  });
});
