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

const DATE = new RegExp(`\\{(${Object.keys(instants).join('|')}):(${Object.keys(forms).join('|')})\\}`, 'g');

/** An id of the account, by its word. */
const NAME = /\{([a-z]+)\}/g;

/** A text with its dates as they are at `now`. What is no placeholder stays. */
export function withDates(text: string, now: number): string {
  return text.replace(DATE, (_, instant: keyof typeof instants, form: keyof typeof forms) =>
    forms[form](instants[instant](now)),
  );
}

/**
 * An address at `now`, with the ids in their places, each one segment of it whatever is in it. Undefined where an id that
 * it names is not known.
 */
export function addressAt(
  url: string,
  ids: Readonly<Record<string, string>>,
  now: number,
): string | undefined {
  const dated = withDates(url, now);
  const names = [...dated.matchAll(NAME)].map(([, name = '']) => name);
  if (names.some((name) => ids[name] === undefined)) return undefined;
  return dated.replace(NAME, (_, name: string) => segment(ids[name] ?? ''));
}

/** A dot or two would be a step in the path, however they are written (URL standard, "double-dot segments"). */
function segment(id: string): string {
  return encodeURIComponent(/^\.+$/.test(id) ? `${id}_` : id);
}

/** The address as an endpoint's pattern: any account, without its query. */
export function patternOf(url: string): string {
  return url.replace(/\?.*$/, '').replace(NAME, ':$1');
}

/** Several ids as one that can be kept, in a fixed order. */
export function joinedIds(ids: Readonly<Record<string, string>>): string {
  return new URLSearchParams(Object.entries(ids)).toString();
}

export function partedIds(joined: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(joined));
}
