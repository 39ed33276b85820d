import { isMoney, type Unit } from './unit';

/** Numbers and times in words, by the person's own locale. */

/** Making a formatter takes many times as long as using it, and a table uses the same one thousands of times. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** As `new Intl.NumberFormat`, made once. */
export function numberFormat(
  locale: string | undefined,
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
  numberFormats.set(key, format);
  return format;
}

const plurals = new Map<Unit, readonly [one: string, other: string]>(
  Object.entries({
    credit: ['credit', 'credits'],
    point: ['point', 'points'],
    message: ['message', 'messages'],
    query: ['query', 'queries'],
    use: ['use', 'uses'],
    token: ['token', 'tokens'],
    second: ['second', 'seconds'],
    character: ['character', 'characters'],
    download: ['download', 'downloads'],
    task: ['task', 'tasks'],
    unit: ['unit', 'units'],
  }),
);

/**
 * `38 credits`, `41%`, `$12.50`, `1.2 GB`. Any unit that we have no word for stands as it is. What is
 * too little for the usual digits keeps two that count (`$0.00033`, `0.04%`): only nothing is 0.
 */
export function formatAmount(amount: number, unit: Unit, locale?: string): string {
  if (isMoney(unit)) return formatMoney(amount, unit, locale);
  if (unit === 'percent') return `${formatNumber(amount, locale, Math.abs(amount) < 10 ? 1 : 0)}%`;
  if (unit === 'byte') return formatBytes(amount, locale);
  return `${formatNumber(amount, locale)} ${unitWord(unit, amount)}`;
}

/** The number alone, without its unit; money and percent keep their sign. */
export function formatBare(amount: number, unit: Unit, locale?: string): string {
  return carriesUnit(unit) ? formatAmount(amount, unit, locale) : formatNumber(amount, locale);
}

/** `12K`, `$1.2M`, `40%`: short, for the axis of a chart. */
export function formatShort(amount: number, unit: Unit, locale?: string): string {
  if (unit === 'percent' || unit === 'byte') return formatAmount(amount, unit, locale);
  const options = { notation: 'compact', ...digitsOf(amount, 2) } as const;
  const money = isMoney(unit) ? ({ style: 'currency', currency: unit } as const) : {};
  return numberFormat(locale, { minimumFractionDigits: 0, ...options, ...money }).format(amount);
}

/** Whether the unit is a part of the number (`$3`, `41%`, `1.2 GB`), not a word after it. */
export function carriesUnit(unit: Unit): boolean {
  return isMoney(unit) || unit === 'percent' || unit === 'byte';
}

export function unitWord(unit: Unit, amount: number): string {
  const words = plurals.get(unit);
  if (words === undefined) return unit;
  return amount === 1 ? words[0] : words[1];
}

function formatNumber(amount: number, locale: string | undefined, digits = 2): string {
  const rounded = digits === 0 ? Math.round(amount) : amount;
  const isPlain = Number.isInteger(rounded) && rounded >= 0 && rounded < 1000 && !isTiny(amount, digits);
  if (isPlain && hasUsualDigits(locale)) return String(rounded);
  return numberFormat(locale, digitsOf(amount, digits)).format(amount);
}

/** Languages that write numbers with digits of their own, at least somewhere (CLDR, `defaultNumberingSystem`). */
const ownDigits =
  /^(ars?|as|az-Arab|bgc|bgn|bho|bn|ccp|ckb|doi|dz|fa|ff-Adlm|hnj|ks|lrc|mai|mni|mr|my|mzn|ne|nqo|pa-Arab|ps|raj|rhg|sa|sat|sd|sdh|tok|ur|uz-Arab)(-|$)/i;

/**
 * Whether small whole numbers look the same as everywhere. The first formatter of a process takes 15 ms, in a page as
 * long as all the rest of the preview, and most pages never need one.
 */
function hasUsualDigits(locale: string | undefined): boolean {
  const { navigator } = globalThis as { navigator?: { readonly languages?: readonly string[] } };
  const languages = locale === undefined ? (navigator?.languages ?? []) : [locale];
  return languages.length > 0 && !languages.some((language) => ownDigits.test(language));
}

function formatMoney(amount: number, currency: string, locale: string | undefined): string {
  const options = { style: 'currency', currency } as const;
  const usual = numberFormat(locale, options);
  const { maximumFractionDigits: digits = 2 } = usual.resolvedOptions();
  if (!isTiny(amount, digits)) return usual.format(amount);
  return numberFormat(locale, { ...options, ...tinyDigits }).format(amount);
}

const tinyDigits = { maximumSignificantDigits: 2 } as const;

function digitsOf(amount: number, digits: number): Intl.NumberFormatOptions {
  return isTiny(amount, digits) ? tinyDigits : { maximumFractionDigits: digits };
}

function isTiny(amount: number, digits: number): boolean {
  return amount !== 0 && Math.abs(amount) < 10 ** -digits;
}

function formatBytes(bytes: number, locale: string | undefined): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const size = Math.max(1, Math.abs(bytes));
  const power = Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
  return numberFormat(locale, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** power);
}

/**
 * At most four characters, for the toolbar badge: `38`, `41%`, `2.5K`, `$13`. Rounded down, so that it
 * never shows more than there is; `<1%` and `<0.1` for a rest, `<0` for a debt that doesn't fit.
 */
export function formatBadge(amount: number, unit: Unit): string {
  if (unit === 'percent' && amount < 1000)
    return amount > 0 && amount < 1 ? '<1%' : `${Math.floor(Math.max(0, amount))}%`;
  const short = shortNumber(amount);
  return unit === 'USD' && short.length < 4 && amount >= 0 ? `$${short}` : short;
}

const thousands = ['', 'K', 'M', 'B', 'T'];

function shortNumber(amount: number): string {
  if (amount > 0 && amount < 0.1) return '<0.1';
  if (amount < -999) return '<0';
  const power = Math.max(
    0,
    thousands.findLastIndex((_, index) => amount >= 1000 ** index),
  );
  // What is more than 999 T is no balance, but must not widen the badge.
  const scaled = Math.min(999, amount / 1000 ** power);
  const oneDigit = Math.floor(scaled * 10) / 10;
  const number =
    Math.abs(oneDigit) < 10 && !Number.isInteger(oneDigit) ? oneDigit.toFixed(1) : Math.floor(scaled);
  return `${number}${thousands[power]}`;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `less than a minute`, `2 h 10 min`, `2 d 3 h`, `6 d`: the length of a time span, rounded down. */
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

/** `18:00` today, `Thu 18:00` within six days, else `14 Sep`, in another year with that year. */
export function formatClock(at: number, now: number, locale?: string): string {
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  if (sameDay) return new Intl.DateTimeFormat(locale, time).format(at);
  if (Math.abs(at - now) < 6 * day)
    return new Intl.DateTimeFormat(locale, { weekday: 'short', ...time }).format(at);
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(at);
}

/** `18:00` today, `Thu` within six days, else as `formatClock`: for what is not known, or not wanted, to the minute. */
export function formatDay(at: number, now: number, locale?: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  if (sameDay || Math.abs(at - now) >= 6 * day) return formatClock(at, now, locale);
  return new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(at);
}

/** `just now`, `2 min ago`, `3 h ago`, `9 d ago`. */
export function formatAge(at: number, now: number): string {
  const span = now - at;
  if (span < minute) return 'just now';
  if (span < hour) return `${Math.floor(span / minute)} min ago`;
  return span < day ? `${Math.floor(span / hour)} h ago` : `${Math.floor(span / day)} d ago`;
}
