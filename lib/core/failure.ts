/** Why a balance could not be read. A closed list: each has its words, its remedy and its back-off. */
export const failureKinds = [
  'signed-out',
  'expired',
  'blocked',
  'rate-limited',
  'offline',
  'server-error',
  'changed-shape',
  'not-on-plan',
] as const;

export type FailureKind = (typeof failureKinds)[number];

export interface Failure {
  readonly kind: FailureKind;
  /** The place: a path in the response (`limits[2].percent`), or `status`, `body`, `network`, `session`. */
  readonly at: string;
  /** One sentence in plain words, without any value of the response that could be private. */
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

const minute = 60_000;

/** Delays before the next automatic attempt, by how many failures of this kind stand in a row. */
const backOff: Record<FailureKind, readonly number[]> = {
  // Only the person can mend it; a passive answer or a click clears it at once.
  'signed-out': [60 * minute],
  // A fresh token often mends it.
  expired: [minute, 15 * minute, 60 * minute],
  blocked: [30 * minute, 60 * minute, 180 * minute],
  'rate-limited': [5 * minute, 15 * minute, 60 * minute],
  offline: [minute, 2 * minute, 5 * minute, 15 * minute],
  'server-error': [2 * minute, 5 * minute, 15 * minute, 30 * minute],
  // The code has to change, or the platform has to change back.
  'changed-shape': [60 * minute, 360 * minute],
  'not-on-plan': [24 * 60 * minute],
};

/** Nobody is believed who says to stay away for longer: an answer may be mistaken or forged. */
const longest = 7 * 24 * 60 * minute;

/**
 * The earliest time (ms) of the next automatic attempt, after one failure in a row or more. The
 * platform's own word goes before ours.
 */
export function nextAttempt(failure: Failure, failuresInARow: number, now: number): number {
  const delays = backOff[failure.kind];
  const own = delays[Math.min(failuresInARow, delays.length) - 1] ?? delays[0] ?? 15 * minute;
  const told = failure.retryAfterSeconds;
  return now + (told === undefined ? own : Math.min(Math.max(0, told * 1000), longest));
}
