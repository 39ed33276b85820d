import { forecastOf } from '../../../lib/core/forecast/forecast';
import { addDays } from '../../../lib/core/renewal/calendar';
import { median } from '../statistics';
import { type Person, type PersonKind, personKinds, personOf } from './people';
import { randomOf } from './random';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday. */
const FIRST_DAY = '2025-01-06';
const START = Date.parse(`${FIRST_DAY}T00:00:00Z`);
const FUTURE = 200;

/** What the forecast and the two baselines said of one person, and what came. */
interface Trial {
  readonly kind: PersonKind;
  readonly week: Predicted;
  readonly weekInside: boolean;
  /** Absent: what was left was not used up in the days that we know. */
  readonly runway?: Predicted;
  readonly runwayInside?: boolean;
}

/** `actual`, and what each way predicted of it. */
interface Predicted {
  readonly actual: number;
  readonly ours: number;
  readonly constant: number;
  readonly lastWeek: number;
}

export interface ErrorFigures {
  /** Medians of the absolute error as a part of what came. */
  readonly ours: number;
  readonly constant: number;
  readonly lastWeek: number;
  /** Outcomes that they rest on. */
  readonly outcomes: number;
  /** The part of the outcomes inside the range, which aims at 0.8. */
  readonly inside: number;
}

export interface BacktestRow {
  readonly kind: PersonKind | 'all';
  readonly week: ErrorFigures;
  readonly runway: ErrorFigures;
}

export interface Backtest {
  readonly rows: readonly BacktestRow[];
  readonly people: number;
  /** People of whom the forecast said nothing: they count for no way of predicting. */
  readonly silent: number;
}

/**
 * Forecasts made-up people at an hour of a day after 10 to 120 days of record, against what they then used: in
 * the next seven days, and until a stock was used up that would last 2 to 30 days at their mean rate so far. An
 * empty week has no relative error; it counts for the range only.
 */
export function backtest(seed: number, peopleOfAKind: number): Backtest {
  const trials: Trial[] = [];
  let silent = 0;
  for (const [index, kind] of personKinds.entries()) {
    for (let person = 0; person < peopleOfAKind; person++) {
      const trial = trialOf(kind, seed * 1_000_003 + index * 100_003 + person);
      if (trial === undefined) silent++;
      else trials.push(trial);
    }
  }
  return {
    rows: [
      ...personKinds.map((kind) =>
        rowOf(
          kind,
          trials.filter((trial) => trial.kind === kind),
        ),
      ),
      rowOf('all', trials),
    ],
    people: peopleOfAKind * personKinds.length,
    silent,
  };
}

function trialOf(kind: PersonKind, seed: number): Trial | undefined {
  const random = randomOf(seed ^ 0x5eed);
  const record = Math.floor(random.between(10, 121));
  const skipped = Math.floor(random.between(0, 7));
  const hour = Math.floor(random.between(0, 24));
  const person = personOf(kind, seed, skipped + record + FUTURE);
  const known = skipped + record;
  const past = hoursBetween(person, skipped * 24, known * 24 + hour);
  const future = hoursBetween(person, known * 24 + hour, person.use.length * 24);
  const constant = sum(past) / (past.length / 24);
  const lastWeek = sum(past.slice(-7 * 24)) / 7;
  const remaining = Math.max(1, constant * 2 * 15 ** random.between(0, 1));
  const now = START + known * DAY + hour * HOUR;
  const forecast = forecastOf({
    days: Array.from({ length: record + 1 }, (_, day) => ({
      day: addDays(FIRST_DAY, skipped + day),
      amount: sum(past.slice(day * 24, day * 24 + 24)),
    })),
    observedFrom: addDays(FIRST_DAY, skipped),
    hours: Array.from(
      { length: 24 },
      (_, clock) => past.filter((use, at) => at % 24 === clock && use > 0).length,
    ),
    remaining,
    now,
    zone: 'UTC',
  });
  if (forecast === undefined) return undefined;

  const week = sum(future.slice(0, 7 * 24));
  const emptyAt = firstReaching(future, remaining);
  const at = now + (emptyAt ?? 0) * HOUR;
  return {
    kind,
    week: { actual: week, ours: forecast.perDay * 7, constant: constant * 7, lastWeek: lastWeek * 7 },
    weekInside: week >= forecast.low * 7 && week <= forecast.high * 7,
    ...(emptyAt === undefined
      ? {}
      : {
          runway: {
            actual: emptyAt / 24,
            ours: ((forecast.runsOutAt ?? Number.POSITIVE_INFINITY) - now) / DAY,
            constant: remaining / constant,
            lastWeek: remaining / lastWeek,
          },
          // What is used in an hour is known, not when in it.
          runwayInside:
            at >= (forecast.earliest ?? Number.POSITIVE_INFINITY) - HOUR &&
            at - HOUR <= (forecast.latest ?? Number.POSITIVE_INFINITY),
        }),
  };
}

function rowOf(kind: BacktestRow['kind'], trials: readonly Trial[]): BacktestRow {
  const runways = trials.flatMap(({ runway, runwayInside }) =>
    runway === undefined ? [] : [{ runway, runwayInside }],
  );
  return {
    kind,
    week: figuresOf(
      trials.map(({ week }) => week),
      trials.map(({ weekInside }) => weekInside),
    ),
    runway: figuresOf(
      runways.map(({ runway }) => runway),
      runways.map(({ runwayInside }) => runwayInside === true),
    ),
  };
}

function figuresOf(all: readonly Predicted[], inside: readonly boolean[]): ErrorFigures {
  const outcomes = all.filter(({ actual }) => actual > 0);
  const error = (way: 'ours' | 'constant' | 'lastWeek'): number =>
    median(outcomes.map((one) => Math.min(100, Math.abs(one[way] - one.actual) / one.actual)));
  return {
    ours: error('ours'),
    constant: error('constant'),
    lastWeek: error('lastWeek'),
    outcomes: outcomes.length,
    inside: inside.filter(Boolean).length / inside.length,
  };
}

/** What was used in each hour, by hours since the person's beginning. */
function hoursBetween({ use }: Person, from: number, to: number): readonly number[] {
  return use.flat().slice(from, to);
}

/** How many hours it takes until so much is used, of what is used an hour. */
function firstReaching(hours: readonly number[], amount: number): number | undefined {
  let used = 0;
  const index = hours.findIndex((hour) => {
    used += hour;
    return used >= amount;
  });
  return index < 0 ? undefined : index + 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
