import { formatAmount, formatClock, formatDay, formatSpan } from '../format';
import type { Forecast } from './forecast';

/** How times are shown: as the settings' view says. `locale` absent: the person's own. */
export interface ForecastDisplay {
  readonly now: number;
  readonly time: 'span' | 'clock';
  readonly locale?: string;
  /** When it renews is told beside it: not here. */
  readonly renewal?: 'elsewhere';
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * `lasts until renewal, 22% spare`, `runs out Thu 14:00, renews Sun`, `runs out in about 3 d`, `may run out about
 * Thu, renews Sun`, `likely lasts until renewal`, `used up, renews in 6 d`. "about" where the range is wider than
 * a day: then no hour is claimed.
 */
export function forecastWords(forecast: Forecast, display: ForecastDisplay): string {
  const { verdict, end, runsOutAt, madeAt } = forecast;
  const renews =
    end?.by === 'reset' && display.renewal !== 'elsewhere' ? `, renews ${endWords(end.at, display)}` : '';
  if (runsOutAt === madeAt) return `used up${renews}`;
  if (verdict === 'lasts') return lastsWords(forecast, display);
  if (runsOutAt === undefined || (end !== undefined && runsOutAt >= end.at)) {
    return `likely ${lastsUntil(end?.by)}`;
  }
  return `${verdict === 'unsure' ? 'may run out' : 'runs out'} ${outWords(forecast, runsOutAt, display)}${renews}`;
}

function lastsWords({ end, spare }: Forecast, { locale }: ForecastDisplay): string {
  const percent = Math.round((spare ?? 0) * 100);
  const rest = percent === 0 ? '' : `, ${formatAmount(percent, 'percent', locale)} `;
  return lastsUntil(end?.by) + rest + (rest === '' ? '' : end?.by === 'expiry' ? 'unused' : 'spare');
}

function lastsUntil(by: 'reset' | 'expiry' | undefined): string {
  if (by === undefined) return 'lasts more than a year';
  return by === 'reset' ? 'lasts until renewal' : 'lasts until it expires';
}

function outWords(
  { earliest, latest }: Forecast,
  runsOutAt: number,
  { now, time, locale }: ForecastDisplay,
): string {
  const ahead = Math.max(0, runsOutAt - now);
  const rough = latest === undefined || earliest === undefined || latest - earliest > DAY;
  if (time === 'clock') {
    const at = now + ahead;
    return rough
      ? `about ${formatDay(Math.round(at / HOUR) * HOUR, now, locale)}`
      : formatClock(at, now, locale);
  }
  if (!rough) return `in ${formatSpan(ahead)}`;
  const step = ahead < DAY ? HOUR : DAY;
  return `in about ${formatSpan(Math.max(step, Math.round(ahead / step) * step))}`;
}

function endWords(at: number, { now, time, locale }: ForecastDisplay): string {
  return time === 'clock' ? formatDay(at, now, locale) : `in ${formatSpan(Math.max(0, at - now))}`;
}

/** How what is left keeps up with its use. */
export type Pace = 'calm' | 'tight' | 'short';

/** A stock without an end is short with less than 3 days of runway, tight with less than 14. */
const SHORT_RUNWAY = 3 * DAY;
const TIGHT_RUNWAY = 14 * DAY;

/** calm: it lasts. tight: it may not. short: it runs out before it renews. */
export function pace({ verdict, end, runsOutAt, madeAt }: Forecast): Pace {
  if (verdict === 'lasts') return 'calm';
  if (verdict === 'unsure') return 'tight';
  if (runsOutAt === undefined) return 'calm';
  if (end !== undefined || runsOutAt - madeAt < SHORT_RUNWAY) return 'short';
  return runsOutAt - madeAt < TIGHT_RUNWAY ? 'tight' : 'calm';
}

/** What goes with the colour of a pace, so that it is never colour alone. */
export const paceSigns: Record<Pace, { readonly word: string; readonly shape: string }> = {
  calm: { word: 'on pace', shape: '●' },
  tight: { word: 'tight', shape: '◆' },
  short: { word: 'running short', shape: '▲' },
};
