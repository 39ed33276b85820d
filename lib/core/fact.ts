/** How sure we are of a fact. high: official or two independent projects; medium: one maintained project. */
export type Confidence = 'high' | 'medium' | 'low';

/** Where a number of somebody else's comes from. */
export interface Fact {
  /** `2026-05-03`, or `2026-05` where only the month is known. */
  readonly asOf: string;
  /** An address, words, or an address with words after it. */
  readonly source: string;
  readonly confidence: Confidence;
}

const order: readonly Confidence[] = ['low', 'medium', 'high'];

/** What rests on several facts is as sure as the least sure of them; what rests on none is sure. */
export function lowest(of: readonly Confidence[]): Confidence {
  return order.find((confidence) => of.includes(confidence)) ?? 'high';
}

/** The date of the oldest fact. A month stands for its first day. Undefined: there are none. */
export function oldest(facts: readonly Pick<Fact, 'asOf'>[]): string | undefined {
  return facts.map(({ asOf }) => asOf).sort()[0];
}
