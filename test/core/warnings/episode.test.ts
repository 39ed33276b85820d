import { describe, expect, it } from 'vitest';
import type { Provenance } from '../../../lib/core/balance';
import type { CardBalance } from '../../../lib/core/card';
import { ALL, confirmed, emptyBook, PAUSE, withSnooze } from '../../../lib/core/warnings/episode';
import { day, hour, minute, noon } from '../sample';
import { budgetAt, inShort, lookAt, type Sight, told, watched } from './sample';

/** The same pool looked at every ten minutes: what is left of 100 each time, as the platform said or otherwise. */
function seen(...lefts: readonly (number | undefined | readonly [number, Provenance])[]): Sight[] {
  return lefts.map((left, index) => {
    const at = noon + index * 10 * minute;
    const [remaining, provenance] = Array.isArray(left) ? left : [left, 'reported'];
    return { at, pools: [watched(remaining, { balance: { provenance, readAt: at } })] };
  });
}

const low = ['acme|a1|credits level 1'];
const critical = ['acme|a1|credits level 2'];
const empty = ['acme|a1|credits level 3'];

describe('the level of a pool', () => {
  it.each<[string, Sight[], (readonly string[])[]]>([
    ['is quiet on first sight, however bad', seen(4, 4), [[], []]],
    ['and gets louder from there', seen(4, 0), [[], empty]],
    ['is told once', seen(50, 15, 14, 13), [[], low, [], []]],
    [
      'is told again when it gets worse, once each',
      seen(50, 15, 4, 3, 0, 0),
      [[], low, critical, [], empty, []],
    ],
    ['is told at its worst where steps are skipped', seen(50, 0, 4, 15), [[], empty, [], []]],
    ['is never told on the way up', seen(50, 0, 4, 15, 4, 0), [[], empty, [], [], [], []]],
    ['is armed again by a number well above the line', seen(50, 15, 25, 15), [[], low, [], low]],
    ['is not by one that wobbles around the line', seen(50, 15, 21, 20, 24.9, 19), [[], low, [], [], [], []]],
    ['is not by an estimate', seen(50, 15, [90, 'estimated'], 15), [[], low, [], []]],
    ['is not by what was observed', seen(50, 15, [90, 'observed'], 15), [[], low, [], []]],
    [
      'is by the person, of a limit by hand',
      seen([50, 'manual'], [15, 'manual'], [90, 'manual'], [15, 'manual']),
      [[], low, [], low],
    ],
    ['is warned of by an estimate', seen(50, [15, 'estimated'], 15), [[], low, []]],
    [
      'stays as it was while there is no number',
      seen(50, 15, undefined, 14, undefined, 90, 15),
      [[], low, [], [], [], [], low],
    ],
    ['that had no number at first sight is first seen with one', seen(undefined, 15, 4), [[], [], critical]],
  ])('%s', (_, sights, expected) => {
    expect(told(sights)).toEqual(expected);
  });

  it('of a purse without a limit is known when it is empty, and over when something is in it', () => {
    const purse = (remaining: number, index: number): Sight => {
      const { limit: _none, ...balance } = watched(remaining).balance;
      const at = noon + index * hour;
      return {
        at,
        pools: [
          { ...watched(remaining), balance: { ...balance, level: remaining > 0 ? 'unknown' : 'empty' } },
        ],
      };
    };
    expect(told([500, 0, 0, 20, 0].map(purse))).toEqual([[], empty, [], [], empty]);
  });

  it('of a pool that loses its limit for a while is no recovery', () => {
    const [first, second, , fourth] = seen(50, 15, 15, 15);
    const { limit: _lost, ...balance } = watched(15).balance;
    const third: Sight = {
      at: noon + 20 * minute,
      pools: [{ ...watched(15), balance: { ...balance, level: 'unknown' } }],
    };
    expect(told([first, second, third, fourth].flatMap((one) => one ?? []))).toEqual([[], low, [], []]);
  });

  it('is over for a full pool also where the line is higher than the limit', () => {
    const thresholds = { low: { value: 90, in: 'units' }, critical: { value: 5, in: 'units' } } as const;
    const sights = [95, 90, 95, 100, 90].map((left, index) => ({
      at: noon + index * hour,
      pools: [watched(left, { thresholds })],
    }));
    expect(told(sights)).toEqual([[], low, [], [], low]);
  });

  it('of a quiet pool is never told', () => {
    const sights = [50, 4, 0].map((left, index) => ({
      at: noon + index * hour,
      pools: [watched(left, { balance: { quiet: true } })],
    }));
    expect(told(sights)).toEqual([[], [], []]);
  });
});

