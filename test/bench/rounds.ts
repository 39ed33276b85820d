import type { Measure } from './measure';
import type { Pair } from './statistics';

/** The first rounds are not counted: code is compiled and caches fill. */
export const WARM_UP = 2;

export interface Sides<S> {
  readonly withUs: S;
  readonly baseline: S;
  /** Another one to compare with. */
  readonly second?: S;
}

/** What the rounds gave. */
export interface Measured {
  /** figure -> one pair a round, without those of the warm-up. */
  readonly pairs: ReadonlyMap<string, readonly Pair[]>;
  /** Title of a measure -> why it could not be had. It has no pairs. */
  readonly failures: ReadonlyMap<string, string>;
}

type Sample = Readonly<Record<string, number>>;
interface Work<S> extends Omit<Measure, 'sample'> {
  readonly sample: (side: S) => Promise<Sample>;
}

/**
 * Does every measure in every round on all sides, one after the other: at the same time, the browsers and
 * their server would fight for the cores, and what was measured would be who wins. The turns of a pair
 * follow each other directly, so that all get the same weather of the machine, and take turns in going
 * first, so that whatever gets slower or faster over time favours no side. The other browsers have
 * nothing to do meanwhile: `rest` sees to that after each turn.
 */
export async function runRounds<S>(
  measures: readonly Work<S>[],
  sides: Sides<S>,
  rounds: number,
  world: { readonly rest: (side: S) => Promise<void>; readonly onRound: (round: number) => void },
): Promise<Measured> {
  const pairs = new Map<string, Pair[]>();
  const failures = new Map<string, string>();
  const turn = async (measure: Work<S>, side: S): Promise<Sample> => {
    const sample = await measure.sample(side);
    await world.rest(side);
    return sample;
  };
  for (let round = 0; round < rounds; round++) {
    world.onRound(round);
    for (const measure of measures.filter(({ title }) => !failures.has(title))) {
      try {
        const pair = await allTurns(round, sides, (side) => turn(measure, side));
        if (round >= WARM_UP) addPair(pairs, measure, pair);
      } catch (error) {
        failures.set(measure.title, firstLine(error));
        for (const id of Object.keys(measure.figures)) pairs.delete(id);
      }
    }
  }
  return { pairs, failures };
}

/** Playwright adds its log of calls, and colours, on the lines after it. */
function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line;
}

async function allTurns<S>(
  round: number,
  sides: Sides<S>,
  turn: (side: S) => Promise<Sample>,
): Promise<Sides<Sample>> {
  const names = (['withUs', 'baseline', 'second'] as const).filter((name) => sides[name] !== undefined);
  const first = round % names.length;
  const samples: { -readonly [name in keyof Sides<S>]?: Sample } = {};
  for (const name of [...names.slice(first), ...names.slice(0, first)]) {
    samples[name] = await turn(sides[name] as S);
  }
  return samples as Sides<Sample>;
}

function addPair(
  pairs: Map<string, Pair[]>,
  { figures }: Pick<Measure, 'figures'>,
  { withUs, baseline, second }: Sides<Sample>,
): void {
  for (const id of Object.keys(figures)) {
    const pair = {
      withUs: withUs[id] ?? Number.NaN,
      baseline: baseline[id] ?? Number.NaN,
      ...(second === undefined ? {} : { second: second[id] ?? Number.NaN }),
    };
    pairs.set(id, [...(pairs.get(id) ?? []), pair]);
  }
}
