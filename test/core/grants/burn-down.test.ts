import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, sumOf } from '../../../lib/core/amount';
import { type BurnDown, burnDown } from '../../../lib/core/grants/burn-down';
import { BurnDownError } from '../../../lib/core/grants/check-case';
import { isActive } from '../../../lib/core/grants/span';
import { cases, day, every, grant, hour, numbers, plain, t0 } from './case';
import { oracle } from './oracle';

const start = { at: t0, balances: { a: 100 }, overage: 0 };

describe('one grant', () => {
  it('burns by what was used', () => {
    const usage = [{ at: t0 + hour, amount: 50 }];
    expect(numbers(burnDown({ grants: [grant()], usage, start, until: t0 + 29 * day }))).toEqual({
      balances: { a: 50 },
      overage: 0,
    });
  });

  it('without grants all is owed', () => {
    const usage = [{ at: t0 + hour, amount: 50 }];
    const { overage, balances } = burnDown({
      grants: [],
      usage,
      start: { ...start, balances: {} },
      until: t0 + day,
    });
    expect([balances, Number(overage)]).toEqual([{}, 50]);
  });

  it.each([
    ['before it begins', t0 - 1, 0],
    ['at its beginning', t0, 100],
    ['a moment before its expiry', t0 + 30 * day - 1, 100],
    ['at its expiry', t0 + 30 * day, 0],
    ['long after', t0 + 400 * day, 0],
  ])('%s holds what it should', (_, until, expected) => {
    expect(numbers(burnDown({ grants: [grant()], usage: [], until })).balances).toEqual({ a: expected });
  });

  it.each([
    ['before its beginning is owed, and paid first', t0 - hour],
    ['at its beginning is covered', t0],
  ])('what is used %s', (_, at) => {
    const usage = [{ at, amount: 10 }];
    const run = burnDown({ grants: [grant()], usage, until: t0 + day });
    expect(numbers(run)).toEqual({ balances: { a: 90 }, overage: 0 });
    expect(run.history.at(-1)).toMatchObject({ from: t0, overageBefore: amountOf(at < t0 ? 10 : 0) });
  });

  it('what is used at the very instant of its expiry belongs to the time after', () => {
    const expiresAt = t0 + day;
    const usage = [{ at: expiresAt, amount: 10 }];
    const run = burnDown({ grants: [grant({ expiresAt })], usage, until: t0 + 2 * day });
    expect(numbers(run)).toEqual({ balances: { a: 0 }, overage: 10 });
  });

  it('what is used at the instant asked for is not in it yet', () => {
    const usage = [{ at: t0 + hour, amount: 10 }];
    expect(numbers(burnDown({ grants: [grant()], usage, until: t0 + hour })).balances.a).toBe(100);
    expect(numbers(burnDown({ grants: [grant()], usage, until: t0 + hour + 1 })).balances.a).toBe(90);
  });

  it('voided, is empty from then on; the past stays as it was', () => {
    const voidedAt = t0 + hour;
    const usage = [voidedAt - 60_000, voidedAt + 60_000].map((at) => ({ at, amount: 50 }));
    const run = burnDown({ grants: [grant({ voidedAt })], usage, start, until: t0 + 5 * day });
    expect(numbers(run)).toEqual({ balances: { a: 0 }, overage: 50 });
    expect(run.history.map(({ usage: used, endedBy }) => [Number(used), endedBy])).toEqual([
      [50, 'void'],
      [50, 'end'],
    ]);
    expect(numbers(burnDown({ grants: [grant({ voidedAt })], usage, start, until: voidedAt - 1 }))).toEqual({
      balances: { a: 50 },
      overage: 0,
    });
  });

  it.each([
    ['expires', { expiresAt: t0 - day }],
    ['expires at once', { expiresAt: t0 }],
    ['is voided', { voidedAt: t0 - day }],
  ])('that %s before it begins is never active', (_, part) => {
    const usage = [{ at: t0 + hour, amount: 5 }];
    const run = burnDown({ grants: [grant(part)], usage, until: t0 + day });
    expect(numbers(run)).toEqual({ balances: { a: 0 }, overage: 5 });
  });
});

