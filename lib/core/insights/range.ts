import { addDays } from '../renewal/calendar';
import type { DaySpan } from './days';

export const lastDays = [7, 30, 90, 365] as const;
export type LastDays = (typeof lastDays)[number];

/** Which days the person wants to see. */
export type RangeChoice =
  /** So many days, today included. */
  | { readonly kind: 'last'; readonly days: LastDays }
  | { readonly kind: 'all' }
  | { readonly kind: 'between'; readonly from: string; readonly to: string };

/**
 * The days of a choice. `firstDay`: the first one with a spend. Two days given the wrong way round are
 * taken the right way round.
 */
export function spanOf(choice: RangeChoice, today: string, firstDay: string | undefined): DaySpan {
  switch (choice.kind) {
    case 'last':
      return { from: addDays(today, 1 - choice.days), to: today };
    case 'all':
      return { from: firstDay !== undefined && firstDay < today ? firstDay : today, to: today };
    case 'between':
      return choice.from <= choice.to
        ? { from: choice.from, to: choice.to }
        : { from: choice.to, to: choice.from };
  }
}
