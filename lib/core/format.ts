import { isMoney, type Unit } from './unit';

/** Numbers and times in words, by the person's own locale. */

const plurals: Record<string, readonly [one: string, other: string]> = {
  credit: ['credit', 'credits'],
  message: ['message', 'messages'],
  use: ['use', 'uses'],
  token: ['token', 'tokens'],
  second: ['second', 'seconds'],
  character: ['character', 'characters'],
  download: ['download', 'downloads'],
  task: ['task', 'tasks'],
};

/** `38 credits`, `41%`, `$12.50`, `1.2 GB`. Any unit that we have no word for stands as it is. */
export function formatAmount(amount: number, unit: Unit, locale?: string): string {
  if (isMoney(unit)) return formatMoney(amount, unit, locale);
  if (unit === 'percent')
    return `${formatNumber(amount, locale, amount !== 0 && Math.abs(amount) < 10 ? 1 : 0)}%`;
  if (unit === 'byte') return formatBytes(amount, locale);
  return `${formatNumber(amount, locale)} ${unitWord(unit, amount)}`;
}

/** The number alone, without its unit; money and percent keep their sign. */
export function formatBare(amount: number, unit: Unit, locale?: string): string {
  if (isMoney(unit) || unit === 'percent' || unit === 'byte') return formatAmount(amount, unit, locale);
  return formatNumber(amount, locale);
}

export function unitWord(unit: Unit, amount: number): string {
  const words = plurals[unit];
  if (words === undefined) return unit;
  return amount === 1 ? words[0] : words[1];
}

function formatNumber(amount: number, locale: string | undefined, digits = 2): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(amount);
}

function formatMoney(amount: number, currency: string, locale: string | undefined): string {
  const tiny = amount !== 0 && Math.abs(amount) < 0.01;
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      ...(tiny ? { maximumSignificantDigits: 2 } : {}),
    }).format(amount);
  } catch {
    // Three capitals that are no currency to this browser: say them as they are.
    return `${formatNumber(amount, locale)} ${currency}`;
  }
}

function formatBytes(bytes: number, locale: string | undefined): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** power);
}

/** At most four characters, for the toolbar badge: `38`, `41%`, `2.5K`, `$13`. */
export function formatBadge(amount: number, unit: Unit): string {
  if (unit === 'percent') return `${Math.floor(Math.max(0, amount))}%`;
  const short = shortNumber(amount);
  return unit === 'USD' && short.length < 4 ? `$${short}` : short;
}

function shortNumber(amount: number): string {
  const size = Math.abs(amount);
  if (size >= 999.5) {
    return new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 })
      .format(amount)
      .slice(0, 4);
  }
  return size < 10 && !Number.isInteger(amount)
    ? (Math.floor(amount * 10) / 10).toFixed(1)
    : String(Math.floor(amount));
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `2 h 10 min`, `6 d`, `in less than a minute` apart: the length of a time span in words. */
export function formatSpan(ms: number): string {
  const span = Math.abs(ms);
  if (span < minute) return 'less than a minute';
  if (span < hour) return `${Math.floor(span / minute)} min`;
  if (span < day) {
    const minutes = Math.floor((span % hour) / minute);
    return minutes === 0 ? `${Math.floor(span / hour)} h` : `${Math.floor(span / hour)} h ${minutes} min`;
  }
  const hours = Math.floor((span % day) / hour);
  return span >= 3 * day || hours === 0
    ? `${Math.floor(span / day)} d`
    : `${Math.floor(span / day)} d ${hours} h`;
}

/** `18:00` today, `Thu 18:00` within a week, else `14 Sep`. */
export function formatClock(at: number, now: number, locale?: string): string {
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  if (sameDay) return new Intl.DateTimeFormat(locale, time).format(at);
  if (Math.abs(at - now) < 6 * day)
    return new Intl.DateTimeFormat(locale, { weekday: 'short', ...time }).format(at);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(at);
}

/** `just now`, `2 min ago`, `3 h ago`, `9 d ago`. */
export function formatAge(at: number, now: number): string {
  const span = now - at;
  if (span < minute) return 'just now';
  if (span < hour) return `${Math.floor(span / minute)} min ago`;
  return span < day ? `${Math.floor(span / hour)} h ago` : `${Math.floor(span / day)} d ago`;
}
