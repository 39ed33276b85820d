import type { MeasuredUse } from '../advisor/question';
import type { LiveBalance } from '../balance';
import type { Forecast } from '../forecast/forecast';
import type { ForecastInput } from '../forecast/outlook';
import { addDays, daysBetween } from '../renewal/calendar';
import type { DrawRollup, HourRollup } from '../rollup';

/** How far back use is looked at, in days: as far as the forecast does. */
export const USE_DAYS = 182;

/** What the ledger says of one pool's use. */
export interface PoolHistory {
  /** Of this pool, in the last {@link USE_DAYS}, oldest first. */
  readonly draws: readonly DrawRollup[];
  /** Of its account. */
  readonly hours: readonly HourRollup[];
}

/** What a forecast of the pool rests on. Undefined where nothing was seen, or what is left is not known. */
export function forecastInput(
  { remaining, limit, resetsAt, expiresAt, unit }: LiveBalance,
  { draws, hours }: PoolHistory,
  now: number,
  zone: string,
): ForecastInput | undefined {
  const own = draws.filter((draw) => draw.unit === unit);
  const observedFrom = own[0]?.day;
  if (observedFrom === undefined || remaining === undefined) return undefined;
  return {
    days: own.map(({ day, amount }) => ({ day, amount: Number(amount) })),
    observedFrom,
    hours: Array.from({ length: 24 }, (_, hour) =>
      hours.reduce((sum, row) => sum + (row.hours[hour] ?? 0), 0),
    ),
    remaining,
    ...(limit === undefined ? {} : { limit }),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    now,
    zone,
  };
}

/**
 * What the advisor goes by: the days since the first one seen, today not counted, since it isn't over. The range is
 * the forecast's, scaled to what was measured; without a forecast there is none.
 */
export function measuredUse(
  draws: readonly DrawRollup[],
  unit: string,
  today: string,
  forecast: Pick<Forecast, 'perDay' | 'low' | 'high'> | undefined,
): MeasuredUse {
  const own = draws.filter((draw) => draw.unit === unit && draw.day < today);
  const first = own[0]?.day;
  if (first === undefined) return { observedDays: 0, perDay: { mean: 0, low: 0, high: 0 } };
  const amounts = new Map(own.map(({ day, amount }) => [day, Number(amount)]));
  const observedDays = daysBetween(first, today);
  const daily = Array.from({ length: observedDays }, (_, index) => amounts.get(addDays(first, index)) ?? 0);
  const mean = daily.reduce((sum, amount) => sum + amount, 0) / observedDays;
  const part = (end: number) =>
    forecast === undefined || forecast.perDay <= 0 ? mean : (mean * end) / forecast.perDay;
  return {
    observedDays,
    perDay: { mean, low: part(forecast?.low ?? 0), high: part(forecast?.high ?? 0) },
    daily,
  };
}