describe('burn order', () => {
  const spent = (...grants: ReturnType<typeof grant>[]) =>
    plain(
      burnDown({ grants, usage: [{ at: t0 + hour, amount: 120 }], until: t0 + day }).history.at(-1)?.used ??
        {},
    );

  it.each([
    [
      'the lower priority number first',
      grant({ priority: 2 }),
      grant({ id: 'b', priority: 1 }),
      { b: 100, a: 20 },
    ],
    ['then the earlier expiry', grant(), grant({ id: 'b', expiresAt: t0 + 9 * day }), { b: 100, a: 20 }],
    [
      'what never expires last',
      { id: 'a', amount: 100, priority: 1, effectiveAt: t0 },
      grant({ id: 'b' }),
      { b: 100, a: 20 },
    ],
    ['then the older', grant(), grant({ id: 'b', effectiveAt: t0 - day }), { b: 100, a: 20 }],
    ['of equals the smaller id', grant({ id: 'b' }), grant({ id: 'a' }), { a: 100, b: 20 }],
    [
      'priority before expiry',
      grant({ priority: 2, expiresAt: t0 + 2 * day }),
      grant({ id: 'b', priority: 1 }),
      { b: 100, a: 20 },
    ],
  ])('%s', (_, one, other, expected) => {
    expect(spent(one, other)).toEqual(expected);
    expect(spent(other, one)).toEqual(expected);
  });
});

describe('recurrence', () => {
  const daily = grant({ recurs: every(day, t0) });

  it('is full again, nothing carried over; what was owed is paid first', () => {
    const usage = [{ at: t0 + hour, amount: 120 }];
    const run = burnDown({ grants: [daily], usage, start, until: t0 + day + hour });
    expect(numbers(run)).toEqual({ balances: { a: 80 }, overage: 0 });
  });

  it.each([
    ['on the end of the asked period', { usage: [{ at: t0 + hour, amount: 30 }], start, until: t0 + day }],
    ['on its start', { usage: [], start: { ...start, balances: { a: 40 } }, until: t0 + hour }],
    [
      'on both, in a period without length',
      { usage: [], start: { ...start, balances: { a: 40 } }, until: t0 },
    ],
    [
      'on a reset, after it',
      {
        usage: [{ at: t0 + hour, amount: 30 }],
        start,
        resets: [{ at: t0 + day, keepOverage: false }],
        until: t0 + day,
      },
    ],
  ])('%s fills it', (_, given) => {
    expect(numbers(burnDown({ grants: [daily], ...given })).balances).toEqual({ a: 100 });
  });

  it('on the end pays what is owed at once', () => {
    const usage = [{ at: t0 + hour, amount: 120 }];
    const run = burnDown({ grants: [daily], usage, start, until: t0 + day });
    expect(numbers(run)).toEqual({ balances: { a: 80 }, overage: 0 });
    expect(run.history.at(-1)).toMatchObject({ from: t0 + day, to: t0 + day, endedBy: 'end' });
  });

  it('before the anchor counts too, and outside of the span it does not', () => {
    const week = grant({ effectiveAt: t0 + day, recurs: every(7 * day, t0 + 3 * day) });
    const usage = [{ at: t0 + day, amount: 20 }];
    const held = (until: number) => numbers(burnDown({ grants: [week], usage, until })).balances.a;
    expect([held(t0 + 3 * day - 1), held(t0 + 3 * day), held(t0 + 31 * day)]).toEqual([80, 100, 0]);
  });

  it('is not done again at a later change of another grant', () => {
    const one = grant({ recurs: every(day, t0 + day) });
    const other = grant({ id: 'b', priority: 2, effectiveAt: t0 + day + hour });
    const usage = [
      { at: t0 + day + hour / 2, amount: 30 },
      { at: t0 + day + 1.5 * hour, amount: 20 },
    ];
    const run = burnDown({ grants: [one, other], usage, start, until: t0 + day + 2 * hour });
    expect(numbers(run).balances).toEqual({ a: 50, b: 100 });
    expect(run.history.map(({ balances }) => Number(balances.a))).toEqual([100, 100, 70]);
  });
});

