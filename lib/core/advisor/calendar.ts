import { addMonths, create, diffDays } from 'temporal-polyfill/fns/PlainDate';

/**
 * The days from a first one on, by number: 0 is the day of `start` (ms) in UTC. Over a year it makes no difference
 * to a sum in which zone a day begins.
 */
export interface Calendar {
  /** The day that comes so many whole months after day `from`; in a shorter month the last one. */
  readonly later: (from: number, months: number) => number;
}

export function calendarFrom(start: number): Calendar {
  const first = new Date(start);
  const [year, month, day] = [first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate()];
  const origin = create(year, month + 1, day);
  const known = new Map<string, number>();
  return {
    later: (from, months) => {
      const key = `${from}+${months}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const at = new Date(Date.UTC(year, month, day + from));
      const date = create(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
      const found = diffDays(origin, addMonths(date, months));
      known.set(key, found);
      return found;
    },
  };
}
