/**
 * An ISO 8601 instant in ms since the epoch, undefined where the text is none. A time without an
 * offset is taken as UTC: servers that leave it out mean UTC, `Date.parse` would take the reader's zone.
 */
export function instant(text: string): number | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
    text.trim(),
  );
  if (parts === null) return undefined;
  const [, day, clock = '00:00', offset = 'Z'] = parts;
  const time = Date.parse(`${day}T${clock}${offset.toUpperCase()}`);
  return Number.isNaN(time) ? undefined : time;
}

/** The next midnight UTC after `now`, ms since the epoch. */
export function nextUtcDay(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1);
}

/** The next Monday, midnight UTC, after `now`. */
export function nextUtcMonday(now: number): number {
  const date = new Date(now);
  const daysAhead = 7 - ((date.getUTCDay() + 6) % 7);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + daysAhead);
}

/** The next first of a month, midnight UTC, after `now`. */
export function nextUtcMonth(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