describe('two accounts', () => {
  it('of the same platform, and their pools of the same name, have episodes of their own', () => {
    const two = (a: number, b: number, at: number): Sight => ({
      at,
      pools: [watched(a), watched(b, { account: 'a2' })],
    });
    expect(
      told([
        two(50, 50, noon),
        two(15, 50, noon + hour),
        two(15, 15, noon + 2 * hour),
        two(90, 15, noon + 3 * hour),
        two(90, 15, noon + 4 * hour),
      ]),
    ).toEqual([[], low, ['acme|a2|credits level 1'], [], []]);
  });

  it('whose names play with the separators are two', () => {
    const one = watched(50, { account: 'a|b', balance: { id: 'c' } });
    const other = watched(50, { account: 'a', balance: { id: 'b|c' } });
    expect(Object.keys(lookAt(emptyBook, { at: noon, pools: [one, other] }).book.episodes)).toEqual([
      'acme|a%7Cb|c|level',
      'acme|a%7Cb|c|runway',
      'acme|a|b%7Cc|level',
      'acme|a|b%7Cc|runway',
    ]);
  });
});

describe('the runway of a pool', () => {
  const runway = (
    verdict: 'lasts' | 'runs-out' | 'unsure' | undefined,
    inDays: number | undefined,
    index: number,
    balance: Partial<CardBalance> = { resetsAt: noon + 30 * day },
  ): Sight => {
    const at = noon + index * hour;
    const runsOutAt = inDays === undefined ? {} : { runsOutAt: noon + inDays * day };
    const forecast = verdict === undefined ? {} : { forecast: { verdict, ...runsOutAt } };
    return { at, pools: [watched(50, { balance, ...forecast })] };
  };
  const soon = ['acme|a1|credits runway 1'];

  it.each<[string, Sight[], (readonly string[])[]]>([
    ['is quiet on first sight', [runway('runs-out', 1, 0), runway('runs-out', 1, 1)], [[], []]],
    [
      'is told once',
      [runway('unsure', undefined, 0), runway('runs-out', 2, 1), runway('runs-out', 1, 2)],
      [[], soon, []],
    ],
    [
      'is no worry while it is far away',
      [runway('unsure', undefined, 0), runway('runs-out', 9, 1)],
      [[], []],
    ],
    [
      'is no worry where nobody says when',
      [runway('unsure', undefined, 0), runway('runs-out', undefined, 1)],
      [[], []],
    ],
    [
      'is armed again when it lasts',
      [
        runway('lasts', undefined, 0),
        runway('runs-out', 2, 1),
        runway('lasts', undefined, 2),
        runway('runs-out', 2, 3),
      ],
      [[], soon, [], soon],
    ],
    [
      'is not armed again by doubt',
      [
        runway('lasts', undefined, 0),
        runway('runs-out', 2, 1),
        runway('unsure', undefined, 2),
        runway('runs-out', 2, 3),
      ],
      [[], soon, [], []],
    ],
    [
      'is not armed again where it runs out later',
      [
        runway('lasts', undefined, 0),
        runway('runs-out', 2, 1),
        runway('runs-out', 9, 2),
        runway('runs-out', 2, 3),
      ],
      [[], soon, [], []],
    ],
  ])('%s', (_, sights, expected) => {
    expect(told(sights)).toEqual(expected);
  });

  it('of a purse that never renews is armed again when it runs out twice as late, by its owner’s word', () => {
    const purse = (inDays: number, index: number, provenance: Provenance = 'reported') =>
      runway('runs-out', inDays, index, { provenance });
    const start = [purse(20, 0), purse(2, 1)];
    expect(told([...start, purse(7, 2), purse(2, 3)])).toEqual([[], soon, [], soon]);
    expect(told([...start, purse(5, 2), purse(2, 3)])).toEqual([[], soon, [], []]);
    expect(told([...start, purse(7, 2, 'estimated'), purse(2, 3)])).toEqual([[], soon, [], []]);
  });

  it('is looked at again when its time has come', () => {
    const first = lookAt(emptyBook, runway('runs-out', 9, 0));
    expect(first.lookAt).toBe(noon + 6 * day);
    const then = { ...runway('runs-out', 9, 0), at: noon + 6 * day };
    expect(lookAt(first.book, then).alerts.map(inShort)).toEqual(soon);
  });

  it('goes without saying where the level of the same pool is told', () => {
    const forecast = { verdict: 'runs-out', runsOutAt: noon + day } as const;
    const [, both, after] = told([
      { at: noon, pools: [watched(50, { forecast: { verdict: 'unsure' } })] },
      { at: noon + hour, pools: [watched(15, { forecast })] },
      { at: noon + 2 * hour, pools: [watched(14, { forecast })] },
    ]);
    expect([both, after]).toEqual([low, []]);
  });
});

