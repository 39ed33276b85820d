import { type ReactNode, useState } from 'react';
import { formatAmount } from '../../lib/core/format';
import type { ManualLimit } from '../../lib/core/manual';
import { Button } from '../ui/button';
import { ExternalLink } from '../ui/external-link';
import { Confirm } from './question';
import { renewalWords } from './words';

export interface LimitRowProps {
  readonly limit: ManualLimit;
  /** In the limit's unit; undefined where the platform itself tells it. */
  readonly left: number | undefined;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  /** The form, where it is open. */
  readonly children: ReactNode;
}

/** One limit by hand in words. */
export function LimitRow({ limit, left, onEdit, onRemove, children }: LimitRowProps) {
  const [asking, setAsking] = useState(false);
  const { name, amount, unit, renewal, link } = limit;
  const size = formatAmount(amount, unit);
  const facts = [
    left === undefined ? 'what is left is read from the platform' : `${formatAmount(left, unit)} left`,
    renewalWords(renewal),
  ];
  return (
    <li className="row">
      <div className="row-line">
        <div className="row-words">
          <h3>
            {name} <span className="row-amount">{size}</span>
          </h3>
          <p className="field-hint">
            {facts.join(' · ')}
            {link !== undefined && (
              <>
                {' · '}
                <ExternalLink href={link}>{new URL(link).host}</ExternalLink>
              </>
            )}
          </p>
        </div>
        <div className="actions">
          <Button onClick={onEdit}>
            Edit<span className="visually-hidden"> the limit for {name}</span>
          </Button>
          <Button variant="danger" onClick={() => setAsking(true)}>
            Remove<span className="visually-hidden"> the limit for {name}</span>
          </Button>
        </div>
      </div>
      {asking && (
        <Confirm
          text={`Remove the limit of ${size} for ${name}?`}
          deed="Remove"
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onRemove();
          }}
        />
      )}
      {children}
    </li>
  );
}
