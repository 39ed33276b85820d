import type { Side } from './side';

/** `times`: how often something happened. It may be 0 without us, so it has a difference instead of a ratio. */
export type Unit = 'ms' | 'µs' | 'MB' | 'times';

/** One number that a measure gives. */
export interface Figure {
  readonly title: string;
  readonly unit: Unit;
}

export type Figures = { readonly [id: string]: Figure };

/** A piece of work that is done on all sides in each round, and the numbers that come of it. */
export interface Measure<F extends Figures = Figures, S = Side> {
  readonly title: string;
  readonly figures: F;
  /** Does the work once. Rejects where a number can't be had. */
  readonly sample: (side: S) => Promise<{ readonly [id in keyof F]: number }>;
}

/** A measure whose samples are held to its figures. */
export function defineMeasure<F extends Figures, S = Side>(measure: Measure<F, S>): Measure<F, S> {
  return measure;
}
