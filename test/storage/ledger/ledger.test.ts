import 'fake-indexeddb/auto';
import Big from 'big.js';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entries, Ledger } from '../../../lib/storage/ledger/ledger';
import {
  anyEntries,
  anyReading,
  anySpend,
  DAY,
  HOUR,
  reading,
  SUNDAY,
  spend,
} from '../../core/ledger/sample';
import { ALWAYS, contentOf, freshLedger } from './fresh';

// Hundreds of databases, on a machine that does other things too.
vi.setConfig({ testTimeout: 60_000 });

let ledger: Ledger;

beforeEach(async () => {
  ledger = await freshLedger();
});

describe('spends', () => {
  it('are counted once, however often they come', async () => {
    const twice = [spend({ amount: 10 }), spend({ amount: 10 })];
    expect((await ledger.append({ spends: twice })).spends).toEqual({ added: 1, merged: 0, unchanged: 1 });
    expect((await ledger.append({ spends: twice })).spends).toEqual({ added: 0, merged: 0, unchanged: 2 });
    expect(await ledger.rollups(ALWAYS)).toEqual([
      {
        ...{ day: '2026-05-03', platform: 'suno', account: 'me', pool: '', unit: 'credit' },
        ...{ model: '', feature: '', conversation: '', project: '' },
        ...{ amount: '10', estimated: '0', spends: 1, uncounted: 0 },
      },
    ]);
  });

  it('a fuller report corrects the sums', async () => {
    await ledger.append({ spends: [spend({ amount: 10, basis: 'learned', model: 'v5' })] });
    const done = await ledger.append({ spends: [spend({ amount: 12, basis: 'exact', pool: 'credits' })] });
    expect(done.spends).toEqual({ added: 0, merged: 1, unchanged: 0 });
    expect(done.touched).toEqual([{ platform: 'suno', account: 'me', pool: 'credits' }]);
    expect(await ledger.rollups(ALWAYS)).toMatchObject([
      { pool: 'credits', model: 'v5', amount: '12', estimated: '0', spends: 1 },
    ]);
  });

  it.each(['the spend first', 'the refund first'])(
    'a refund means that it never happened: %s',
    async (order) => {
      const both = [spend({ amount: 10 }), spend({ refundedAt: SUNDAY + 15 * HOUR })];
      for (const one of order === 'the spend first' ? both : both.reverse()) {
        await ledger.append({ spends: [one] });
      }
      expect(await ledger.rollups(ALWAYS)).toEqual([]);
      expect(await ledger.hours(ALWAYS)).toEqual([]);
      expect(await ledger.firstDay()).toBeUndefined();
      expect(await ledger.spends(ALWAYS, { limit: 9 })).toMatchObject([
        { amount: 10, refundedAt: SUNDAY + 15 * HOUR },
      ]);
    },
  );

  it('an unknown amount is counted, not added', async () => {
    await ledger.append({ spends: [spend({ id: 'a' }), spend({ id: 'b', amount: 0.1, basis: 'priced' })] });
    expect(await ledger.rollups(ALWAYS)).toMatchObject([
      { amount: '0.1', estimated: '0.1', spends: 2, uncounted: 1 },
    ]);
  });

  it('hours are the person’s', async () => {
    await ledger.append({ spends: [spend({ id: 'a', hour: 23 }), spend({ id: 'b', hour: 0 })] });
    const [row] = await ledger.hours(ALWAYS);
    expect(row?.hours).toHaveLength(24);
    expect(row?.hours.flatMap((count, hour) => (count === 1 ? [hour] : []))).toEqual([0, 23]);
  });

  it('are given in pages over all accounts, oldest first', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      spend({
        id: `${index}`,
        account: `account-${index % 7}`,
        at: SUNDAY + (index % 20) * HOUR,
        day: '2026-05-03',
      }),
    );
    await ledger.append({ spends: many });
    const found = [];
    for (;;) {
      const last = found[found.length - 1];
      const page = await ledger.spends(ALWAYS, { limit: 7, ...(last === undefined ? {} : { after: last }) });
      if (page.length === 0) break;
      found.push(...page);
    }
    const order = ({ at, account, id }: (typeof many)[number]) => `${at} ${account} ${id}`;
    expect(found.map(order)).toEqual(many.map(order).sort());
  });
});

