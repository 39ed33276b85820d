import { type ReactNode, useState } from 'react';
import type { Budget } from '../../lib/core/budget';
import type { BudgetPeriod, BudgetState } from '../../lib/core/budgets';
import { formatAmount } from '../../lib/core/format';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Confirm } from './question';

export interface BudgetRowProps {
  readonly budget: Budget;
  /** The platform's name, or what stands for all. */
  readonly of: string;
  /** Absent until the ledger has been read. */
  readonly standing: BudgetState | undefined;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  /** The form, where it is open. */
  readonly children: ReactNode;
}

/** One budget, and how it stands. */
export function BudgetRow({ budget, of, standing, onEdit, onRemove, children }: BudgetRowProps) {
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
      <StandingView budget={budget} standing={standing} />
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

function StandingView({ budget, standing }: Pick<BudgetRowProps, 'budget' | 'standing'>) {
  const { name, amount, unit } = budget;
  if (standing === undefined) {
    return (
      <div className="budget">
        <div className="gauge gauge-unknown" />
        <p className="field-hint">What was spent is not known yet.</p>
      </div>
    );
  }
  const { spent, estimated, unknown, projected, period } = standing;
  const left = amount - spent;
  const spentWords = `${estimated > 0 ? '≈ ' : ''}${formatAmount(spent, unit)} spent`;
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
        data-level={left <= 0 ? 'empty' : standing.state === 'at-risk' ? 'low' : 'ok'}
      >
        <div className="gauge-fill" style={{ inlineSize: `${Math.min(1, spent / amount) * 100}%` }} />
      </div>
      <p className="budget-words">
        {left <= 0 && (
          <Badge tone="danger" icon="critical">
            {left < 0 ? `over by ${formatAmount(-left, unit)}` : 'used up'}
          </Badge>
        )}
        {left > 0 && standing.state === 'at-risk' && (
          <Badge tone="warn" icon="low">
            likely to go over
          </Badge>
        )}
        <span>{spentWords}</span>
        {projected !== undefined && projected > 0 && (
          <span className="field-hint">
            about {formatAmount(roughly(projected, spent), unit)} by {endWords(budget.per, period)}
          </span>
        )}
        {unknown > 0 && <span className="field-hint">{unknownWords(unknown)}</span>}
      </p>
    </div>
  );
}

/** Three digits are as much as a projection is worth; what is spent already is spent. */
function roughly(projected: number, spent: number): number {
  return Math.max(spent, Number(projected.toPrecision(3)));
}

/** `midnight`, `Sunday`, `Nov 30`: the last of a period. */
function endWords(per: Budget['per'], { to }: BudgetPeriod, locale?: string): string {
  if (per === 'day') return 'midnight';
  const style =
    per === 'week' ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(new Date(to));
}

function unknownWords(count: number): string {
  const spends = `${new Intl.NumberFormat().format(count)} ${count === 1 ? 'spend' : 'spends'}`;
  return `without ${spends} whose cost is not known`;
}
