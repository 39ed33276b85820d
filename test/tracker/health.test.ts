import { describe, expect, it } from 'vitest';
import { type Failure, type FailureKind, failureKinds } from '../../lib/core/failure';
import type { Health } from '../../lib/storage/schema';
import { concernsAllAccounts, failed, isDue, type Reason, well } from '../../lib/tracker/health';
import { MINUTE, NOON } from './fakes';

const failure = (kind: FailureKind, retryAfterSeconds?: number): Failure => ({
  kind,
  at: 'status',
  message: 'It failed.',
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});

/** Fails again at the moment when the last wait is over. Gives the waits in minutes. */
function waits(kind: FailureKind, times: number): number[] {
  let health: Health = well;
  let now = NOON;
  return Array.from({ length: times }, () => {
    health = failed(health, failure(kind), now);
    const wait = (health.nextTryAt ?? now) - now;
    now += wait;
    return wait / MINUTE;
  });
}

describe('failures in a row wait longer and longer (minutes)', () => {
  it.each<[FailureKind, number[]]>([
    ['signed-out', [60, 60, 60]],
    ['expired', [1, 15, 60, 60]],
    ['blocked', [30, 60, 180, 180]],
    ['rate-limited', [5, 15, 60, 60]],
    ['offline', [1, 2, 5, 15, 15]],
    ['server-error', [2, 5, 15, 30, 30]],
    ['changed-shape', [60, 360, 360]],
    ['not-on-plan', [1440, 1440]],
  ])('%s: %j', (kind, expected) => {
    expect(waits(kind, expected.length)).toEqual(expected);
  });

  it('another kind begins anew, and so does its "since"', () => {
    const offline = failed(failed(well, failure('offline'), NOON), failure('offline'), NOON + MINUTE);
    expect(offline).toMatchObject({ inARow: 2, failure: { since: NOON } });
    const other = failed(offline, failure('server-error'), NOON + 9 * MINUTE);
    expect(other).toMatchObject({ inARow: 1, failure: { kind: 'server-error', since: NOON + 9 * MINUTE } });
  });

  it('the same failure while we wait is no further attempt: its words are new, the wait is not', () => {
    const once = failed(well, failure('blocked'), NOON);
    const again = failed(once, { ...failure('blocked'), message: 'Newer words.' }, NOON + MINUTE);
    expect(again).toEqual({ ...once, failure: { ...once.failure, message: 'Newer words.' } });
  });

  it('the time that the platform told stands until it has passed, whatever else fails', () => {
    const told = failed(well, failure('rate-limited', 3600), NOON);
    expect(told.nextTryAt).toBe(NOON + 60 * MINUTE);
    expect(failed(told, failure('offline'), NOON + MINUTE)).toEqual(told);
    expect(failed(told, failure('rate-limited'), NOON + MINUTE)).toEqual(told);
    expect(failed(told, failure('rate-limited', 60), NOON + MINUTE).nextTryAt).toBe(NOON + 2 * MINUTE);
    expect(failed(told, failure('offline'), NOON + 60 * MINUTE).failure?.kind).toBe('offline');
  });

  it('sign-in and connection concern all accounts, plan and shape only one', () => {
    const all = failureKinds.filter((kind) => concernsAllAccounts(failure(kind)));
    expect(failureKinds.filter((kind) => !all.includes(kind))).toEqual(['changed-shape', 'not-on-plan']);
  });
});

describe('whether to ask now', () => {
  const reasons: Reason[] = ['alarm', 'renewal', 'spend', 'open', 'button', 'start'];
  const due = (health: Health, readAgo: number | undefined) =>
    reasons
      .filter((reason) =>
        isDue(health, readAgo === undefined ? undefined : NOON - readAgo * MINUTE, reason, NOON),
      )
      .join(' ');
  const waiting = (kind: FailureKind, retryAfterSeconds?: number): Health =>
    failed(well, failure(kind, retryAfterSeconds), NOON - 1000);
  const everything = reasons.join(' ');

  it.each<[string, Health, number | undefined, string]>([
    ['never read', well, undefined, everything],
    ['read 30 s ago', well, 0.5, 'renewal spend button'],
    ['read 2 min ago', well, 2, 'renewal spend open button start'],
    ['read 11 min ago', well, 11, everything],
    ['signed out a second ago', waiting('signed-out'), 2, 'open button start'],
    ['expired a second ago', waiting('expired'), 2, 'open button start'],
    ['offline a second ago', waiting('offline'), 2, 'open button start'],
    ['blocked a second ago', waiting('blocked'), 2, 'button'],
    ['of another shape a second ago', waiting('changed-shape'), 2, 'button'],
    ['not on the plan a second ago', waiting('not-on-plan'), 2, 'button'],
    ['in trouble a second ago', waiting('server-error'), 2, 'button'],
    ['too many requests, no time told', waiting('rate-limited'), 2, 'button'],
    ['too many requests, an hour told', waiting('rate-limited', 3600), 2, ''],
    ['in trouble, an hour told', waiting('server-error', 3600), 2, ''],
    ['the told time has passed', waiting('rate-limited', 1), 0.1, everything],
    ['failed, and the wait is over', failed(well, failure('blocked'), NOON - 31 * MINUTE), 0.1, everything],
  ])('%s', (_, health, readAgo, expected) => {
    expect(due(health, readAgo)).toBe(expected);
  });
});
