/** What a plot shows, as plain data. Colours are names of custom properties in tokens.css. */
interface PlotBase {
  /** For x. `bars`: the column's index; `lines`: ms since the epoch. Ascending. */
  readonly xs: readonly number[];
  readonly yLabel: (value: number) => string;
  /** What is at the index, in a sentence. */
  readonly describe: (index: number) => string;
}

/** Columns of parts that stand on each other. */
export interface BarsSpec extends PlotBase {
  readonly kind: 'bars';
  /** Below the column; drawn where there is room. */
  readonly xLabel: (index: number) => string;
  /** The lowest part first. */
  readonly series: readonly { readonly colour: string; readonly values: readonly number[] }[];
}

/** Lines over time, perhaps with a band, and events as upright lines. */
export interface LinesSpec extends PlotBase {
  readonly kind: 'lines';
  readonly xLabel: (at: number, stepMs: number) => string;
  readonly series: readonly LineSeries[];
  /** Indices of two series: the space between them is filled. */
  readonly band?: { readonly high: number; readonly low: number };
  readonly marks: readonly { readonly at: number; readonly label: string; readonly dashed: boolean }[];
}

export interface LineSeries {
  readonly colour: string;
  readonly values: readonly (number | null)[];
  readonly look: 'line' | 'dashed' | 'edge';
}

export type PlotSpec = BarsSpec | LinesSpec;