describe('credit that expires', () => {
  const lot = (inDays: number, index: number, remaining = 300): Sight => {
    const at = noon + index * hour;
    const grant = { id: 'g1', label: 'Bundle', unit: 'credit', remaining, expiresAt: noon + inDays * day };
    return { at, pools: [watched(50, { expiring: [grant] })] };
  };
  const soon = ['acme|a1|credits expiring 1'];

  it.each<[string, Sight[], (readonly string[])[]]>([
    ['is told once, when it is near', [lot(9, 0), lot(6, 1), lot(5, 2)], [[], soon, []]],
    ['is quiet on first sight', [lot(6, 0), lot(5, 1)], [[], []]],
    ['of which nothing is left is no loss', [lot(9, 0), lot(6, 1, 0)], [[], []]],
    [
      'is told again after it was extended by more than a wobble',
      [lot(9, 0), lot(6, 1), lot(30, 2), lot(6, 3)],
      [[], soon, [], soon],
    ],
    ['is not told again after a wobble', [lot(9, 0), lot(6, 1), lot(7.5, 2), lot(6, 3)], [[], soon, [], []]],
  ])('%s', (_, sights, expected) => {
    expect(told(sights)).toEqual(expected);
  });

  it('is also what the platform says of the whole pool', () => {
    const pool = (at: number): Sight => ({
      at,
      pools: [watched(50, { balance: { expiresAt: noon + 9 * day } })],
    });
    const first = lookAt(emptyBook, pool(noon));
    expect(first.lookAt).toBe(noon + 2 * day);
    expect(told([pool(noon), pool(noon + 2 * day)])).toEqual([[], soon]);
  });
});

describe('a budget', () => {
  const at = (spent: number, hours: number, from = '2026-11-01'): Sight => {
    const state = budgetAt(spent);
    return { at: noon + hours * hour, budgets: [{ ...state, period: { ...state.period, from } }] };
  };
  it.each<[string, Sight[], (readonly string[])[]]>([
    [
      'is told at its share and when it is overspent',
      [at(10, 0), at(90, 1), at(95, 2), at(101, 3), at(140, 4)],
      [[], ['budget:b1 budget 1'], [], ['budget:b1 budget 2'], []],
    ],
    [
      'is not told twice where a refund comes in between',
      [at(10, 0), at(101, 1), at(10, 2), at(101, 3)],
      [[], ['budget:b1 budget 2'], [], []],
    ],
    [
      'begins anew with its period, also where that is overspent at once',
      [at(10, 0), at(101, 1), at(101, 2, '2026-12-01')],
      [[], ['budget:b1 budget 2'], ['budget:b1 budget 2']],
    ],
    ['that was just made is quiet', [at(101, 0), at(102, 1)], [[], []]],
  ])('%s', (_, sights, expected) => {
    expect(told(sights)).toEqual(expected);
  });

  it('that is changed is a new one: quiet on first sight', () => {
    const state = budgetAt(50);
    const changed = { ...state, budget: { ...state.budget, amount: 40 }, state: 'over' as const };
    expect(
      told([at(50, 0), { at: noon + hour, budgets: [changed] }, { at: noon + 2 * hour, budgets: [changed] }]),
    ).toEqual([[], [], []]);
  });

  it('is not warned of where nobody asked for it', () => {
    expect(told([at(10, 0), at(101, 1)].map((sight) => ({ ...sight, risks: {} })))).toEqual([[], []]);
  });
});

