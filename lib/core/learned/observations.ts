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

/** A sample with the kinds of its uses. */
interface Told {
  readonly sample: Sample;
  readonly place: number;
  readonly kinds: readonly string[];
}

/**
 * Takes samples of one pool apart into what each kind took: what a sample took in all, less what the others in it
 * usually take. `step`: what the platform rounds its readings to; 0: not at all. A kind that never came without the
 * same company can't be told apart; samples with it teach nothing. In the order of kinds.
 */
export function observe(samples: readonly Sample[], step: number): readonly Seen[] {
  const { told, kinds, rows } = toldApart(
    samples.map((sample, place) => ({ sample, place, kinds: sample.uses.map(kindOf) })),
  );
  // Kinds that always came alone need no equations: nothing has to be taken off.
  const mixed = told.some(({ sample }) => sample.uses.length > 1);
  const { prices, errors } = (mixed ? fitPrices(rows, step) : undefined) ?? { prices: [], errors: [] };
  const seen = new Map<string, Observation[]>(kinds.map((kind) => [kind, []]));
  const uses = new Map<string, Seen['use']>();
  for (const [index, { sample, place, kinds: own }] of told.entries()) {
    const { counts = [], amount = 0 } = rows[index] ?? {};
    for (const [at, { count, promptLength: _length, ...use }] of sample.uses.entries()) {
      const kind = own[at] ?? '';
      const others = counts.map((other, column) => (kinds[column] === kind ? 0 : other));
      uses.set(kind, use);
      seen.get(kind)?.push({
        at: sample.at,
        sample: place,
        value: exact(Math.max(0, (amount - expected(others, prices)) / count)),
        tolerance: (step + expected(others, errors)) / count,
        single: sample.uses.length === 1,
      });
    }
  }
  return [...uses].map(([kind, use]) => ({ kind, use, observations: seen.get(kind) ?? [] })).sort(byKind);
}

function byKind(one: Seen, other: Seen): number {
  return one.kind < other.kind ? -1 : 1;
}

/** The samples whose kinds can all be told apart, as equations. */
function toldApart(samples: readonly Told[]): {
  readonly told: readonly Told[];
  readonly kinds: readonly string[];
  readonly rows: readonly Row[];
} {
  let told = samples;
  for (;;) {
    const kinds = [...new Set(told.flatMap((one) => one.kinds))].sort();
    const rows = told.map((one) => rowOf(one, kinds));
    const apart = separable(rows);
    const left = told.filter((_, index) =>
      rows[index]?.counts.every((count, kind) => count === 0 || apart[kind] === true),
    );
    if (left.length === told.length) return { told, kinds, rows };
    told = left;
  }
}

function rowOf({ sample, kinds: own }: Told, kinds: readonly string[]): Row {
  const counts = kinds.map((kind) => {
    const at = own.indexOf(kind);
    return at < 0 ? 0 : (sample.uses[at]?.count ?? 0);
  });
  return { amount: sample.amount, counts };
}
