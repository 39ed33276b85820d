import Big from 'big.js';

/** An exact decimal. Sums of it never drift, however many there are. */
export type Amount = Big;

export const ZERO: Amount = new Big(0);

/** The exact decimal that a number's shortest text, or a text, says: 0.1 is one tenth. Throws on anything else. */
export function amountOf(value: number | string | Amount): Amount {
  return new Big(value);
}

export function sumOf(values: Iterable<number | string | Amount>): Amount {
  let sum = ZERO;
  for (const value of values) sum = sum.plus(value);
  return sum;
}

export function smaller(a: Amount, b: Amount): Amount {
  return a.lt(b) ? a : b;
}

export function larger(a: Amount, b: Amount): Amount {
  return a.gt(b) ? a : b;
}

/** All digits, never an exponent, never -0: `0.30`'s value as `0.3`. What the ledger keeps. */
export function amountText(amount: Amount): string {
  return amount.eq(ZERO) ? '0' : amount.toFixed();
}