describe('a refill', () => {
  const refilled = ['acme|a1|credits refilled 0'];
  const wanted = (sights: Sight[]) =>
    sights.map((sight) => ({ ...sight, settings: { ...sight.settings, refilled: true } }));
  const renewing = (left: number, hours: number): Sight => {
    const at = noon + hours * hour;
    const resetsAt = noon + (hours < 5 ? 5 : 10) * hour;
    return { at, pools: [watched(left, { balance: { readAt: at, resetsAt } })] };
  };

  it.each<[string, Sight[], (readonly string[])[]]>([
    ['after an episode is told', wanted(seen(50, 15, 90, 90)), [[], low, refilled, []]],
    ['that nobody wants to hear of is not', seen(50, 15, 90), [[], low, []]],
    ['by an estimate is none', wanted(seen(50, 15, [90, 'estimated'])), [[], low, []]],
    [
      'by a renewal is told where it is worth it',
      wanted([renewing(40, 0), renewing(100, 6)]),
      [[], refilled],
    ],
    ['by a renewal of what was hardly used is not', wanted([renewing(90, 0), renewing(100, 6)]), [[], []]],
    ['without a renewal or an episode is none', wanted([renewing(40, 0), renewing(100, 1)]), [[], []]],
  ])('%s', (_, sights, expected) => {
    expect(told(sights)).toEqual(expected);
  });

  it('in quiet hours is told afterwards, if it is still true', () => {
    const quiet = { refilled: true, quietUntil: noon + hour };
    const [first, second, third] = wanted(seen(50, 15, 90));
    const sights = [first, second, { ...third, settings: quiet }].flatMap((one) =>
      one?.at === undefined ? [] : [one as Sight],
    );
    const later = (left: number): Sight => ({
      at: noon + hour,
      pools: [watched(left)],
      settings: { refilled: true },
    });
    expect(told([...sights, later(90)]).at(-1)).toEqual(refilled);
    expect(told([...sights, later(15)]).at(-1)).toEqual(low);
  });
});

describe('silence', () => {
  const risky = (at: number, settings: Sight['settings'] = {}, left = 15): Sight => ({
    at,
    pools: [watched(left)],
    settings,
  });
  const start = confirmed(lookAt(emptyBook, risky(noon, {}, 50)).book);

  it('quiet hours hold what comes in them, until they end', () => {
    const night = lookAt(start, risky(noon + minute, { quietUntil: noon + hour }));
    expect([night.alerts, night.lookAt]).toEqual([[], noon + hour]);
    expect(lookAt(night.book, risky(noon + hour)).alerts.map(inShort)).toEqual(low);
    expect(lookAt(night.book, risky(noon + hour, {}, 90)).alerts).toEqual([]);
  });

  it('a snooze of the pool or of all does the same, one of another pool does not', () => {
    for (const subject of ['acme|a1|credits', ALL]) {
      const snoozed = lookAt(withSnooze(start, subject, noon + hour), risky(noon + minute));
      expect([snoozed.alerts, snoozed.lookAt], subject).toEqual([[], noon + hour]);
      const after = lookAt(snoozed.book, risky(noon + hour));
      expect([after.alerts.map(inShort), after.book.snoozed], subject).toEqual([low, {}]);
      expect(
        lookAt(withSnooze(snoozed.book, subject, null), risky(noon + 2 * minute)).alerts.map(inShort),
        subject,
      ).toEqual(low);
    }
    expect(
      lookAt(withSnooze(start, 'acme|a2|credits', noon + hour), risky(noon + minute)).alerts.map(inShort),
    ).toEqual(low);
  });

  it('what nobody looks at while notifications are off is first seen again when they are on', () => {
    const budget = (spent: number, on: boolean, hours: number): Sight => ({
      at: noon + hours * hour,
      ...(on ? { budgets: [budgetAt(spent)] } : {}),
      settings: { on },
    });
    expect(
      told([budget(10, true, 0), budget(95, false, 1), budget(101, true, 2), budget(102, true, 3)]),
    ).toEqual([[], [], [], []]);
  });

  it('what happens while notifications are off is noted: switching them on is no storm', () => {
    const off = lookAt(start, risky(noon + hour, { on: false }));
    expect([off.alerts, off.lookAt]).toEqual([[], undefined]);
    expect(lookAt(off.book, risky(noon + 2 * hour)).alerts).toEqual([]);
    expect(lookAt(off.book, risky(noon + 2 * hour, {}, 4)).alerts.map(inShort)).toEqual(critical);
  });
});

