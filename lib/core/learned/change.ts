import { median } from './median';
import type { Observation, Seen } from './observations';

/** A platform's new price. */
export interface PriceChange {
  /** When the new price was first seen, ms since the epoch. */
  readonly at: number;
  /** What it was just before. */
  readonly from: number;
}

/** Before and after a change the price was seen so often; where it varies anyway, more often before. */
const RUN = 3;
const VARYING_RUN = 5;
/** So much of what was seen of a fixed price agrees; the rest are uses that nobody told us of. */
const MOSTLY = 0.75;

/** The first change of price among what was seen of the kinds, and the place of the first sample after it. */
export function firstChange(
  kinds: readonly Seen[],
): (PriceChange & { readonly kind: string; readonly sample: number }) | undefined {
  for (const { kind, observations } of kinds) {
    const singles = observations.filter(({ single }) => single);
    const seen = singles.length >= RUN ? singles : observations;
    for (let cut = RUN; cut <= seen.length - RUN; cut++) {
      const [older, newer] = [seen.slice(0, cut), seen.slice(cut)];
      const [first] = newer;
      if (first === undefined || !(replaced(older, newer) || apart(older, newer))) continue;
      return {
        kind,
        sample: first.sample,
        at: first.at,
        from: median(older.slice(-RUN).map(({ value }) => value)),
      };
    }
  }
  return undefined;
}

/** One fixed price after another: nearly all before agree, all after agree on what was never seen before. */
function replaced(older: readonly Observation[], newer: readonly Observation[]): boolean {
  if ([...older, ...newer].some(({ tolerance }) => tolerance > 0)) return false;
  const [now, before] = [newer[0]?.value ?? 0, median(older.map(({ value }) => value))];
  const agreeing = older.filter(({ value }) => same(value, before)).length;
  return (
    agreeing >= MOSTLY * older.length &&
    newer.every(({ value }) => same(value, now)) &&
    !older.some(({ value }) => same(value, now))
  );
}

/** Further from each other than either varies. A price that only creeps is none that was changed. */
function apart(older: readonly Observation[], newer: readonly Observation[]): boolean {
  const [before, after] = [spanOf(older), spanOf(newer)];
  const gap = Math.max(after.low - before.high, before.low - after.high);
  const varies = Math.max(before.high - before.low, after.high - after.low);
  if (varies > 0 && older.length < VARYING_RUN) return false;
  return gap > varies && !same(before.high, after.low) && !same(before.low, after.high);
}

/** As wide as rounding may hide. */
function spanOf(seen: readonly Observation[]): { readonly low: number; readonly high: number } {
  return {
    low: Math.min(...seen.map(({ value, tolerance }) => value - tolerance)),
    high: Math.max(...seen.map(({ value, tolerance }) => value + tolerance)),
  };
}

/** What is resolved from mixtures is never quite the same; nobody changes a price by a thousandth. */
function same(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-3 * Math.max(Math.abs(one), Math.abs(other));
}
