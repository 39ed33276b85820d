import type { CardBalance } from '../../lib/core/card';
import type { Display } from './display';
import { whenWords } from './when';

interface Props {
  readonly balance: CardBalance;
  readonly display: Display;
}

/** When the pool renews or expires. A click flips spans and clock times everywhere. */
export function WhenWords({ balance, display }: Props) {
  return whenWords(balance, display.now, display.view.time).map(({ words, timed }) =>
    timed ? (
      <button
        type="button"
        className="when"
        key={words}
        title={display.view.time === 'span' ? 'Show the time of day' : 'Show how long it takes'}
        onClick={() => display.flip('time')}
      >
        {words}
      </button>
    ) : (
      <span className="when" key={words}>
        {words}
      </span>
    ),
  );
}
