import { nextUtcDay, nextUtcMonth } from '../time';

const DAY = 86_400_000;

/** Instants that an address can name, ms since the epoch. Days and months are UTC. */
const instants = {
  now: (now: number) => now,
  today: (now: number) => nextUtcDay(now) - DAY,
  tomorrow: nextUtcDay,
  monthStart: (now: number) => {
    const date = new Date(now);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  },
  nextMonth: nextUtcMonth,
  /** Longer ago than anything that is sold for a year was bought. */
  '400DaysAgo': (now: number) => now - 400 * DAY,
} as const;

/** How they are written: seconds, milliseconds, `2026-11-01T00:00:00Z`, `2026-11-01`. */
const forms = {
  unix: (time: number) => String(Math.floor(time / 1000)),
  ms: (time: number) => String(time),
  iso: (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`,
  date: (time: number) => new Date(time).toISOString().slice(0, 10),
} as const;

export type DatePlaceholder = `{${keyof typeof instants}:${keyof typeof forms}}`;

/** Where an account's id stands in an address. */
export const ID = '{id}';

const DATE = new RegExp(`\\{(${Object.keys(instants).join('|')}):(${Object.keys(forms).join('|')})\\}`, 'g');

/** A text with its dates as they are at `now`. What is no placeholder stays. */
export function withDates(text: string, now: number): string {
  return text.replace(DATE, (_, instant: keyof typeof instants, form: keyof typeof forms) =>
    forms[form](instants[instant](now)),
  );
}

/** An address at `now`, of the account with this id, which is one segment of it whatever is in it. */
export function addressAt(url: string, id: string, now: number): string {
  return withDates(url, now).replaceAll(ID, () => segment(id));
}

/** A dot or two would be a step in the path, however they are written (URL standard, "double-dot segments"). */
function segment(id: string): string {
  return encodeURIComponent(/^\.+$/.test(id) ? `${id}_` : id);
}

/** The address as an endpoint's pattern: any account, without its query. */
export function patternOf(url: string): string {
  return url.replace(/\?.*$/, '').replaceAll(ID, ':id');
}
