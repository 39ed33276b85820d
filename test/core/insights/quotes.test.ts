import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OwnedCheck, quoteScores, surprisesOf } from '../../../lib/core/insights/quotes';
import { disagrees } from '../../../lib/core/quote/check';
import { openCheck, sampleCheck } from '../quote/sample-check';

const owned = (part: Partial<OwnedCheck> = {}): OwnedCheck => ({
  ...sampleCheck(part),
  platform: 'runway',
  account: 'ada',
  ...part,
});

describe('of the quotes of one platform', () => {
  it('it is said how many were right, and by how much they were wrong', () => {
    const took = [25, 25, 30, 35, 20].map((actual, index) => owned({ spend: `s${index}`, actual }));
    const [score] = quoteScores(took);
    expect(score?.all).toEqual({
      checked: 5,
      within: 2,
      more: 2,
      less: 1,
      medianError: 5,
      medianShare: 0.2,
      paidBack: 0,
      open: 0,
    });
  });

  it('those that failed and were paid back count apart, and so do those of which nothing is known', () => {
    const [score] = quoteScores([
      owned({ actual: 0, refunded: true }),
      { ...openCheck(), platform: 'runway', account: 'ada' },
    ]);
    expect(score?.all).toEqual({ checked: 0, within: 0, more: 0, less: 0, paidBack: 1, open: 1 });
  });

  it('each basis has its own sum, the most believed first', () => {
    const [score] = quoteScores([
      owned({ basis: 'typical', actual: 90 }),
      owned({ basis: 'site' }),
      owned({ basis: 'typical' }),
    ]);
    expect(score?.byBasis.map(({ basis, tally }) => [basis, tally.within, tally.checked])).toEqual([
      ['site', 1, 1],
      ['typical', 1, 2],
    ]);
  });

  it('a free task has no share, and cents stay cents', () => {
    const [score] = quoteScores([
      owned({ unit: 'USD', quoted: 0, actual: 0.3 }),
      owned({ unit: 'USD', quoted: 0, actual: 0.1 + 0.2 }),
    ]);
    expect(score?.all.medianError).toBe(0.3);
    expect(score?.all.medianShare).toBeUndefined();
  });
});

it('keeps platforms and units apart, and percentages by pool and account', () => {
  const keys = quoteScores([
    owned(),
    owned({ account: 'bob' }),
    owned({ platform: 'suno' }),
    owned({ unit: 'USD' }),
    owned({ platform: 'poe', unit: 'USD' }),
    owned({ platform: 'claude', unit: 'percent', pool: 'weekly' }),
    owned({ platform: 'claude', unit: 'percent', pool: 'five_hour' }),
    owned({ platform: 'claude', unit: 'percent', pool: 'five_hour', account: 'bob' }),
  ]).map(({ platform, unit, account, pool, all }) => [platform, unit, account, pool, all.checked]);
  expect(keys).toEqual([
    ['runway', 'credit', undefined, undefined, 2],
    ['claude', 'percent', 'ada', 'five_hour', 1],
    ['claude', 'percent', 'ada', 'weekly', 1],
    ['claude', 'percent', 'bob', 'five_hour', 1],
    ['poe', 'USD', undefined, undefined, 1],
    ['runway', 'USD', undefined, undefined, 1],
    ['suno', 'credit', undefined, undefined, 1],
  ]);
});

it('lists what disagreed, the latest first', () => {
  const checks = [
    owned({ spend: 'a', at: 1, actual: 30 }),
    owned({ spend: 'b', at: 2 }),
    owned({ spend: 'c', at: 3, actual: 1 }),
    owned({ spend: 'd', at: 4, actual: 0, refunded: true }),
  ];
  expect(surprisesOf(checks).map(({ spend }) => spend)).toEqual(['c', 'a']);
});

