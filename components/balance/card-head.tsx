import type { Card } from '../../lib/core/card';
import type { Account } from '../../lib/core/reading';
import { Badge } from '../ui/badge';
import { Glyph } from '../ui/glyph';
import { Select } from '../ui/select';
import { shownAmount } from './amount';
import { AmountButton } from './amount-button';
import type { Display } from './display';

interface Props {
  readonly card: Card;
  readonly headingId: string;
  readonly display: Display;
  /** The card has one pool: its number stands here. */
  readonly single: Card['balances'][number] | undefined;
  readonly onChoose: (account: string) => void;
}

/** Whose card it is: the platform, the plan, the account; and the number, where there is one. */
export function CardHead({ card, headingId, display, single, onChoose }: Props) {
  const { account, accounts } = card;
  return (
    <div className="card-head">
      <Glyph of={card} />
      <div className="card-name">
        <div className="card-title">
          <h2 id={headingId}>
            <bdi>{card.name}</bdi>
          </h2>
          {card.unverified && <Badge chip>Unverified</Badge>}
          {account?.plan !== undefined && (
            <Badge chip>
              <bdi>{account.plan}</bdi>
            </Badge>
          )}
        </div>
        {account !== undefined && accounts.length > 1 && (
          <Select
            label={`Account at ${card.name}`}
            labelHidden
            className="account-select"
            value={account.id}
            options={accounts.map((one) => ({ value: one.id, label: accountLabel(one) }))}
            onChange={onChoose}
          />
        )}
        {account?.label !== undefined && accounts.length <= 1 && (
          <p className="account-label" title={account.label}>
            <bdi>{account.label}</bdi>
          </p>
        )}
      </div>
      {single !== undefined && (
        <AmountButton amount={shownAmount(single, display.view.show)} display={display} headline />
      )}
    </div>
  );
}

function accountLabel({ id, label, plan }: Account): string {
  return [label ?? id, plan].filter(Boolean).join(' · ');
}
