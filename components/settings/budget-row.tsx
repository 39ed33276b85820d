import { type ReactNode, useState } from 'react';
import type { Budget } from '../../lib/core/budget';
import { formatAmount, formatClock } from '../../lib/core/format';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Confirm } from './question';

/** How a budget stands in its present period. Amounts in the budget's unit; what is not known is absent. */
export interface BudgetStanding {
  /** The first instant of the next period (ms). */
  readonly endsAt: number;
  readonly spent?: number;
  /** A part of `spent` is priced or learned. */
  readonly estimated?: boolean;
  /** What will be spent at the end of the period. */
  readonly projected?: number;
  /** What could not be counted, in words: `12 spends of unknown cost`. */
  readonly missing?: string;
}

export interface BudgetRowProps {
  readonly budget: Budget;
  /** The platform's name, or what stands for all. */
  readonly of: string;
  readonly standing: BudgetStanding | undefined;
  readonly now: number;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  /** The form, where it is open. */
  readonly children: ReactNode;
}

/** One budget, and how it stands. */
export function BudgetRow({ budget, of, standing, now, onEdit, onRemove, children }: BudgetRowProps) {
  const [asking, setAsking] = useState(false);
  const { name, amount, unit, per } = budget;
  const size = `${formatAmount(amount, unit)} per ${per}`;
  return (
    <li className="row">
      <div className="row-line">
        <div className="row-words">
          <h3>
            {name} <span className="row-amount">{size}</span>
          </h3>
          <p className="field-hint">{of}</p>
        </div>
        <div className="actions">
          <Button onClick={onEdit}>
            Edit<span className="visually-hidden"> the budget {name}</span>
          </Button>
          <Button variant="danger" onClick={() => setAsking(true)}>
            Remove<span className="visually-hidden"> the budget {name}</span>
          </Button>
        </div>
      </div>
      <StandingView budget={budget} standing={standing} now={now} />
      {asking && (
        <Confirm
          text={`Remove the budget ${name}? What was spent stays known.`}
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

function StandingView({ budget, standing, now }: Pick<BudgetRowProps, 'budget' | 'standing' | 'now'>) {
  const { name, amount, unit } = budget;
  if (standing?.spent === undefined) {
    return (
      <div className="budget">
        <div className="gauge gauge-unknown" />
        <p className="field-hint">What was spent is not known{missingWords(standing)}.</p>
      </div>
    );
  }
  const { spent, estimated, projected, endsAt } = standing;
  const level = levelOf(spent, projected, amount);
  const spentWords = `${estimated === true ? '≈ ' : ''}${formatAmount(spent, unit)} spent`;
  const end = formatClock(endsAt - 1, now);
  return (
    <div className="budget">
      {/* biome-ignore lint/a11y/useSemanticElements: browsers paint <meter> each their own way, and it can't hold the fill. */}
      <div
        className="gauge"
        role="meter"
        aria-label={`${name}, spent`}
        aria-valuemin={0}
        aria-valuemax={amount}
        aria-valuenow={Math.min(spent, amount)}
        aria-valuetext={`${spentWords} of ${formatAmount(amount, unit)}`}
        data-level={level}
      >
        <div className="gauge-fill" style={{ inlineSize: `${Math.min(1, spent / amount) * 100}%` }} />
      </div>
      <p className="budget-words">
        {level === 'empty' && (
          <Badge tone="danger" icon="critical">
            {spent > amount ? `over by ${formatAmount(spent - amount, unit)}` : 'used up'}
          </Badge>
        )}
        {level === 'low' && (
          <Badge tone="warn" icon="low">
            likely to go over
          </Badge>
        )}
        <span>{spentWords}</span>
        {projected !== undefined && (
          <span className="field-hint">
            likely {formatAmount(projected, unit)} by {end}
          </span>
        )}
        {standing.missing !== undefined && <span className="field-hint">without {standing.missing}</span>}
      </p>
    </div>
  );
}

function missingWords(standing: BudgetStanding | undefined): string {
  return standing?.missing === undefined ? '' : `: ${standing.missing}`;
}

function levelOf(spent: number, projected: number | undefined, amount: number): 'empty' | 'low' | 'ok' {
  if (spent >= amount) return 'empty';
  return projected !== undefined && projected > amount ? 'low' : 'ok';
}
