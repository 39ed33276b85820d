import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { liveBalance } from '../../lib/core/balance';
import type { SpendDraft } from '../../lib/platforms/platform';
import { type AccountRecord, AccountRecordSchema } from '../../lib/storage/schema';
import { type Arrival, absorb, toldLater } from '../../lib/tracker/absorb';
import { arrival, HOUR, MINUTE, NOON, pool, record, SECOND } from './fakes';

const create: SpendDraft = { unit: 'credit', amount: 10, pool: 'credits', basis: 'exact', feature: 'create' };
const message: SpendDraft = { unit: 'message', amount: 1, basis: 'exact', feature: 'message' };
const credits = { id: 'credits', label: 'Credits', unit: 'credit' };
const window = { id: 'five-hour', label: '5-hour', unit: 'percent', limit: 100 };

/** The record after all of them; what was absorbed before changes nothing. */
function absorbing(start: AccountRecord, now: number, ...arrivals: Arrival[]): AccountRecord {
  return arrivals.reduce((before, next) => absorb(before, next, now) ?? before, start);
}

function left(from: AccountRecord, now: number, id = 'credits') {
  const found = from.pools.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no pool ${id}`);
  const { remaining, provenance } = liveBalance(found, from.spends, now);
  return { remaining, provenance };
}

describe('a report', () => {
  const start = record('me', { pools: [pool()] });

  it('delivered twice counts once', () => {
    const report = arrival({ spends: [create] });
    const once = absorbing(start, NOON, report);
    expect(absorb(once, report, NOON)).toBeUndefined();
    expect(left(once, NOON)).toEqual({ remaining: 90, provenance: 'observed' });
  });

  it('of a generation that another tab has reported too counts once', () => {
    const twice = absorbing(
      start,
      NOON,
      arrival({ spends: [{ ...create, id: 'song-1' }] }),
      arrival({ spends: [{ ...create, id: 'song-1' }] }),
      arrival({ spends: [{ ...create, id: 'song-2' }] }),
    );
    expect(left(twice, NOON).remaining).toBe(80);
  });

  it('that names one generation twice counts it once', () => {
    const spends = [
      { ...create, id: 'song-1' },
      { ...create, id: 'song-1' },
    ];
    expect(left(absorbing(start, NOON, arrival({ spends })), NOON).remaining).toBe(90);
  });

  it('with the longest ids that the border lets through can be stored and read again', () => {
    const long = { ...message, id: 'x'.repeat(300) };
    const taught = record('me', {
      pools: [pool({ ...window, id: 'w'.repeat(150), remaining: 80, readAt: NOON - HOUR })],
      samples: [
        {
          at: 1,
          pool: 'w'.repeat(150),
          unit: 'percent',
          amount: 2,
          uses: [{ feature: 'message', count: 1 }],
        },
      ],
    });
    const stored = absorbing(taught, NOON, arrival({ spends: [long] }));
    expect(stored.spends).toHaveLength(2);
    expect(v.is(AccountRecordSchema, stored)).toBe(true);
  });
});

describe('a refund', () => {
  const start = record('me', { pools: [pool()] });
  const spent = arrival({ spends: [{ ...create, id: 'song-1' }] });
  const refund = arrival({ refunds: [{ id: 'song-1', unit: 'credit' }] });

  it.each([
    ['after its spend', [spent, refund]],
    ['before its spend', [refund, spent]],
    ['in the same answer', [arrival({ ...spent.findings, ...refund.findings })]],
    ['twice', [spent, refund, refund]],
  ])('%s is as if it had never been spent', (_, arrivals) => {
    expect(left(absorbing(start, NOON, ...arrivals), NOON)).toEqual({
      remaining: 100,
      provenance: 'reported',
    });
  });

  it('takes what was learned of it back too', () => {
    const taught = record('me', {
      pools: [pool({ ...window, remaining: 80, readAt: NOON - HOUR })],
      samples: [
        { at: 1, pool: 'five-hour', unit: 'percent', amount: 2, uses: [{ feature: 'message', count: 1 }] },
      ],
    });
    const sent = arrival({ spends: [{ ...message, id: 'm1' }] });
    const paidBack = arrival({ refunds: [{ id: 'm1', unit: 'message' }] });
    expect(left(absorbing(taught, NOON, sent), NOON, 'five-hour').remaining).toBe(78);
    expect(left(absorbing(taught, NOON, sent, paidBack), NOON, 'five-hour').remaining).toBe(80);
  });

  it('of another spend changes nothing', () => {
    const other = arrival({ refunds: [{ id: 'song-2', unit: 'credit' }] });
    expect(left(absorbing(start, NOON, spent, other), NOON).remaining).toBe(90);
  });
});

describe('an exact amount that is told later', () => {
  const start = record('me', { pools: [pool()] });
  const { amount: _told, ...untold } = create;
  const made = arrival({ spends: [{ ...untold, id: 'song-1', basis: 'priced', model: 'v5' }] });
  const history = (amount: number) =>
    arrival({ spends: [{ ...create, id: 'song-1', feature: 'other', amount, at: NOON - MINUTE }] });

  it('is that of the spend, of which all else stays', () => {
    const after = absorbing(start, NOON, made, history(12));
    expect(after.spends).toMatchObject([
      { id: 'song-1', amount: 12, basis: 'exact', feature: 'create', model: 'v5', at: NOON },
    ]);
    expect(left(after, NOON)).toEqual({ remaining: 88, provenance: 'observed' });
  });

  it('counts once, however often the history is looked up', () => {
    const once = absorbing(start, NOON, made, history(12));
    expect(toldLater(once, history(12), NOON)).toEqual([]);
    expect(left(absorbing(once, NOON, history(12), history(13)), NOON).remaining).toBe(88);
  });

  it('takes the place of what was learned for want of it', () => {
    const taught = record('me', {
      pools: [pool({ ...window, remaining: 80, readAt: NOON - HOUR })],
      samples: [
        { at: 1, pool: 'five-hour', unit: 'percent', amount: 2, uses: [{ feature: 'message', count: 1 }] },
      ],
    });
    const sent = arrival({ spends: [{ unit: 'message', basis: 'priced', feature: 'message', id: 'm1' }] });
    const told = arrival({
      spends: [
        { unit: 'percent', amount: 5, pool: 'five-hour', basis: 'exact', feature: 'message', id: 'm1' },
      ],
    });
    expect(left(absorbing(taught, NOON, sent), NOON, 'five-hour').remaining).toBe(78);
    expect(left(absorbing(taught, NOON, sent, told), NOON, 'five-hour').remaining).toBe(75);
  });

  it('of a spend that was paid back brings it not back', () => {
    const paidBack = arrival({ refunds: [{ id: 'song-1', unit: 'credit' }] });
    expect(left(absorbing(start, NOON, made, paidBack, history(12)), NOON).remaining).toBe(100);
  });

  it('changes nothing of one that was exact', () => {
    const exact = arrival({ spends: [{ ...create, id: 'song-1' }] });
    expect(toldLater(absorbing(start, NOON, exact), history(12), NOON)).toEqual([]);
  });
});

describe.each([
  ['before the reading is part of it', NOON - 2 * MINUTE, 100],
  ['at the very instant of the reading is part of it', NOON - MINUTE, 100],
  ['after the reading lowers it', NOON - MINUTE + 1, 90],
  ['dated in the future counts as now', NOON + 9 * HOUR, 90],
])('a spend %s', (_, sentAt, remaining) => {
  it(`so ${remaining} are left`, () => {
    const now = absorbing(record('me', { pools: [pool()] }), NOON, arrival({ spends: [create] }, { sentAt }));
    expect(left(now, NOON).remaining).toBe(remaining);
  });
});

describe('time', () => {
  it('a spend from the future is covered by the next reading like any other', () => {
    const spent = absorbing(
      record('me', { pools: [pool()] }),
      NOON,
      arrival({ spends: [create] }, { sentAt: NOON + 9 * HOUR }),
    );
    const later = NOON + MINUTE;
    const read = absorbing(
      spent,
      later,
      arrival({ pools: [{ ...credits, remaining: 90 }] }, { readAt: later }),
    );
    expect(left(read, later)).toEqual({ remaining: 90, provenance: 'reported' });
  });

  it('a reading from the future counts as of now, so that the next one is newer', () => {
    const forged = absorbing(
      record('me'),
      NOON,
      arrival({ pools: [{ ...credits, remaining: 9e9 }] }, { readAt: NOON + HOUR }),
    );
    const next = absorbing(
      forged,
      NOON + 1,
      arrival({ pools: [{ ...credits, remaining: 7 }] }, { readAt: NOON + 1 }),
    );
    expect(left(next, NOON + 1).remaining).toBe(7);
  });

  it('a late older reading changes nothing', () => {
    const newer = record('me', { pools: [pool({ remaining: 50, readAt: NOON })] });
    const same = absorbing(
      newer,
      NOON,
      arrival({ pools: [{ ...credits, remaining: 400 }] }, { readAt: NOON - HOUR }),
    );
    expect(left(same, NOON).remaining).toBe(50);
  });

  it('a spend with a time of its own, looked up later, is dated by it and not by the look-up', () => {
    const looked = absorbing(
      record('me', { pools: [pool()] }),
      NOON,
      arrival({ spends: [{ ...create, at: NOON - HOUR }] }),
    );
    expect(left(looked, NOON).remaining).toBe(100);
  });

  it('spends are dropped once every concerned pool was read, and after a day', () => {
    const spent = absorbing(record('me', { pools: [pool()] }), NOON, arrival({ spends: [create] }));
    expect(spent.spends).toHaveLength(1);
    const read = absorbing(
      spent,
      NOON + 1,
      arrival({ pools: [{ ...credits, remaining: 90 }] }, { readAt: NOON + 1 }),
    );
    expect(read.spends).toEqual([]);
    const tomorrow = NOON + 25 * HOUR;
    expect(absorbing(spent, tomorrow, arrival({ plan: 'Pro' }, { sentAt: tomorrow })).spends).toEqual([]);
  });
});

describe('learning', () => {
  const started = record('me', { pools: [pool({ ...window, used: 10, remaining: 90, readAt: NOON })] });
  const usage = (used: number, readAt: number) =>
    arrival({ pools: [{ ...window, used, remaining: 100 - used }] }, { readAt });
  const send = (sentAt: number) => arrival({ spends: [message] }, { sentAt });
  const at = (minutes: number) => NOON + minutes * MINUTE;

  it('one message between two readings teaches what it took; the next one lowers the window as estimated', () => {
    const taught = absorbing(started, at(9), send(at(1)), usage(14, at(2)));
    expect(taught.samples).toMatchObject([
      { pool: 'five-hour', amount: 4, uses: [{ feature: 'message', count: 1 }] },
    ]);
    expect(left(taught, at(9), 'five-hour')).toEqual({ remaining: 86, provenance: 'reported' });
    const sent = absorbing(taught, at(9), send(at(3)));
    expect(left(sent, at(9), 'five-hour')).toEqual({ remaining: 82, provenance: 'estimated' });
    const read = absorbing(sent, at(9), usage(17, at(4)));
    expect(left(read, at(9), 'five-hour')).toEqual({ remaining: 83, provenance: 'reported' });
  });

  it('goes on when there is something to estimate with', () => {
    const rounds = [
      send(at(1)),
      usage(14, at(2)),
      send(at(3)),
      usage(20, at(4)),
      send(at(5)),
      usage(22, at(6)),
    ];
    expect(absorbing(started, at(9), ...rounds).samples.map(({ amount }) => amount)).toEqual([4, 6, 2]);
  });

  it('two messages between two readings took half of it each', () => {
    const taught = absorbing(started, at(9), send(at(1)), send(at(2)), usage(20, at(3)));
    expect(taught.samples).toMatchObject([{ amount: 10, uses: [{ feature: 'message', count: 2 }] }]);
    expect(left(absorbing(taught, at(9), send(at(4))), at(9), 'five-hour').remaining).toBe(75);
  });

  it('two models between two readings are told apart as soon as one was seen alone', () => {
    const of = (model: string, sentAt: number) => arrival({ spends: [{ ...message, model }] }, { sentAt });
    const mixed = absorbing(started, at(9), of('opus', at(1)), of('haiku', at(1)), usage(18, at(2)));
    const unknown = absorbing(mixed, at(9), of('opus', at(3)));
    expect(left(unknown, at(9), 'five-hour').remaining).toBe(82);
    const alone = absorbing(mixed, at(9), of('haiku', at(3)), usage(20, at(4)), of('opus', at(5)));
    expect(left(alone, at(9), 'five-hour')).toEqual({ remaining: 74, provenance: 'estimated' });
  });

  it('readings a day apart teach nothing: spends of that age are no longer known', () => {
    const tomorrow = NOON + 24 * HOUR;
    expect(absorbing(started, tomorrow, send(tomorrow - 1), usage(20, tomorrow)).samples).toEqual([]);
    expect(absorbing(started, tomorrow, send(tomorrow - 2), usage(20, tomorrow - 1)).samples).toHaveLength(1);
  });

  it('a spend of another pool is not what lowered this one', () => {
    const download: SpendDraft = { unit: 'download', amount: 1, pool: 'downloads', basis: 'priced' };
    const before = record('me', { pools: [pool({ readAt: NOON })] });
    const taught = absorbing(
      before,
      at(9),
      arrival({ spends: [download] }, { sentAt: at(1) }),
      arrival({ pools: [{ ...credits, remaining: 60 }] }, { readAt: at(2) }),
    );
    expect(taught.samples).toEqual([]);
  });
});

describe('pools', () => {
  const two = record('me', {
    pools: [pool({ id: 'a' }), pool({ id: 'b' }), pool({ id: 'c', source: 'other' })],
  });
  const ids = (from: AccountRecord) => from.pools.map(({ id }) => id);

  it.each([
    ['a complete answer removes what is gone from its own source only', { complete: true as const }, 'a c'],
    ['an answer that is not complete removes nothing', {}, 'a b c'],
  ])('%s', (_, complete, expected) => {
    const answer = arrival({ pools: [{ ...credits, id: 'a', remaining: 5 }], ...complete });
    expect(ids(absorbing(two, NOON, answer))).toEqual(expected.split(' '));
  });

  it('a late complete answer does not remove what was read after it', () => {
    const late = arrival(
      { pools: [{ ...credits, id: 'a', remaining: 5 }], complete: true },
      { readAt: NOON - HOUR },
    );
    expect(ids(absorbing(two, NOON, late))).toEqual(['a', 'b', 'c']);
  });

  it('a stream that speaks of a pool in between does not keep it from being removed', () => {
    const streamed = arrival({ pools: [{ ...credits, id: 'b', remaining: 3 }] }, { endpoint: 'stream' });
    const complete = arrival(
      { pools: [{ ...credits, id: 'a', remaining: 5 }], complete: true },
      { readAt: NOON + 1 },
    );
    expect(ids(absorbing(two, NOON + 1, streamed, complete))).toEqual(['a', 'c']);
  });

  it('a partial reading adds what it tells and keeps the rest', () => {
    const partial = arrival({ pools: [{ ...credits, resetsAt: NOON + HOUR, partial: true }] });
    const [merged] = absorbing(record('me', { pools: [pool()] }), NOON, partial).pools;
    expect(merged).toMatchObject({ remaining: 100, limit: 500, resetsAt: NOON + HOUR });
    expect(merged).not.toHaveProperty('partial');
  });

  it.each([
    ['the same plan keeps the peak', 'Pro', 400],
    ['another plan starts it anew', 'Free', 40],
  ])('%s', (_, plan, peak) => {
    const before = record('me', { account: { id: 'me', plan: 'Pro' }, pools: [pool({ peak: 400 })] });
    const [merged] = absorbing(
      before,
      NOON,
      arrival({ plan, pools: [{ ...credits, remaining: 40, limit: 500 }] }),
    ).pools;
    expect(merged?.peak).toBe(peak);
  });

  it('the label and plan of the account stay where an answer does not tell them', () => {
    const before = record('me', { account: { id: 'me', label: 'Work', plan: 'Pro' } });
    expect(absorbing(before, NOON, arrival({ account: { id: 'me' } })).account).toEqual(before.account);
  });
});

describe('bounds', () => {
  it('600 ids, 300 spends and 100 pools are kept, the newest of the first two', () => {
    let now = record('me', { pools: [pool()] });
    for (let i = 0; i < 700; i++)
      now = absorbing(now, NOON, arrival({ spends: [{ ...create, id: `song-${i}` }] }));
    expect(now.seen).toHaveLength(600);
    expect(now.spends).toHaveLength(300);
    expect(now.spends.at(-1)?.id).toBe('song-699');
    const pools = Array.from({ length: 300 }, (_, i) => ({ ...credits, id: `pool-${i}`, remaining: 1 }));
    expect(absorbing(now, NOON, arrival({ pools })).pools).toHaveLength(100);
  });

  it('whatever the order and the repetitions of reports, the balance is the same', () => {
    const reports = Array.from({ length: 8 }, (_, i) =>
      arrival({ spends: [{ ...create, amount: i + 1, id: `song-${i}` }] }, { sentAt: NOON - i * SECOND }),
    );
    const start = record('me', { pools: [pool({ remaining: 100 })] });
    fc.assert(
      fc.property(fc.array(fc.nat(7), { minLength: 1, maxLength: 40 }), (order) => {
        const told = order.flatMap((index) => reports[index] ?? []);
        const sum = [...new Set(order)].reduce((total, index) => total + index + 1, 0);
        expect(left(absorbing(start, NOON, ...told), NOON).remaining).toBe(100 - sum);
      }),
    );
  });
});
