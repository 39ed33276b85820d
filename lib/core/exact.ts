/**
 * A sum or difference of amounts, without what floating point adds: nine decimals are more than money,
 * percent or tokens need (0.1 + 0.2 is 0.3). Never -0.
 */
export function exact(amount: number): number {
  return Math.round(amount * 1e9) / 1e9 + 0;
}
