import type { Rhythm } from './rhythm';

/** A range that an outcome falls into in four of five cases. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** One of ten outcomes lies below, one above: the normal distribution's 90% point. */
const OUTSIDE = 0.1;
const Z = 1.281_551_565_5;
/** Squared parts of the mean by which habits are off already, and drift away in a day, for so many days. */
const HABIT = 0.02;
const DRIFT = 0.003;
/** If habits drifted on for ever, the low end would come down again, as if use could be taken back. */
const DRIFT_DAYS = 90;

/**
 * The range around what is expected to be used in so many days. Its variance: the days' own scatter, what the mean
 * may be off for having been seen on a few days only, and what habits change until then. Its shape is a gamma
 * distribution's (never negative, a long way up), by Wilson and Hilferty (1931): the cube root is nearly normal.
 * Where it is likely enough that none of the days sees any use, the range begins at 0.
 */
export function rangeOf(expected: number, days: number, rhythm: Rhythm): Range {
  if (!(expected > 0)) return { low: 0, high: 0 };
  const scatter = rhythm.dispersion * rhythm.clustering;
  const drift = HABIT + DRIFT * Math.min(days, DRIFT_DAYS);
  const variation = scatter / expected + scatter / (rhythm.perDay * rhythm.worth) + drift;
  const ninth = variation / 9;
  const at = (z: number): number => expected * Math.max(0, 1 - ninth + z * Math.sqrt(ninth)) ** 3;
  const allIdle = rhythm.idle ** (days / rhythm.clustering);
  return {
    low: allIdle > OUTSIDE ? 0 : Math.min(expected, at(-Z)),
    high: Math.max(expected, at(Z)),
  };
}