describe('spends of one instant', () => {
  it('fill pages too', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `${index}`.padStart(2, '0'));
    await ledger.append({ spends: ids.map((id) => spend({ id })) });
    const page = await ledger.spends(ALWAYS, { limit: 3, after: spend({ id: '29' }) });
    expect(page.map(({ id }) => id)).toEqual(['30', '31', '32']);
  });
});

describe('readings', () => {
  it('that say the same all day are kept as the first and the last', async () => {
    const all = [0, 0.1, 0.2, 0.3].map((days) => reading(days, { remaining: 40 }));
    expect((await ledger.append({ readings: all })).readings).toEqual({ added: 4, unchanged: 0 });
    const pool = { platform: 'suno', account: 'me', pool: 'credits' };
    expect(await ledger.readings(pool, 0, Number.POSITIVE_INFINITY)).toEqual([all[0], all[3]]);
    expect(await ledger.readings(pool, SUNDAY, SUNDAY + DAY / 2)).toEqual([]);
    expect((await ledger.append({ readings: all })).readings).toEqual({ added: 0, unchanged: 4 });
    expect((await ledger.append({ readings: all })).touched).toEqual([]);
  });

  it('one in the middle takes its part of the draw', async () => {
    await ledger.append({ readings: [reading(0, { remaining: 40 }), reading(1, { remaining: 10 })] });
    expect(await ledger.draws(ALWAYS)).toMatchObject([{ day: '2026-05-04', amount: '30' }]);
    await ledger.append({ readings: [reading(0.2, { remaining: 35 })] });
    expect(await ledger.draws(ALWAYS)).toMatchObject([
      { day: '2026-05-03', amount: '5' },
      { day: '2026-05-04', amount: '25' },
    ]);
  });
});

describe('projects', () => {
  it('the later word holds', async () => {
    const of = { platform: 'suno', account: 'me', conversation: 'c' };
    await ledger.append({ projects: [{ ...of, project: 'novel', at: 5 }] });
    expect((await ledger.append({ projects: [{ ...of, project: 'work', at: 4 }] })).projects).toBe(0);
    expect(await ledger.conversationProjects()).toEqual([{ ...of, project: 'novel', at: 5 }]);
    await ledger.append({ projects: [{ ...of, project: '', at: 6 }] });
    expect(await ledger.conversationProjects()).toEqual([{ ...of, project: '', at: 6 }]);
  });
});

describe('asking for a part', () => {
  beforeEach(async () => {
    await ledger.append({
      spends: [
        spend({ id: 'a', at: SUNDAY }),
        spend({ id: 'b', at: SUNDAY + DAY, account: 'team' }),
        spend({ id: 'c', at: SUNDAY + DAY, platform: 'claude' }),
        spend({ id: 'd', at: SUNDAY + 2 * DAY }),
      ],
    });
  });

  it.each([
    [{}, 'abcd'],
    [{ from: '2026-05-04' }, 'bcd'],
    [{ to: '2026-05-04' }, 'abc'],
    [{ from: '2026-05-05', to: '2026-05-04' }, ''],
    [{ platform: 'suno' }, 'abd'],
    [{ platform: 'suno', from: '2026-05-05' }, 'd'],
    [{ platform: 'suno', account: 'me' }, 'ad'],
    [{ account: 'me' }, 'acd'],
    [{ platform: 'nobody' }, ''],
  ])('%j', async (part, expected) => {
    const query = { ...ALWAYS, ...part };
    const found = await ledger.spends(query, { limit: 9 });
    expect(
      found
        .map(({ id }) => id)
        .sort()
        .join(''),
    ).toBe(expected);
    expect(await ledger.rollups(query)).toHaveLength(expected.length);
    expect(await ledger.hours(query)).toHaveLength(expected.length);
  });
});

/** As they may be delivered: some twice, in any order, in any number of batches. */
const anyDelivery = fc
  .tuple(fc.array(anySpend, { maxLength: 15 }), fc.array(anyReading, { maxLength: 15 }))
  .chain(([spends, readings]) => {
    const all: Entries[] = [
      ...spends.map((one) => ({ spends: [one] })),
      ...readings.map((one) => ({ readings: [one] })),
    ];
    const order = fc.shuffledSubarray([...all, ...all], { minLength: all.length, maxLength: all.length * 2 });
    return order.map((again) => ({ all: { spends, readings }, single: [...again, ...all] }));
  });

