import Big from 'big.js';
import { type Amount, amountOf, amountText, ZERO } from '../amount';

/**
 * A sum that grows amount by amount. Most amounts have few digits: those are added up as whole millionths, which is
 * exact and ten times as quick. (Two different decimals of up to 15 digits are never the same floating-point number,
 * so one that is `millionths / 1e6` is exactly that.)
 */
export class Sum {
  #whole: Amount = ZERO;
  #millionths = 0;

  add(amount: number): void {
    const millionths = Math.round(amount * 1e6);
    if (Math.abs(millionths) >= 1e15 || millionths / 1e6 !== amount) {
      this.#whole = this.#whole.plus(amountOf(amount));
      return;
    }
    this.#millionths += millionths;
    if (Math.abs(this.#millionths) >= 1e15) this.#flush();
  }

  get value(): Amount {
    this.#flush();
    return this.#whole;
  }

  #flush(): void {
    if (this.#millionths === 0) return;
    this.#whole = this.#whole.plus(amountOf(this.#millionths).times('0.000001'));
    this.#millionths = 0;
  }
}

/** Finer than this no amount is split. */
const FINEST = 4;

/**
 * `amount` in `parts` parts (1 or more) that are as equal as four more decimals than its own allow, and add up to
 * exactly it. The first ones take what is left over.
 */
export function splitEvenly(amount: Amount, parts: number): readonly Amount[] {
  const digits = decimalsOf(amount) + FINEST;
  const units = amount.times(`1e${digits}`);
  const each = units.div(parts).round(0, Big.roundDown);
  const over = Number(units.minus(each.times(parts)).toFixed());
  // Not by dividing: big.js rounds quotients at 20 decimals.
  const step = amountOf(`1e-${digits}`);
  const part = each.times(step);
  return Array.from({ length: parts }, (_, index) => (index < over ? part.plus(step) : part));
}

function decimalsOf(amount: Amount): number {
  return amountText(amount).split('.')[1]?.length ?? 0;
}
