/** What the order of burning depends on. Times in ms since the epoch. */
export interface Burnable {
  readonly id: string;
  readonly priority: number;
  readonly effectiveAt: number;
  readonly expiresAt?: number;
}

/**
 * Lower priority number first, then what expires earliest (what never does comes last), then the oldest; of
 * equals the smaller id, so that the order is always the same.
 */
export function byBurnOrder(a: Burnable, b: Burnable): number {
  return (
    a.priority - b.priority ||
    compare(a.expiresAt ?? Number.POSITIVE_INFINITY, b.expiresAt ?? Number.POSITIVE_INFINITY) ||
    a.effectiveAt - b.effectiveAt ||
    compare(a.id, b.id)
  );
}

function compare<T extends number | string>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
