/** One day of the record. */
export interface ObservedDay {
  /** 0 = Sunday. */
  readonly weekday: number;
  /** Days before today: 0 is today. */
  readonly age: number;
  readonly amount: number;
  /** The part of a day's use that can have happened: 1, today less. */
  readonly part: number;
}

/** What a person uses of a pool, by the day of the week, and how evenly. */
export interface Rhythm {
  /** What a Sunday, a Monday … is expected to take. */
  readonly weekdays: readonly number[];
  /** What a day is expected to take, over the whole week. */
  readonly perDay: number;
  /** How many equally weighing days the estimate is worth (Kish's effective size). */
  readonly worth: number;
  /**
   * The variance of a day's use over its mean (quasi-Poisson), in the pool's own unit: days with more use scatter
   * more.
   */
  readonly dispersion: number;
  /** How much more the use of several days scatters because busy days come together. 1: they don't. */
  readonly clustering: number;
  /** The part of the days without any use. */
  readonly idle: number;
}

/** A day counts half as much after so many days: in the level of use, and in what sets one weekday apart. */
const LEVEL_HALF_LIFE = 14;
const WEEKDAY_HALF_LIFE = 28;
/** A weekday's own mean and the mean of all days count the same when the weekday was seen so often. */
const WEEKDAY_PRIOR = 1;
/** A few days say little about scatter. So many are added that scatter as much as they take … */
const SCATTER_PRIOR = 2;
/** … and so many that have nothing to do with the day before. */
const CLUSTER_PRIOR = 3;
const MOST_CORRELATION = 0.7;

/**
 * Weighted means, the later days weighing more. A weekday's own mean counts by the amount of data that it rests on,
 * the rest is the mean of all days: so little data gives a flat week. The weights depend on which days were
 * observed, never on the amounts, and none is negative: more use on a day can't lower any expectation. All constants
 * were tried on made-up people of other seeds than those that `npm run bench` reports of.
 */
export function rhythmOf(days: readonly ObservedDay[]): Rhythm {
  const level = weightedMean(days, LEVEL_HALF_LIFE);
  const weekdays = Array.from({ length: 7 }, (_, weekday) => {
    const same = days.filter((day) => day.weekday === weekday);
    const own = weightedMean(same, WEEKDAY_HALF_LIFE);
    const share = own.weight / (own.weight + WEEKDAY_PRIOR);
    return (1 - share) * level.mean + share * own.mean;
  });
  return {
    weekdays,
    perDay: weekdays.reduce((sum, one) => sum + one, 0) / 7,
    worth: level.worth,
    ...scatterOf(days, weekdays, level.mean),
  };
}

function weightedMean(
  days: readonly ObservedDay[],
  halfLife: number,
): { readonly mean: number; readonly weight: number; readonly worth: number } {
  let [amount, weight, squares] = [0, 0, 0];
  for (const day of days) {
    const recency = recencyOf(day, halfLife);
    amount += recency * day.amount;
    weight += recency * day.part;
    squares += (recency * day.part) ** 2;
  }
  return { mean: weight > 0 ? amount / weight : 0, weight, worth: squares > 0 ? weight ** 2 / squares : 0 };
}

/** From the days that are over, latest first: how they differ from what their weekday is expected to take. */
function scatterOf(
  days: readonly ObservedDay[],
  weekdays: readonly number[],
  level: number,
): Pick<Rhythm, 'dispersion' | 'clustering' | 'idle'> {
  let [squares, products, expected, idle, weight] = [0, 0, 0, 0, 0];
  let next = 0;
  for (const day of days.filter(({ part }) => part === 1)) {
    const recency = recencyOf(day, WEEKDAY_HALF_LIFE);
    const usual = weekdays[day.weekday] ?? 0;
    const off = day.amount - usual;
    squares += recency * off ** 2;
    products += recency * off * next;
    expected += recency * usual;
    idle += day.amount > 0 ? 0 : recency;
    weight += recency;
    next = off;
  }
  const square = squares + CLUSTER_PRIOR * level ** 2;
  const correlation = square > 0 ? Math.min(MOST_CORRELATION, Math.max(0, products / square)) : 0;
  const mean = expected + SCATTER_PRIOR * level;
  return {
    dispersion: mean > 0 ? (squares + SCATTER_PRIOR * level ** 2) / mean : 0,
    // Of a sum over many days, where each day is like the one before by that correlation.
    clustering: (1 + correlation) / (1 - correlation),
    idle: weight > 0 ? idle / weight : 0,
  };
}

function recencyOf({ age }: ObservedDay, halfLife: number): number {
  return 0.5 ** (age / halfLife);
}
