import type { Unit } from './unit';

/** A limit that the person sets themselves, on one platform or over all. */
export interface Budget {
  readonly id: string;
  readonly name: string;
  /** Absent: over all platforms; then `unit` is money. */
  readonly platform?: string;
  /** A pool's own unit, or a currency: then what was spent counts at its effective price. */
  readonly unit: Unit;
  readonly amount: number;
  readonly per: 'day' | 'week' | 'month';
}
