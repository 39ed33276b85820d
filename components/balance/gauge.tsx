import type { CardBalance } from '../../lib/core/card';
import { pace } from '../../lib/core/forecast/words';
import { amountWords, type ShownAmount } from './amount';

interface Props {
  readonly balance: CardBalance;
  readonly amount: ShownAmount;
  /** Of whom and what it is: `Suno, credits`. */
  readonly name: string;
  readonly stale: boolean;
}

/** A bar that shows what is left (or used) of a pool; dashed where nobody knows. */
export function Gauge({ balance, amount, name, stale }: Props) {
  const { limit, level, forecast } = balance;
  if (amount.number === 'unknown') return <div className="gauge gauge-unknown" />;
  if (amount.fraction === undefined || limit === undefined) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers paint <meter> each their own way, and it can't hold the fill.
    <div
      className="gauge"
      role="meter"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={amount.fraction * limit}
      aria-valuetext={amountWords(amount)}
      data-level={level}
      data-pace={forecast && pace(forecast)}
      data-stale={stale || undefined}
    >
      <div className="gauge-fill" style={{ inlineSize: `${amount.fraction * 100}%` }} />
    </div>
  );
}
