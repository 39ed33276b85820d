import { expect, test } from 'vitest';
import { type Failure, type FailureKind, failureKinds, nextAttempt } from '../../lib/core/failure';
import { day, hour, minute, noon, second } from './sample';

function failure(kind: FailureKind, retryAfterSeconds?: number): Failure {
  const told = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return { kind, at: 'status', message: 'It failed.', ...told };
}

test.each<[FailureKind, readonly number[]]>([
  ['signed-out', [60, 60, 60]],
  ['expired', [1, 15, 60, 60]],
  ['blocked', [30, 60, 180, 180]],
  ['rate-limited', [5, 15, 60, 60]],
  ['offline', [1, 2, 5, 15, 15]],
  ['server-error', [2, 5, 15, 30, 30]],
  ['changed-shape', [60, 360, 360]],
  ['not-on-plan', [1440, 1440]],
])('%s: tried again after %j minutes', (kind, minutes) => {
  const waits = minutes.map((_, index) => nextAttempt(failure(kind), index + 1, noon) - noon);
  expect(waits).toEqual(minutes.map((wait) => wait * minute));
});

test.each([
  ['sooner than ours', 30, 30 * second],
  ['later than ours', 7200, 2 * hour],
  ['at once', 0, 0],
  ['in the past', -5, 0],
  ['in ten years: no longer than a week', 10 * 365 * 86_400, 7 * day],
])('a platform that names a time is believed, %s', (_, told, wait) => {
  expect(nextAttempt(failure('rate-limited', told), 1, noon) - noon).toBe(wait);
});

test('every kind waits a while', () => {
  for (const kind of failureKinds) expect(nextAttempt(failure(kind), 1, noon)).toBeGreaterThan(noon);
});