describe('a reset', () => {
  const at = t0 + 5 * hour;
  const usage = [
    { at: t0 + hour, amount: 10 },
    { at: t0 + 2 * hour, amount: 100 },
  ];

  it.each([
    [{ max: 50 }, 10, 50],
    [{ min: 0, max: 95 }, 10, 90],
    [{ min: 95, max: 95 }, 10, 95],
    [{ min: 95 }, 10, 95],
    [{}, 10, 90],
    [undefined, 10, 0],
    [{ min: 80, max: 50 }, 10, 50],
  ])('keeps by rollover %j of what is left after %d: %d', (rollover, amount, expected) => {
    const one = rollover === undefined ? grant() : grant({ rollover });
    const resets = [{ at, keepOverage: false }];
    const run = burnDown({
      grants: [one],
      usage: [{ at: t0 + hour, amount }],
      start,
      resets,
      until: t0 + day,
    });
    expect(numbers(run).balances).toEqual({ a: expected });
    expect(run.history.map(({ endedBy }) => endedBy)).toEqual(['reset', 'end']);
  });

  it('keeps what is owed, and what rolls over pays it at once', () => {
    const one = grant({ rollover: { min: 50, max: 50 } });
    const run = burnDown({
      grants: [one],
      usage,
      start,
      resets: [{ at, keepOverage: true }],
      until: t0 + day,
    });
    expect(numbers(run)).toEqual({ balances: { a: 40 }, overage: 0 });
    expect(run.history.map(({ from, to, endedBy }) => [from - t0, to - t0, endedBy])).toEqual([
      [0, 5 * hour, 'reset'],
      [5 * hour, 5 * hour, 'rollover'],
      [5 * hour, day, 'end'],
    ]);
    expect(run.history[1]).toMatchObject({ overageBefore: amountOf(10), used: { a: amountOf(10) } });
  });

  it('or forgets it', () => {
    const one = grant({ rollover: { min: 50, max: 50 } });
    const resets = [{ at, keepOverage: false }];
    expect(numbers(burnDown({ grants: [one], usage, start, resets, until: t0 + day }))).toEqual({
      balances: { a: 50 },
      overage: 0,
    });
  });

  it('comes before what is used at its very instant', () => {
    const one = grant({ rollover: { max: 50 } });
    const resets = [{ at, keepOverage: false }];
    const run = burnDown({ grants: [one], usage: [{ at, amount: 10 }], start, resets, until: t0 + day });
    expect(numbers(run).balances).toEqual({ a: 40 });
  });
});

describe('a case that contradicts itself', () => {
  const fine = { grants: [grant()], usage: [], start, until: t0 + day };
  it.each([
    ['unknown-grant', { ...fine, start: { ...start, balances: { a: 1, b: 1 } } }],
    ['missing-balance', { ...fine, start: { ...start, balances: {} } }],
    ['duplicate-grant', { ...fine, grants: [grant(), grant()] }],
    ['reset-not-after-start', { ...fine, resets: [{ at: t0, keepOverage: true }] }],
    ['until-before-start', { ...fine, until: t0 - 1 }],
    ['invalid-amount', { ...fine, usage: [{ at: t0, amount: -1 }] }],
    ['invalid-amount', { ...fine, grants: [grant({ amount: 'many' })] }],
    ['invalid-time', { ...fine, usage: [{ at: Number.NaN, amount: 1 }] }],
    [
      'conflicting-resets',
      { ...fine, resets: [true, false].map((keepOverage) => ({ at: t0 + hour, keepOverage })) },
    ],
  ])('is refused as %s', (fault, given) => {
    const run = () => burnDown(given);
    expect(run).toThrow(BurnDownError);
    expect(run).toThrow(expect.objectContaining({ fault }));
  });

  it('but a grant that begins later needs no balance', () => {
    const later = grant({ id: 'b', effectiveAt: t0 + hour });
    expect(numbers(burnDown({ ...fine, grants: [grant(), later] })).balances).toEqual({ a: 100, b: 100 });
  });
});

const total = (amounts: Readonly<Record<string, unknown>>) => sumOf(Object.values(amounts).map(String));

