/** Calendar days as the ledger keeps them, `2026-05-03`: they sort as text. */

const DAY = 86_400_000;

/** Days since 1970-01-01; NaN for what is no day of the calendar (`2026-02-30`). */
export function dayNumber(day: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return Number.NaN;
  const at = Date.parse(`${day}T00:00:00Z`);
  // Date.parse refuses 2026-02-30 in some engines and rolls it over in others.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? Number.NaN : at / DAY;
}

/** The day with this number. */
export function dayOf(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** The days with an instant (ms) in some zone of the world, first to last: clocks are 12 hours behind to 14 ahead of UTC. */
export function daysAround(at: number): { readonly first: string; readonly last: string } {
  return {
    first: dayOf(Math.floor((at - 12 * 3_600_000) / DAY)),
    last: dayOf(Math.floor((at + 14 * 3_600_000) / DAY)),
  };
}
