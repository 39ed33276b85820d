import type { CardBalance } from '../../lib/core/card';
import { unitWord } from '../../lib/core/format';
import { Badge } from '../ui/badge';
import { shownAmount } from './amount';
import { AmountButton } from './amount-button';
import type { Display } from './display';
import { Gauge } from './gauge';
import { GrantFacts, GrantParts } from './grants';
import { LevelBadge } from './level-badge';
import { Outlook } from './outlook';
import { sourceWords } from './provenance';
import { WhenWords } from './when-words';

export interface PoolProps {
  readonly balance: CardBalance;
  /** The platform's name. */
  readonly of: string;
  readonly display: Display;
  /** The platform can't be read now: what is shown is the last known. */
  readonly unreadable: boolean;
}

/** The only pool of a card, whose number stands in the card's head. */
export function SinglePool({ balance, of, display, unreadable }: PoolProps) {
  const amount = shownAmount(balance, display.view.show);
  const { stale } = sourceWords(balance, display, unreadable);
  const named = balance.label.toLowerCase() !== unitWord(balance.unit, 2);
  return (
    <div className="pool">
      <div className="pool-row">
        <Gauge balance={balance} amount={amount} name={`${of}, ${balance.label}`} stale={stale} />
        {amount.of !== undefined && <span className="pool-of">{amount.of}</span>}
      </div>
      <div className="facts">
        {named && <bdi>{balance.label}</bdi>}
        <LevelBadge balance={balance} />
        <Outlook balance={balance} display={display} />
        <WhenWords balance={balance} display={display} />
        <GrantFacts balance={balance} now={display.now} />
        <Uncounted balance={balance} />
      </div>
      <GrantParts balance={balance} now={display.now} />
    </div>
  );
}

export interface PoolLineProps extends PoolProps {
  /** Its number comes from elsewhere than the card's footer says. */
  readonly ownSource: boolean;
}

/** One of several pools of a card. */
export function PoolLine({ balance, of, display, unreadable, ownSource }: PoolLineProps) {
  const amount = shownAmount(balance, display.view.show);
  const source = sourceWords(balance, display, unreadable);
  return (
    <li className="pool">
      <div className="pool-row">
        <bdi className="pool-label">{balance.label}</bdi>
        <LevelBadge balance={balance} />
        <AmountButton amount={amount} display={display} />
      </div>
      <div className="pool-row">
        <Gauge balance={balance} amount={amount} name={`${of}, ${balance.label}`} stale={source.stale} />
        <div className="facts">
          <Outlook balance={balance} display={display} />
          <WhenWords balance={balance} display={display} />
          <GrantFacts balance={balance} now={display.now} />
          <Uncounted balance={balance} />
          {ownSource && <span>{source.words}</span>}
        </div>
      </div>
      <GrantParts balance={balance} now={display.now} />
    </li>
  );
}

/** Spends whose cost nobody knows yet: the number may be too high by them. */
function Uncounted({ balance: { uncounted } }: { readonly balance: CardBalance }) {
  if (uncounted === 0) return null;
  return <Badge icon="unknown">{uncounted === 1 ? '1 spend' : `${uncounted} spends`} not counted yet</Badge>;
}