describe('whatever the case', () => {
  const holds = (property: (run: BurnDown, given: Parameters<typeof burnDown>[0]) => void) =>
    fc.assert(
      fc.property(cases, (given) => {
        property(burnDown(given), given);
      }),
      { numRuns: 400 },
    );

  it('it agrees with the rules told hour by hour', () => {
    holds((run, given) => expect(numbers(run)).toEqual(oracle(given)));
  });

  it('nothing is ever negative', () => {
    holds(({ balances, overage, history }) => {
      const all = [overage, ...Object.values(balances)];
      for (const one of history)
        all.push(one.overage, ...Object.values(one.balances), ...Object.values(one.used));
      expect(all.every((amount) => amount.gte(0))).toBe(true);
    });
  });

  it('segments follow each other without a gap, from the first thing to the instant asked for', () => {
    holds(({ history }, { until }) => {
      for (const [index, one] of history.entries()) {
        expect(one.from).toBeLessThanOrEqual(one.to);
        if (index > 0) expect(one.from).toBe(history[index - 1]?.to);
      }
      if (history.length > 0) expect(history.at(-1)?.to).toBe(until);
    });
  });

  it('in each segment what was used and owed is what the grants gave and what is owed then', () => {
    holds(({ history }) => {
      for (const one of history) {
        expect(total(one.used).plus(one.overage)).toEqual(one.usage.plus(one.overageBefore));
      }
    });
  });

  it('no grant gives more than it holds, or when it is not active', () => {
    holds(({ history }, { grants }) => {
      for (const { from, balances, used } of history) {
        for (const [id, amount] of Object.entries(used)) {
          expect(amount.lte(balances[id] ?? 0)).toBe(true);
          expect(grants.some((one) => one.id === id && isActive(one, from))).toBe(true);
        }
      }
    });
  });

  it('nothing is owed while an active grant still holds something', () => {
    holds(({ history, balances, overage }, { grants, until }) => {
      const rest = grants.filter((one) => isActive(one, until)).map(({ id }) => balances[id] ?? amountOf(0));
      if (overage.gt(0)) expect(rest.every((amount) => amount.eq(0))).toBe(true);
      for (const one of history.filter(({ overage: owed }) => owed.gt(0))) {
        for (const { id } of grants.filter((other) => isActive(other, one.from))) {
          expect((one.used[id] ?? amountOf(0)).eq(one.balances[id] ?? 0)).toBe(true);
        }
      }
    });
  });

  it('all that was used is in some segment', () => {
    holds(({ history }, { usage, until }) => {
      const before = usage.filter(({ at }) => at < until).map(({ amount }) => amount);
      expect(sumOf(history.map((one) => one.usage))).toEqual(sumOf(before));
    });
  });

  it('the order of grants, uses and resets in the lists does not matter', () => {
    holds((run, given) => {
      const turned = {
        ...given,
        grants: given.grants.toReversed(),
        usage: given.usage.toReversed(),
        resets: (given.resets ?? []).toReversed(),
      };
      expect(numbers(burnDown(turned))).toEqual(numbers(run));
    });
  });

  it('cut in two at any instant it comes to the same', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 240 }), (given, hours) => {
        const cut = t0 + hours * hour;
        const first = burnDown({ ...given, until: cut });
        const resets = (given.resets ?? []).filter(({ at }) => at > cut);
        const second = burnDown({ ...given, resets, start: first.state });
        expect(numbers(second)).toEqual(numbers(burnDown(given)));
      }),
      { numRuns: 400 },
    );
  });

  it('using more never leaves more', () => {
    fc.assert(
      fc.property(
        cases,
        fc.integer({ min: 0, max: 239 }),
        fc.integer({ min: 1, max: 5000 }),
        (given, hours, more) => {
          const net = ({ balances, overage }: BurnDown) => total(balances).minus(overage);
          const usage = [...given.usage, { at: t0 + hours * hour, amount: more / 100 }];
          expect(net(burnDown({ ...given, usage })).lte(net(burnDown(given)))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a use taken back is as if it had never been', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (given, pick) => {
        const usage = given.usage.filter((_, index) => index !== pick % Math.max(1, given.usage.length));
        const zeroed = given.usage.map((one, index) =>
          index === pick % Math.max(1, given.usage.length) ? { ...one, amount: 0 } : one,
        );
        const [without, withZero] = [burnDown({ ...given, usage }), burnDown({ ...given, usage: zeroed })];
        expect(numbers(without)).toEqual(numbers(withZero));
      }),
    );
  });

  it('a use split into parts at the same instant comes to the same', () => {
    holds((run, given) => {
      const usage = given.usage.flatMap(({ at, amount }) => {
        const tenth = Math.round(Number(amount) * 10) / 100;
        return [
          { at, amount: tenth },
          { at, amount: amountOf(amount).minus(tenth) },
        ];
      });
      expect(
        numbers(burnDown({ ...given, usage: usage.filter(({ amount }) => amountOf(amount).gte(0)) })),
      ).toEqual(numbers(run));
    });
  });
});

it('a million uses of 0.1 are exactly 100,000', () => {
  const usage = Array.from({ length: 1_000_000 }, (_, index) => ({ at: t0 + index, amount: 0.1 }));
  const { balances, overage } = burnDown({
    grants: [grant({ amount: '100000.3' })],
    usage,
    until: t0 + day,
  });
  expect([balances.a?.toFixed(), overage.toFixed()]).toEqual(['0.3', '0']);
});
