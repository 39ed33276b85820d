/** One round of one figure: the same work done with the extension and with an empty one, one after the other. */
export interface Pair {
  readonly withUs: number;
  readonly baseline: number;
}

export interface Summary {
  /** Medians, in the figure's own unit. */
  readonly withUs: number;
  readonly baseline: number;
  /** Median with us over median of the baseline. */
  readonly ratio: number;
  /** First and third quartile of the rounds' own ratios: how much of `ratio` may be noise. */
  readonly quartiles: readonly [number, number];
}

/** Throws a RangeError where there is nothing to compare, or a baseline of 0, to which nothing has a ratio. */
export function summarise(pairs: readonly Pair[]): Summary {
  const withUs = median(pairs.map((pair) => pair.withUs));
  const baseline = median(pairs.map((pair) => pair.baseline));
  if (baseline === 0 || pairs.some((pair) => pair.baseline === 0)) {
    throw new RangeError('The baseline is 0, so there is no ratio to it.');
  }
  const ratios = pairs.map((pair) => pair.withUs / pair.baseline);
  return {
    withUs,
    baseline,
    ratio: withUs / baseline,
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
