import { amountWords, type ShownAmount } from './amount';
import type { Display } from './display';

interface Props {
  readonly amount: ShownAmount;
  readonly display: Display;
  /** The card's own number, larger; its limit stands beside the gauge. */
  readonly headline?: boolean;
}

/** The number first, then the unit. A click flips left and used everywhere. */
export function AmountButton({ amount, display, headline }: Props) {
  const { number, unit, of, side } = amount;
  if (number === 'unknown') {
    return (
      <span className={headline ? 'amount amount-headline' : 'amount'}>
        {headline ? number : amountWords(amount)}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={headline ? 'amount amount-headline' : 'amount'}
      title={`Show what is ${display.view.show === 'left' ? 'used' : 'left'}`}
      onClick={() => display.flip('show')}
    >
      <span className="amount-number">{number}</span>{' '}
      <span className="amount-unit">{[headline ? '' : of, unit, side].filter(Boolean).join(' ')}</span>
    </button>
  );
}
