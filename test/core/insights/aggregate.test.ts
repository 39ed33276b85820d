import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationProject } from '../../../lib/core/entry';
import {
  aggregate,
  dimensions,
  type Scope,
  stackDimensions,
  type Total,
} from '../../../lib/core/insights/aggregate';
import type { Rollup } from '../../../lib/core/rollup';
import { rollup } from '../../components/insights/sample-ledger';

const all: Scope = { from: '0001-01-01', to: '9999-12-31' };

function one(rows: readonly Rollup[], scope = all, projects: readonly ConversationProject[] = []) {
  const [first, ...others] = aggregate(rows, scope, projects);
  if (first === undefined || others.length > 0) throw new Error('one measure was expected');
  return first;
}

describe('what may be added up', () => {
  const keys = (...rows: Partial<Rollup>[]) =>
    aggregate(rows.map(rollup), all)
      .map(({ measure, total }) => `${measure.key} ${total.amount}`)
      .sort();

  it.each<[string, Partial<Rollup>[], string[]]>([
    [
      'dollars of two platforms, but no euros',
      [
        { unit: 'USD', platform: 'a', amount: '1.5' },
        { unit: 'USD', platform: 'b', amount: '2' },
        { unit: 'EUR', platform: 'a', amount: '4' },
      ],
      ['EUR 4', 'USD 3.5'],
    ],
    [
      'tokens everywhere',
      [
        { unit: 'token', platform: 'a', amount: '1000' },
        { unit: 'token', platform: 'b', amount: '24' },
      ],
      ['token 1024'],
    ],
    [
      'credits of one platform, whatever the account, never those of two',
      [
        { platform: 'a', account: 'x', amount: '1' },
        { platform: 'a', account: 'y', amount: '2' },
        { platform: 'b', account: 'x', amount: '4' },
      ],
      ['credit|a 3', 'credit|b 4'],
    ],
    [
      'percent of one pool of one account only',
      [
        { unit: 'percent', pool: 'week', amount: '1' },
        { unit: 'percent', pool: 'week', amount: '2' },
        { unit: 'percent', pool: 'day', amount: '4' },
        { unit: 'percent', pool: 'week', account: 'bob', amount: '8' },
      ],
      ['percent|songs|ada|day 4', 'percent|songs|ada|week 3', 'percent|songs|bob|week 8'],
    ],
  ])('%s', (_name, rows, expected) => {
    expect(keys(...rows)).toEqual(expected);
  });

  it('the measure with the most spends comes first, not the one with the largest number', () => {
    const measures = aggregate(
      [
        rollup({ unit: 'token', amount: '1000000', spends: 1 }),
        rollup({ unit: 'USD', amount: '1', spends: 2 }),
      ],
      all,
    );
    expect(measures.map(({ measure }) => measure.key)).toEqual(['USD', 'token']);
  });

  it('nothing is nothing', () => {
    expect(aggregate([], all)).toEqual([]);
  });
});

describe('sums', () => {
  it('are exact where floating point is not', () => {
    const { total } = one([
      rollup({ amount: '0.1', estimated: '0.1' }),
      rollup({ amount: '0.2', estimated: '0.2' }),
      rollup({ amount: '9007199254740993' }),
    ]);
    expect(total.amount).toBe('9007199254740993.3');
    expect(total.estimated).toBe('0.3');
  });

  it('a group of spends whose amount nobody knows is there, with its count', () => {
    const { groups, days, total } = one([
      rollup({ model: 'v5', amount: '10' }),
      rollup({ model: 'v6', amount: '0', spends: 3, uncounted: 3 }),
    ]);
    expect(
      groups.model.map(({ name, amount, spends, uncounted }) => [name, amount, spends, uncounted]),
    ).toEqual([
      ['v5', '10', 1, 0],
      ['v6', '0', 3, 3],
    ]);
    expect(total).toEqual({ amount: '10', estimated: '0', spends: 4, uncounted: 3 });
    expect([...days]).toEqual([['2026-11-17', '10']]);
  });

  it('a day on which no amount is known is absent, not 0', () => {
    const { days, daily } = one([rollup({ amount: '0', uncounted: 1 })]);
    expect(days.size).toBe(0);
    expect(daily.model.size).toBe(0);
  });

  it('models and features of the same name belong to their platforms; a project goes over all', () => {
    const { groups } = one(
      ['a', 'b'].map((platform) =>
        rollup({ platform, unit: 'USD', model: 'gpt', feature: 'chat', project: 'Shop', amount: '1' }),
      ),
    );
    expect(groups.model.map(({ name, platform }) => `${name} ${platform}`)).toEqual(['gpt a', 'gpt b']);
    expect(groups.feature).toHaveLength(2);
    expect(groups.project.map(({ name, amount, share }) => [name, amount, share])).toEqual([
      ['Shop', '2', 1],
    ]);
  });
});

