/** One round of one figure: the same work done with the extension and without, one after the other. */
export interface Pair {
  readonly withUs: number;
  readonly baseline: number;
  /** Of another baseline, where there is one. */
  readonly second?: number;
}

export interface Comparison {
  /** The median, in the figure's own unit. */
  readonly baseline: number;
  /** Median with us over median of the baseline. */
  readonly ratio: number;
  /** First and third quartile of the rounds' own ratios: how much of `ratio` may be noise. */
  readonly quartiles: readonly [number, number];
}

export interface Summary extends Comparison {
  readonly withUs: number;
  readonly second?: Comparison;
}

/** How often something happened: medians, which may be 0. */
export interface Count {
  readonly withUs: number;
  readonly baseline: number;
  /** The median of the rounds' own differences. */
  readonly more: number;
}

export function summariseCounts(pairs: readonly Pair[]): Count {
  return {
    withUs: median(pairs.map(({ withUs }) => withUs)),
    baseline: median(pairs.map(({ baseline }) => baseline)),
    more: median(pairs.map(({ withUs, baseline }) => withUs - baseline)),
  };
}

/** Throws a RangeError where there is nothing to compare, or a baseline of 0, to which nothing has a ratio. */
export function summarise(pairs: readonly Pair[]): Summary {
  const others = pairs.flatMap(({ withUs, second }) =>
    second === undefined ? [] : [{ withUs, baseline: second }],
  );
  return {
    withUs: median(pairs.map(({ withUs }) => withUs)),
    ...compared(pairs),
    ...(others.length === 0 ? {} : { second: compared(others) }),
  };
}

function compared(pairs: readonly Pair[]): Comparison {
  const baseline = median(pairs.map((pair) => pair.baseline));
  if (baseline === 0 || pairs.some((pair) => pair.baseline === 0)) {
    throw new RangeError('The baseline is 0, so there is no ratio to it.');
  }
  const ratios = pairs.map((pair) => pair.withUs / pair.baseline);
  return {
    baseline,
    ratio: median(pairs.map(({ withUs }) => withUs)) / baseline,
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The value below which a share of the values lies, interpolated between neighbours: type 7 of Hyndman and
 * Fan (1996), the default of R and NumPy. Throws a RangeError where there is no value, or one that is no
 * finite number.
 */
export function quantile(values: readonly number[], share: number): number {
  if (!values.every(Number.isFinite)) throw new RangeError('One of the values is no number.');
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new RangeError('There are no values.');
  return below + (above - below) * (place - Math.floor(place));
}
