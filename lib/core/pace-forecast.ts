import type { LiveBalance } from './balance';
import { type Forecast, forecastOf } from './forecast/forecast';
import type { Pace } from './pace';

/**
 * Whether a pool will last, by the last weeks of its account: by what the platform's readings say that it lost, and
 * for a pool by hand, which nobody reads, by what was seen spent in its unit. Undefined while there is too little to
 * say anything, or no number. `zone`: the person's own (IANA).
 */
export function paceForecast(
  { id, unit, provenance, remaining, limit, resetsAt, expiresAt }: LiveBalance,
  pace: Pace | undefined,
  now: number,
  zone: string,
): Forecast | undefined {
  const series = provenance === 'manual' ? ofKey(pace?.units, unit) : ofKey(pace?.pools, id);
  if (series === undefined || series.unit !== unit || remaining === undefined) return undefined;
  return forecastOf({
    days: series.days,
    observedFrom: series.from,
    ...(pace === undefined ? {} : { hours: pace.hours }),
    remaining,
    ...(limit === undefined ? {} : { limit }),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    now,
    zone,
  });
}

/** A pool may be called `constructor`. */
function ofKey<T>(of: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return of !== undefined && Object.hasOwn(of, key) ? of[key] : undefined;
}
