/**
 * When a pool is full again. Zones are IANA names (`Europe/Berlin`); absent: the zone of the person's own clock at
 * the moment of asking, so it travels with them. Instants that a zone skips are taken after the gap, instants that
 * it has twice are taken the first time (Temporal's "compatible").
 */
export type RenewalRule =
  /** `hour`: 0 to 23, absent: midnight. */
  | { readonly every: 'day'; readonly hour?: number; readonly zone?: string }
  /** `weekday`: 0 = Sunday. */
  | { readonly every: 'week'; readonly weekday: number; readonly hour?: number; readonly zone?: string }
  /** `day`: 1 to 31; in shorter months the last day. */
  | { readonly every: 'month'; readonly day: number; readonly hour?: number; readonly zone?: string }
  /** `month`: 1 to 12; 29 February is the 28th in other years. */
  | {
      readonly every: 'year';
      readonly month: number;
      readonly day: number;
      readonly hour?: number;
      readonly zone?: string;
    }
  /** Full again so many seconds after its first use; between windows nothing runs. */
  | { readonly every: 'window'; readonly seconds: number }
  /** Whenever the platform says. */
  | { readonly every: 'told' }
  | { readonly every: 'never' };