describe('many at once', () => {
  const many = (left: number, at: number): Sight => ({
    at,
    pools: Array.from({ length: 60 }, (_, index) => watched(left, { account: `a${index}` })),
  });
  const start = confirmed(lookAt(emptyBook, many(50, noon)).book);

  it('go out together', () => {
    expect(lookAt(start, many(15, noon + hour)).alerts).toHaveLength(60);
  });

  it('one after the other go out together a moment later', () => {
    const one = (index: number, left: number) => watched(left, { account: `a${index}` });
    const at = noon + hour;
    const first = lookAt(start, { at, pools: [one(0, 15)] });
    const second = lookAt(confirmed(first.book), { at: at + (5 * minute) / 10, pools: [one(1, 15)] });
    expect([first.alerts.length, second.alerts.length, second.lookAt]).toEqual([1, 0, at + PAUSE]);
    const third = lookAt(second.book, { at: at + PAUSE, pools: [one(1, 15), one(2, 4)] });
    expect(third.alerts.map(inShort)).toEqual(['acme|a2|credits level 2', 'acme|a1|credits level 1']);
  });

  it('a clock that was set back since does not keep them quiet', () => {
    const first = lookAt(start, many(15, noon + hour));
    expect(lookAt(confirmed(first.book), many(4, noon - 30 * day)).alerts).toHaveLength(60);
  });
});

describe('alerts that nobody has confirmed', () => {
  const [first, second] = seen(50, 15);
  const book = lookAt(emptyBook, first as Sight).book;
  const given = lookAt(book, second as Sight);

  it('are given out again, without a pause', () => {
    expect(
      lookAt(given.book, { ...(second as Sight), at: (second?.at ?? 0) + 5 * 1000 }).alerts.map(inShort),
    ).toEqual(low);
  });

  it('are not where they are no longer true', () => {
    const [, , full] = seen(50, 15, 90);
    expect(lookAt(given.book, full as Sight).alerts).toEqual([]);
  });

  it('are not once they are confirmed', () => {
    expect(lookAt(confirmed(given.book), { ...(second as Sight), at: noon + hour }).alerts).toEqual([]);
  });
});

describe('what is remembered', () => {
  const [first] = seen(50);

  it('is forgotten when its account or budget is gone', () => {
    const { book } = lookAt(emptyBook, { ...(first as Sight), budgets: [budgetAt(10)] });
    expect(Object.keys(book.episodes)).toEqual([
      'acme|a1|credits|level',
      'acme|a1|credits|runway',
      'budget:b1',
    ]);
    const left = lookAt(book, { at: noon + hour, settings: { owners: ['acme|a2', 'budget:b2'] } });
    expect(left.book.episodes).toEqual({});
  });

  it('is kept while its account is there and only its pool is not, for sixty days', () => {
    const { book } = lookAt(emptyBook, first as Sight);
    expect(lookAt(book, { at: noon + 59 * day }).book.episodes).toEqual(book.episodes);
    expect(lookAt(book, { at: noon + 60 * day }).book.episodes).toEqual({});
  });

  it('does not change where nothing changes, so that nothing is written', () => {
    const { book } = lookAt(emptyBook, first as Sight);
    expect(lookAt(book, { ...(first as Sight), at: noon + 23 * hour }).book).toBe(book);
    expect(lookAt(book, { ...(first as Sight), at: noon + 25 * hour }).book).not.toEqual(book);
  });

  it('has an end, however many pools a page makes up', () => {
    const flood = Array.from({ length: 2_100 }, (_, index) => watched(50, { balance: { id: `p${index}` } }));
    const { book } = lookAt(emptyBook, { at: noon, pools: flood });
    const { book: later } = lookAt(book, {
      at: noon + 2 * day,
      pools: [watched(50, { balance: { id: 'new' } })],
    });
    expect(Object.keys(later.episodes)).toHaveLength(4_000);
    expect(later.episodes).toHaveProperty(['acme|a1|new|level']);
  });
});