describe('the project of a conversation', () => {
  const said = (project: string, at: number, conversation = 'c1') => ({
    platform: 'songs',
    account: 'ada',
    conversation,
    project,
    at,
  });
  const projects = (said: readonly ConversationProject[]) =>
    one([rollup({ conversation: 'c1', project: 'Old', amount: '3' }), rollup({ project: 'Old' })], all, said)
      .groups.project.map(({ name, amount }) => `${name} ${amount}`)
      .sort();

  it.each<[string, ConversationProject[], string[]]>([
    ['is what its spends say', [], ['Old 13']],
    ['or what was said of it later', [said('New', 1)], ['New 3', 'Old 10']],
    ['the latest of it, in any order', [said('New', 2), said('Older', 1)], ['New 3', 'Old 10']],
    ['of two at once as the ledger decides', [said('B', 1), said('A', 1)], ['B 3', 'Old 10']],
    ['also that it has none', [said('', 1)], [' 3', 'Old 10']],
    ['another conversation is none of its business', [said('New', 1, 'c2')], ['Old 13']],
  ])('%s', (_name, all, expected) => {
    expect(projects(all)).toEqual(expected);
  });

  it('a conversation names all projects that its spends had', () => {
    const { groups } = one([
      rollup({ conversation: 'c1', project: 'B' }),
      rollup({ conversation: 'c1', project: '' }),
      rollup({ conversation: 'c1', project: 'A' }),
    ]);
    expect(groups.conversation.map(({ projects }) => projects)).toEqual([['A', 'B']]);
  });
});

const decimals = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.nat(9))
  .map(([digits, places]) => new Big(String(digits)).div(new Big(10).pow(places)).toFixed());

const rows: fc.Arbitrary<Rollup> = fc
  .record({
    day: fc.constantFrom('2026-01-31', '2026-02-01', '2026-02-02', '2026-03-01'),
    platform: fc.constantFrom('a', 'b'),
    account: fc.constantFrom('x', 'y'),
    pool: fc.constantFrom('p', 'q'),
    unit: fc.constantFrom('USD', 'credit', 'percent', 'token'),
    model: fc.constantFrom('', 'm', 'n'),
    feature: fc.constantFrom('', 'f', 'g'),
    conversation: fc.constantFrom('', 'c', 'd'),
    project: fc.constantFrom('', 'P', 'Q'),
    amount: decimals,
    spends: fc.integer({ min: 1, max: 9 }),
    unknown: fc.nat(9),
    isEstimated: fc.boolean(),
  })
  .map(({ unknown, isEstimated, ...row }) => {
    const uncounted = Math.min(unknown, row.spends);
    const amount = uncounted === row.spends ? '0' : row.amount;
    return { ...row, amount, estimated: isEstimated ? amount : '0', uncounted };
  });

const sum = (decimals: Iterable<string>) =>
  [...decimals].reduce((total, decimal) => total.plus(decimal), new Big(0)).toFixed();

function totalsOf(groups: readonly Total[]): Total {
  const count = (member: 'spends' | 'uncounted') => groups.reduce((total, group) => total + group[member], 0);
  return {
    amount: sum(groups.map(({ amount }) => amount)),
    estimated: sum(groups.map(({ estimated }) => estimated)),
    spends: count('spends'),
    uncounted: count('uncounted'),
  };
}

describe('whatever the rows', () => {
  it('the groups of each dimension add up to the total, and the total to what went in', () => {
    fc.assert(
      fc.property(fc.array(rows), (rows) => {
        const measures = aggregate(rows, all);
        for (const { total, groups, days, daily } of measures) {
          const sums = dimensions.map((dimension) => totalsOf(groups[dimension]));
          expect(sums).toEqual(dimensions.map(() => total));
          const shares = dimensions.flatMap((dimension) =>
            groups[dimension].reduce((sum, { share }) => sum + share, 0),
          );
          expect(Math.max(...shares)).toBeLessThanOrEqual(1);
          expect(sum(days.values())).toBe(total.amount);
          const courses = stackDimensions.map((dimension) =>
            sum([...daily[dimension].values()].flatMap((course) => [...course.values()])),
          );
          expect(courses).toEqual(stackDimensions.map(() => total.amount));
        }
        expect(measures.reduce((count, { total }) => count + total.spends, 0)).toBe(
          rows.reduce((count, { spends }) => count + spends, 0),
        );
      }),
    );
  });

  it('their order does not matter', () => {
    fc.assert(
      fc.property(
        fc
          .array(rows)
          .chain((rows) =>
            fc.tuple(
              fc.constant(rows),
              fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
            ),
          ),
        ([rows, shuffled]) => {
          expect(aggregate(shuffled, all)).toEqual(aggregate(rows, all));
        },
      ),
    );
  });

  it('what a filter lets through and what it keeps out are all there is', () => {
    const scopes: [string, Scope[]][] = [
      ['platforms', ['a', 'b'].map((platform) => ({ ...all, platform }))],
      [
        'accounts',
        ['a', 'b'].flatMap((platform) => ['x', 'y'].map((account) => ({ ...all, platform, account }))),
      ],
      [
        'days',
        [
          { from: '2026-01-01', to: '2026-02-01' },
          { from: '2026-02-02', to: '2026-12-31' },
        ],
      ],
    ];
    fc.assert(
      fc.property(fc.array(rows), fc.constantFrom(...scopes), (rows, [, parts]) => {
        const whole = aggregate(rows, all);
        const pieces = parts.flatMap((scope) => aggregate(rows, scope));
        for (const { measure, total } of whole) {
          const same = pieces.filter((piece) => piece.measure.key === measure.key);
          expect(sum(same.map((piece) => piece.total.amount))).toBe(total.amount);
          expect(same.reduce((count, piece) => count + piece.total.spends, 0)).toBe(total.spends);
        }
        expect(pieces.every(({ measure }) => whole.some((one) => one.measure.key === measure.key))).toBe(
          true,
        );
      }),
    );
  });
});
