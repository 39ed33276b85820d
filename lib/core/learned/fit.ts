import { median } from './median';

/** One equation: `amount` = the sum of `counts[k]` × the price of kind k. */
export interface Row {
  readonly counts: readonly number[];
  readonly amount: number;
}

/** Of each kind: its price, 0 or more, and by how much the rounding of the readings may put it off. */
export interface Fit {
  readonly prices: readonly number[];
  readonly errors: readonly number[];
}

type Matrix = readonly (readonly number[])[];

/** Enough for the weights to settle; each round is a small system of equations. */
const ROUNDS = 30;
/** What is off by less than this part of a usual row is met. */
const MET = 1e-6;
/** No row is taken for quite so wrong that the equations could no longer be solved without it. */
const LEAST_WEIGHT = 1e-9;
/** Amounts have nine decimals (../exact): what is less is none. */
const LEAST_AMOUNT = 1e-9;
/** A remainder below this part of the numbers is rounding of our own: of counts, and of weighted sums. */
const NO_COUNT = 1e-9;
const NO_SUM = 1e-13;

/**
 * Non-negative prices by iteratively reweighted least squares with Huber's weights: rows that are off by less than
 * `step` (what the platform rounds to; 0: not at all) count as they are, what is off by more pulls no harder than
 * that, so that rows which are simply wrong hardly move the price. Rows without an error are met exactly.
 * Undefined where the rows don't tell the kinds apart: see `separable`.
 */
export function fitPrices(rows: readonly Row[], step: number): Fit | undefined {
  const even = rows.map(() => 1);
  const plain = inverse(normal(rows, even));
  let prices = nonNegative(rows, even);
  if (plain === undefined || prices === undefined) return undefined;
  // By what is usual, not by the largest: that may be the wrong one.
  const usual = median(rows.map(({ amount }) => amount).filter((amount) => amount > LEAST_AMOUNT));
  const tolerated = Math.max(step, MET * Math.max(usual, LEAST_AMOUNT));
  let weights: readonly number[] = even;
  for (let round = 0; round < ROUNDS; round++) {
    const next = weightsOf(rows, prices, tolerated);
    if (next.every((weight, index) => Math.abs(weight - (weights[index] ?? 0)) < LEAST_WEIGHT)) break;
    weights = next;
    prices = nonNegative(rows, weights) ?? prices;
  }
  return { prices, errors: plain.map((row, kind) => step * Math.sqrt(Math.max(0, row[kind] ?? 0))) };
}

function weightsOf(rows: readonly Row[], prices: readonly number[], tolerated: number): readonly number[] {
  return rows.map((row) => {
    const off = Math.abs(row.amount - expected(row.counts, prices));
    return Math.max(LEAST_WEIGHT, tolerated / Math.max(off, tolerated));
  });
}

/** What so many of each kind take. */
export function expected(counts: readonly number[], values: readonly number[]): number {
  return counts.reduce((sum, count, kind) => sum + count * (values[kind] ?? 0), 0);
}

/** Least squares; a price that came out below 0 is 0, and the others are found anew without it. */
function nonNegative(rows: readonly Row[], weights: readonly number[]): readonly number[] | undefined {
  let free = (rows[0]?.counts ?? []).map((_, kind) => kind);
  for (;;) {
    const some = rows.map(({ counts, amount }) => ({
      amount,
      counts: free.map((kind) => counts[kind] ?? 0),
    }));
    const solved = inverse(normal(some, weights));
    if (solved === undefined) return undefined;
    const sums = free.map((_, kind) =>
      some.reduce((sum, row, index) => sum + (weights[index] ?? 0) * (row.counts[kind] ?? 0) * row.amount, 0),
    );
    const found = solved.map((row) => row.reduce((sum, one, kind) => sum + one * (sums[kind] ?? 0), 0));
    const least = Math.min(...found);
    if (!(least < 0)) {
      const prices = (rows[0]?.counts ?? []).map(() => 0);
      for (const [index, kind] of free.entries()) prices[kind] = found[index] ?? 0;
      return prices;
    }
    free = free.filter((_, index) => found[index] !== least);
  }
}

/** Cᵀ W C of the rows' counts. */
function normal(rows: readonly Row[], weights: readonly number[]): Matrix {
  const kinds = rows[0]?.counts ?? [];
  return kinds.map((_, one) =>
    kinds.map((__, other) =>
      rows.reduce(
        (sum, { counts }, index) => sum + (weights[index] ?? 0) * (counts[one] ?? 0) * (counts[other] ?? 0),
        0,
      ),
    ),
  );
}

/** By Gauss and Jordan, with the largest pivot; undefined where there is none. */
function inverse(matrix: Matrix): Matrix | undefined {
  const size = matrix.length;
  const { rows, pivots } = reduced(
    matrix.map((row, index) => [...row, ...row.map((_, column) => (column === index ? 1 : 0))]),
    size,
    NO_SUM,
  );
  return pivots.length < size ? undefined : rows.map((row) => row.slice(size));
}

/** Which kinds the rows tell apart from all others: whose price follows from them. */
export function separable(rows: readonly Row[]): readonly boolean[] {
  const kinds = rows[0]?.counts.length ?? 0;
  const { rows: told, pivots } = reduced(
    rows.map(({ counts }) => counts),
    kinds,
    NO_COUNT,
  );
  const alone = new Set<number>();
  for (const [index, pivot] of pivots.entries()) {
    const others = told[index]?.some((value, kind) => kind !== pivot && Math.abs(value) > NO_COUNT);
    if (others === false) alone.add(pivot);
  }
  return Array.from({ length: kinds }, (_, kind) => alone.has(kind));
}

/**
 * The reduced row echelon form of the first `columns` columns, and the column of each row's pivot. `nothing`: the
 * part of a column's largest number that is no pivot.
 */
function reduced(
  matrix: Matrix,
  columns: number,
  nothing: number,
): { readonly rows: Matrix; readonly pivots: readonly number[] } {
  const rows = matrix.map((row) => [...row]);
  const pivots: number[] = [];
  for (let column = 0; column < columns && pivots.length < rows.length; column++) {
    const at = pivots.length;
    const scale = matrix.reduce((most, row) => Math.max(most, Math.abs(row[column] ?? 0)), 0);
    let best = at;
    for (let index = at; index < rows.length; index++) {
      if (Math.abs(rows[index]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = index;
    }
    const [chosen, first] = [rows[best], rows[at]];
    const pivot = chosen?.[column] ?? 0;
    if (chosen === undefined || first === undefined || Math.abs(pivot) <= scale * nothing) continue;
    rows[best] = first;
    const whole = chosen.map((value) => value / pivot);
    rows[at] = whole;
    for (const [index, row] of rows.entries()) {
      const times = row[column] ?? 0;
      if (index === at || times === 0) continue;
      rows[index] = row.map((value, place) => value - times * (whole[place] ?? 0));
    }
    pivots.push(column);
  }
  return { rows, pivots };
}
