import { describe, expect, it } from 'vitest';
import type { ReadingEntry } from '../../../lib/core/entry';
import type { Grant } from '../../../lib/core/grants/grant';
import { type BurnDownInput, burnDown, horizonOf } from '../../../lib/core/insights/burn-down';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 17, 12);

function reading(at: number, remaining: number | undefined, resetsAt?: number): ReadingEntry {
  return {
    platform: 'songs',
    account: 'ada',
    pool: 'credits',
    day: '2026-11-17',
    unit: 'credit',
    at,
    ...(remaining === undefined ? {} : { remaining }),
    ...(resetsAt === undefined ? {} : { resetsAt }),
  };
}

function grant(part: Partial<Grant> = {}): Grant {
  return {
    id: 'g1',
    name: 'Songs',
    kind: 'bundle',
    unit: 'credit',
    amount: 300,
    priority: 70,
    effectiveAt: now - 5 * DAY,
    renewal: { every: 'never' },
    ...part,
  };
}

const course = (part: Partial<BurnDownInput>) =>
  burnDown({ readings: [], grants: [], band: [], from: now - 30 * DAY, now, ...part });
const happenings = (part: Partial<BurnDownInput>) =>
  course(part).events.map(({ kind, at }) => `${kind} ${(at - now) / DAY}`);

describe('the readings', () => {
  it('are shown as far as they say what is left: unknown is not 0', () => {
    const { readings } = course({ readings: [reading(now - 2, 5), reading(now - 1, undefined)] });
    expect(readings).toEqual([{ at: now - 2, remaining: 5 }]);
  });
});

describe('a reset', () => {
  const reset = now - DAY;

  it.each<[string, ReadingEntry[], boolean]>([
    ['more is left after the time that was told', [reading(now - 2 * DAY, 3, reset), reading(now, 9)], true],
    [
      'a reading comes a moment before a time that jitters',
      [reading(now - 2 * DAY, 3, reset), reading(reset - 1000, 9)],
      true,
    ],
    ['less is left', [reading(now - 2 * DAY, 3, reset), reading(now, 2)], false],
    [
      'more is left, but no reset was told: it was bought',
      [reading(now - 2 * DAY, 3), reading(now, 9)],
      false,
    ],
    [
      'more is left long before it',
      [reading(now - 9 * DAY, 3, reset), reading(now - 8 * DAY, 9, reset)],
      false,
    ],
  ])('%s: %s', (_name, readings, happened) => {
    expect(happenings({ readings }).includes('reset -1')).toBe(happened);
  });

  it('to come is shown, the last one told', () => {
    const readings = [reading(now - DAY, 3, now + 2 * DAY), reading(now, 2, now + 3 * DAY)];
    expect(happenings({ readings })).toEqual(['now 0', 'reset 3']);
  });
});

describe('grants', () => {
  it.each<[string, Partial<Grant>, string[]]>([
    ['begin', {}, ['grant-begins -5', 'now 0']],
    ['expire', { expiresAt: now - DAY }, ['grant-begins -5', 'grant-ends -1', 'now 0']],
    [
      'end when they are voided before',
      { expiresAt: now - DAY, voidedAt: now - 2 * DAY },
      ['grant-begins -5', 'grant-ends -2', 'now 0'],
    ],
    ['that end before they begin never were', { expiresAt: now - 6 * DAY }, ['now 0']],
    [
      'that began before what is shown only end in it',
      { effectiveAt: now - 99 * DAY, expiresAt: now - DAY },
      ['grant-ends -1', 'now 0'],
    ],
    [
      'that expire beyond what is shown are not shown to',
      { expiresAt: now + DAY },
      ['grant-begins -5', 'now 0'],
    ],
  ])('%s', (_name, part, expected) => {
    expect(happenings({ grants: [grant(part)] })).toEqual(expected);
  });

  it('expire within the forecast', () => {
    const band = [0, 10].map((days) => ({ at: now + days * DAY, amount: 5, low: 4, high: 6 }));
    expect(happenings({ grants: [grant({ expiresAt: now + 9 * DAY })], band })).toContain('grant-ends 9');
  });
});

describe('the forecast is drawn', () => {
  it.each<[string, Parameters<typeof horizonOf>[0], number]>([
    ['until the pool renews', { end: { at: now + 3 * DAY, by: 'reset' }, latest: now + 20 * DAY }, 3],
    ['until it is surely empty', { latest: now + 20 * DAY }, 20],
    ['as far ahead as it goes back', {}, 30],
    ['at most 60 days', { end: { at: now + 300 * DAY, by: 'expiry' } }, 60],
  ])('%s', (_name, forecast, days) => {
    expect((horizonOf(forecast, now - 30 * DAY, now) - now) / DAY).toBe(days);
  });
});
