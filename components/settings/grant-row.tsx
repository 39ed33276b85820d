import { type ReactNode, useState } from 'react';
import { formatAmount } from '../../lib/core/format';
import { grantWords } from '../../lib/core/grants/pools';
import type { GrantPart } from '../../lib/core/grants/purse-balance';
import { grantName, lastDay, partState, stateWords } from '../balance/grant-words';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { ExternalLink } from '../ui/external-link';
import { Confirm } from './question';
import { renewalWords } from './words';

export interface GrantRowProps {
  readonly part: GrantPart;
  /** What is left is deduced from what the platform reports of the whole. */
  readonly estimated: boolean;
  readonly now: number;
  readonly onEdit: () => void;
  readonly onStop: () => void;
  readonly onRemove: () => void;
  /** The form, where it is open. */
  readonly children: ReactNode;
}

/** One plan or lot of credit in words. */
export function GrantRow({ part, estimated, now, onEdit, onStop, onRemove, children }: GrantRowProps) {
  const [asking, setAsking] = useState<'stop' | 'remove'>();
  const { grant, state } = part;
  const size = formatAmount(grant.amount, grant.unit);
  const what = `the ${grantWords[grant.kind].toLowerCase()} of ${size} for ${grant.name}`;
  const done = (deed: () => void) => () => {
    setAsking(undefined);
    deed();
  };
  return (
    <li className="row">
      <div className="row-line">
        <div className="row-words">
          <h4>
            <bdi>{grantName(part)}</bdi> <span className="row-amount">{size}</span>
          </h4>
          <p className="field-hint grant-facts">
            <Badge tone={state === 'active' ? 'accent' : 'quiet'} icon={stateWords[state].icon}>
              {partState(part, now)}
            </Badge>
            <span>{factsOf(part, estimated, now).join(' · ')}</span>
            {grant.link !== undefined && (
              <ExternalLink href={grant.link}>{new URL(grant.link).host}</ExternalLink>
            )}
          </p>
        </div>
        <div className="actions">
          <Button onClick={onEdit}>
            Edit<span className="visually-hidden"> {what}</span>
          </Button>
          {state !== 'expired' && state !== 'stopped' && (
            <Button onClick={() => setAsking('stop')}>
              Stop<span className="visually-hidden"> {what}</span>
            </Button>
          )}
          <Button variant="danger" onClick={() => setAsking('remove')}>
            Remove<span className="visually-hidden"> {what}</span>
          </Button>
        </div>
      </div>
      {asking === 'stop' && (
        <Confirm
          text={`Stop ${what}? What is left of it counts no more from now on; it stays in this list.`}
          deed="Stop"
          onCancel={() => setAsking(undefined)}
          onConfirm={done(onStop)}
        />
      )}
      {asking === 'remove' && (
        <Confirm
          text={`Remove ${what}?`}
          deed="Remove"
          onCancel={() => setAsking(undefined)}
          onConfirm={done(onRemove)}
        />
      )}
      {children}
    </li>
  );
}

function factsOf({ grant, state, remaining }: GrantPart, estimated: boolean, now: number): readonly string[] {
  const { kind, unit, renewal, expiresAt, price } = grant;
  const over = state === 'expired' || state === 'stopped';
  const left = () => {
    if (state !== 'active') return [];
    if (remaining === undefined) return ['what is left is read from the platform'];
    return [`${estimated ? '≈ ' : ''}${formatAmount(remaining, unit)} left`];
  };
  return [
    ...left(),
    // That a bundle or a gift never renews goes without saying.
    ...(over || (renewal.every === 'never' && kind !== 'subscription') ? [] : [renewalWords(renewal)]),
    ...(over || expiresAt === undefined ? [] : [`expires ${lastDay(expiresAt, now)}`]),
    ...(price === undefined ? [] : [formatAmount(price.amount, price.currency)]),
  ];
}
