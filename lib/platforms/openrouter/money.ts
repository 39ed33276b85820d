import * as v from 'valibot';

/** An amount in USD. Balances can be below zero, what was used can't. */
export const Usd = v.pipe(v.number(), v.finite());
export const Used = v.pipe(Usd, v.minValue(0));

/** Binary dust rounded away: 6685 − 6548.72 is 136.28, not 136.27999999999975. */
export function usd(amount: number): number {
  return Number(amount.toFixed(9));
}
