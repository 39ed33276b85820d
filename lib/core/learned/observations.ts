import { exact } from '../exact';
import { expected, fitPrices, type Row, separable } from './fit';
import { kindOf, type Sample, type Use } from './sample';

/** What a spend of one kind took, as one sample shows it. */
export interface Observation {
  readonly at: number;
  /** The place of the sample among those that were given. */
  readonly sample: number;
  /** 0 or more, in the pool's unit. */
  readonly value: number;
  /** By how much the value may be off because readings are rounded. */
  readonly tolerance: number;
  /** No other kind lay between the readings. */
  readonly single: boolean;
}

/** All that was seen of one kind. */
export interface Seen {
  readonly kind: string;
  readonly use: Pick<Use, 'feature' | 'model' | 'settings'>;
  /** In the order of the samples. */
  readonly observations: readonly Observation[];
}

/**
 * Takes samples of one pool apart into what each kind took: what a sample took in all, less what the others in it
 * usually take. `step`: what the platform rounds its readings to; 0: not at all. A kind that never came without the
 * same company can't be told apart; samples with it teach nothing. In the order of kinds.
 */
export function observe(samples: readonly Sample[], step: number): readonly Seen[] {
  const { kinds, rows, told } = toldApart(samples);
  const fit = kinds.length === 0 ? undefined : fitPrices(rows, step);
  if (fit === undefined) return [];
  const seen = new Map(kinds.map((kind): [string, Observation[]] => [kind, []]));
  const uses = new Map<string, Seen['use']>();
  for (const [index, { sample, place }] of told.entries()) {
    const row = rows[index];
    if (row === undefined) continue;
    for (const { count, promptLength: _length, ...use } of sample.uses) {
      const kind = kindOf(use);
      const column = kinds.indexOf(kind);
      const others = expected(row, fit.prices) - count * (fit.prices[column] ?? 0);
      const doubt = expected(row, fit.errors) - count * (fit.errors[column] ?? 0);
      uses.set(kind, use);
      seen.get(kind)?.push({
        at: sample.at,
        sample: place,
        value: exact(Math.max(0, (sample.amount - others) / count)),
        tolerance: (step + doubt) / count,
        single: sample.uses.length === 1,
      });
    }
  }
  return [...seen].flatMap(([kind, observations]) => {
    const use = uses.get(kind);
    return use === undefined ? [] : [{ kind, use, observations }];
  });
}

interface Told {
  readonly kinds: readonly string[];
  readonly rows: readonly Row[];
  readonly told: readonly { readonly sample: Sample; readonly place: number }[];
}

function toldApart(samples: readonly Sample[]): Told {
  let told = samples.map((sample, place) => ({ sample, place }));
  for (;;) {
    const kinds = [...new Set(told.flatMap(({ sample }) => sample.uses.map(kindOf)))].sort();
    const rows = told.map(({ sample: { amount, uses } }) => ({ amount, counts: countsOf(uses, kinds) }));
    const apart = separable(rows);
    const left = told.filter((_, index) =>
      rows[index]?.counts.every((count, kind) => count === 0 || apart[kind] === true),
    );
    if (left.length === told.length) return { kinds, rows, told };
    told = left;
  }
}

function countsOf(uses: readonly Use[], kinds: readonly string[]): readonly number[] {
  const counts = kinds.map(() => 0);
  for (const use of uses) {
    const column = kinds.indexOf(kindOf(use));
    counts[column] = (counts[column] ?? 0) + use.count;
  }
  return counts;
}
