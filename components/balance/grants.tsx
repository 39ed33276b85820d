import { useState } from 'react';
import type { CardBalance } from '../../lib/core/card';
import { formatAmount, formatBare } from '../../lib/core/format';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { expiringWords, grantName, lastDay, partAmount, partState, stateWords } from './grant-words';

interface Props {
  readonly balance: CardBalance;
  readonly now: number;
}

/** What of a pool is lost next, and what was used beyond what the person typed in. */
export function GrantFacts({ balance: { grants, overage, unit }, now }: Props) {
  return (
    <>
      {grants?.expiring !== undefined && (
        <Badge icon="clock">{expiringWords(grants.expiring, unit, grants.estimated === true, now)}</Badge>
      )}
      {overage !== undefined && (
        <Badge icon="unknown">{formatAmount(overage, unit)} more used than you typed in</Badge>
      )}
    </>
  );
}

/** What a pool is made of, behind a button: in the order in which it is used. What is over is left to the options. */
export function GrantParts({ balance: { grants, unit, label }, now }: Props) {
  const [open, setOpen] = useState(false);
  const parts = (grants?.parts ?? []).filter(({ state }) => state !== 'expired' && state !== 'stopped');
  const { other, estimated = false } = grants ?? {};
  const lines = parts.length + (other === undefined ? 0 : 1);
  if (lines < 2) return null;
  return (
    <>
      <Button
        variant="quiet"
        className="more"
        icon="chevron"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {lines} parts<span className="visually-hidden"> of {label}</span>
      </Button>
      {open && (
        <ol className="grant-parts">
          {parts.map((part) => (
            <li key={part.grant.id}>
              <bdi>{grantName(part)}</bdi>
              {part.state === 'active' && part.grant.expiresAt !== undefined ? (
                <Badge icon="clock">expires {lastDay(part.grant.expiresAt, now)}</Badge>
              ) : (
                <Badge icon={stateWords[part.state].icon}>{partState(part, now)}</Badge>
              )}
              <span className="grant-amount">{partAmount(part, estimated)}</span>
            </li>
          ))}
          {other !== undefined && (
            <li>
              Anything else
              <span className="grant-amount">≈ {formatBare(other, unit)}</span>
            </li>
          )}
        </ol>
      )}
    </>
  );
}