describe('whatever comes', () => {
  it('the order and the number of deliveries make no difference', async () => {
    await fc.assert(
      fc.asyncProperty(anyDelivery, async ({ all, single }) => {
        const once = await freshLedger();
        await once.append(all);
        const expected = await contentOf(once);
        const piecemeal = await freshLedger();
        for (const one of single) await piecemeal.append(one);
        expect(await contentOf(piecemeal)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('roll-ups made anew from the entries are those that were kept', async () => {
    await fc.assert(
      fc.asyncProperty(anyEntries, anyEntries, async (some, more) => {
        const kept = await freshLedger();
        await kept.append(some);
        await kept.append(more);
        const before = await contentOf(kept);
        expect(await kept.rebuild()).toBe(0);
        expect(await contentOf(kept)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('the roll-ups count every spend that was not refunded, once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySpend), async (spends) => {
        const kept = await freshLedger();
        await kept.append({ spends });
        const entries = (await kept.spends(ALWAYS, { limit: 1000 })).filter(
          ({ refundedAt }) => refundedAt === undefined,
        );
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        const rollups = await kept.rollups(ALWAYS);
        expect(sum(rollups.map((row) => row.spends))).toBe(entries.length);
        const hours = await kept.hours(ALWAYS);
        expect(sum(hours.flatMap((row) => row.hours))).toBe(entries.length);
        expect(sum(rollups.map((row) => row.uncounted))).toBe(
          entries.filter(({ amount }) => amount === undefined).length,
        );
      }),
    );
  });

  it('the roll-ups without conversations are the sums of those with them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySpend), async (spends) => {
        const kept = await freshLedger();
        await kept.append({ spends });
        const sums = new Map<string, { amount: Big; estimated: Big; spends: number; uncounted: number }>();
        for (const { day, platform, account, pool, unit, model, feature, ...row } of await kept.rollups(
          ALWAYS,
        )) {
          const key = JSON.stringify({ day, platform, account, pool, unit, model, feature });
          const sum = sums.get(key) ?? { amount: new Big(0), estimated: new Big(0), spends: 0, uncounted: 0 };
          sums.set(key, {
            amount: sum.amount.plus(row.amount),
            estimated: sum.estimated.plus(row.estimated),
            spends: sum.spends + row.spends,
            uncounted: sum.uncounted + row.uncounted,
          });
        }
        const rows = await kept.rollups({ ...ALWAYS, conversations: false });
        expect(
          new Map(
            rows.map(({ conversation, project, amount, estimated, spends, uncounted, ...key }) => {
              expect([conversation, project]).toEqual(['', '']);
              return [
                JSON.stringify(key),
                { amount: new Big(amount), estimated: new Big(estimated), spends, uncounted },
              ];
            }),
          ),
        ).toEqual(sums);
      }),
      { numRuns: 50 },
    );
  });

  it('a draw is never less than 0', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyReading), async (readings) => {
        const kept = await freshLedger();
        await kept.append({ readings });
        for (const { amount } of await kept.draws(ALWAYS)) expect(Number(amount)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe('erasing', () => {
  it.each([
    [{}, 0],
    [{ platform: 'suno' }, 1],
    [{ platform: 'suno', account: 'me' }, 2],
    [{ platform: 'nobody' }, 3],
  ])('%j leaves the rest', async (scope, left) => {
    const others = [{}, { account: 'team' }, { platform: 'claude' }];
    await ledger.append({
      spends: others.map((other) => spend(other)),
      readings: others.flatMap((other) => [
        reading(0, { remaining: 9, ...other }),
        reading(1, { remaining: 4, ...other }),
      ]),
      projects: others.map((other) => ({
        ...{ platform: 'suno', account: 'me', conversation: 'c', project: 'p', at: 1 },
        ...other,
      })),
    });
    await ledger.erase(scope);
    expect(await ledger.count()).toEqual({
      ...{ spends: left, readings: 2 * left, projects: left },
      ...{ totals: left, details: left, draws: left, aside: 0 },
    });
    await ledger.rebuild();
    expect(await ledger.rollups(ALWAYS)).toHaveLength(left);
  });
});