describe('whatever the checks', () => {
  const amount = fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100);
  const check: fc.Arbitrary<OwnedCheck> = fc
    .record({
      spend: fc.uuid(),
      at: fc.integer({ min: 0, max: 4e12 }),
      platform: fc.constantFrom('runway', 'suno', 'claude'),
      account: fc.constantFrom('ada', 'bob'),
      pool: fc.constantFrom('credits', 'window'),
      unit: fc.constantFrom('credit', 'USD', 'percent'),
      basis: fc.constantFrom('site' as const, 'learned' as const, 'table' as const, 'typical' as const),
      range: fc.tuple(amount, amount, amount).map((three) => three.sort((a, b) => a - b)),
      outcome: fc.constantFrom('told', 'open', 'refunded'),
      took: amount,
    })
    .map(({ range: [low = 0, quoted = 0, high = 0], outcome, took, ...rest }) => ({
      ...rest,
      feature: 'video',
      ...{ quoted, low, high },
      ...(outcome === 'told' ? { actual: took } : {}),
      ...(outcome === 'refunded' ? { actual: 0, refunded: true as const } : {}),
    }));
  const some = fc.array(check, { maxLength: 80 });

  it('every one is counted once: right, more, less, paid back or not known yet', () => {
    fc.assert(
      fc.property(some, (checks) => {
        const scores = quoteScores(checks);
        const total = (of: (one: (typeof scores)[number]) => number) =>
          scores.reduce((sum, score) => sum + of(score), 0);
        expect(total(({ all }) => all.checked + all.paidBack + all.open)).toBe(checks.length);
        for (const { all } of scores) expect(all.within + all.more + all.less).toBe(all.checked);
        expect(total(({ all }) => all.more + all.less)).toBe(surprisesOf(checks).length);
        expect(total(({ all }) => all.paidBack)).toBe(checks.filter(({ refunded }) => refunded).length);
        expect(total(({ all }) => all.within)).toBe(checks.filter((one) => disagrees(one) === false).length);
      }),
    );
  });

  it('the bases of a score add up to it', () => {
    fc.assert(
      fc.property(some, (checks) => {
        for (const { all, byBasis } of quoteScores(checks)) {
          for (const of of ['checked', 'within', 'more', 'less', 'paidBack', 'open'] as const)
            expect(byBasis.reduce((sum, { tally }) => sum + tally[of], 0)).toBe(all[of]);
        }
      }),
    );
  });

  it('their order does not matter', () => {
    fc.assert(
      fc.property(some, (checks) => {
        const turned = [...checks].reverse();
        expect(quoteScores(turned)).toEqual(quoteScores(checks));
        expect(surprisesOf(turned)).toEqual(surprisesOf(checks));
      }),
    );
  });

  it('those of one platform say nothing of another', () => {
    fc.assert(
      fc.property(some, (checks) => {
        const own = (of: readonly OwnedCheck[]) => of.filter(({ platform }) => platform === 'suno');
        expect(quoteScores(checks).filter(({ platform }) => platform === 'suno')).toEqual(
          quoteScores(own(checks)),
        );
      }),
    );
  });

  it('the median error lies between the least and the largest, and is 0 where all took what was quoted', () => {
    fc.assert(
      fc.property(some, (checks) => {
        for (const { key, all } of quoteScores(checks)) {
          if (all.medianError === undefined) expect(all.checked).toBe(0);
          else {
            const errors = checks
              .filter((one) => quoteScores([one])[0]?.key === key && disagrees(one) !== undefined)
              .map(({ quoted, actual = 0 }) => Math.abs(actual - quoted));
            expect(all.medianError).toBeGreaterThanOrEqual(Math.min(...errors) - 1e-9);
            expect(all.medianError).toBeLessThanOrEqual(Math.max(...errors) + 1e-9);
          }
        }
        const exactly = checks.map(({ refunded: _none, ...one }) => ({ ...one, actual: one.quoted }));
        for (const { all } of quoteScores(exactly))
          expect([all.medianError, all.within]).toEqual([0, all.checked]);
      }),
    );
  });
});
