import Big from 'big.js';

/**
 * Sums of amounts, exact: an amount is taken as the decimal that it is written as (0.1 is a tenth), and a sum has as
 * many digits as it needs. So neither the number of amounts nor their order changes it.
 */
export type Decimal = Big;

export const zero: Decimal = new Big(0);

/** Throws for what is no number. */
export function decimal(amount: number | string): Decimal {
  return new Big(amount);
}

/** All digits, without an exponent: one text for one value. */
export function decimalText(sum: Decimal): string {
  return sum.toFixed();
}

/** Finer than this no amount is split. */
const FINEST = 4;

/**
 * `amount` in `parts` parts (1 or more) that are as equal as four more decimals than its own allow, and add up to
 * exactly it. The first ones take what is left over.
 */
export function splitEvenly(amount: Decimal, parts: number): readonly Decimal[] {
  const scale = new Big(10).pow(decimalsOf(amount) + FINEST);
  const units = amount.times(scale);
  const each = units.div(parts).round(0, Big.roundDown);
  const over = Number(units.minus(each.times(parts)).toFixed());
  const step = new Big(1).div(scale);
  const part = each.times(step);
  return Array.from({ length: parts }, (_, index) => (index < over ? part.plus(step) : part));
}

function decimalsOf(amount: Decimal): number {
  return decimalText(amount).split('.')[1]?.length ?? 0;
}
