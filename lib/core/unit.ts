/**
 * The unit of a pool, in the singular: `percent`, `credit`, `point`, `message`, `query`, `use`, `token`,
 * `second`, `character`, `byte`, `download`, `task`, `unit` (of a quota, whatever it counts), or an ISO 4217 currency
 * code in capitals (`USD`) for money.
 * Amounts are always in the unit itself: parsers divide minor units and scaled integers away.
 */
export type Unit = string;

export function isMoney(unit: Unit): boolean {
  return /^[A-Z]{3}$/.test(unit);
}
