import type { Expected } from './forecast';
import { type ForecastInput, outlookOf } from './outlook';

/** What is expected to be left of a pool at an instant (ms). */
export interface BandPoint extends Expected {
  readonly at: number;
}

const DAY = 86_400_000;

/**
 * What is left from now to `until` (ms) as a chart draws it, a point at least every `step` ms, both ends included;
 * nothing renews meanwhile. Empty where `forecastOf` is silent for want of data.
 */
export function forecastBand(input: ForecastInput, until: number, step = DAY): readonly BandPoint[] {
  const { now, remaining } = input;
  const outlook = Number.isFinite(remaining) ? outlookOf(input) : undefined;
  if (outlook === undefined || !(until > now)) return [];
  const count = Math.min(1000, Math.ceil((until - now) / step));
  const left = (used: number): number => Math.max(0, remaining - used);
  return Array.from({ length: count + 1 }, (_, index) => {
    const at = now + ((until - now) * index) / count;
    const used = outlook.usedUntil(at);
    return { at, amount: left(used.amount), low: left(used.high), high: left(used.low) };
  });
}
