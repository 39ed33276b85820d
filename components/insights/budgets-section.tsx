import type { BudgetState } from '../../lib/core/budgets';
import { formatAmount } from '../../lib/core/format';
import { Chart } from '../charts/chart';
import type { ChartTable } from '../charts/table';
import { Badge } from '../ui/badge';
import type { Names } from './names';
import { countWords, dayWords, shareWords } from './words';

export interface BudgetsSectionProps {
  readonly budgets: readonly BudgetState[];
  readonly names: Names;
  readonly onDownload: (name: string, text: string) => void;
}

/** How each budget stands and where it is going. */
export function BudgetsSection({ budgets, names, onDownload }: BudgetsSectionProps) {
  const over = budgets.filter(({ state }) => state === 'over').length;
  const risky = budgets.filter(({ state }) => state === 'at-risk').length;
  const summary =
    over + risky === 0
      ? `${countWords(budgets.length, 'budget', 'budgets')}, all on course.`
      : [
          ...(over === 0 ? [] : [`${countWords(over, 'budget is', 'budgets are')} exceeded.`]),
          ...(risky === 0 ? [] : [`${countWords(risky, 'budget', 'budgets')} will be, at this pace.`]),
        ].join(' ');
  return (
    <Chart
      id="budgets"
      title="Budgets"
      summary={summary}
      table={() => tableOf(budgets, names)}
      onDownload={onDownload}
    >
      <ul className="ranked" aria-label="Budgets">
        {budgets.map((state) => (
          <BudgetRow key={state.budget.id} state={state} names={names} />
        ))}
      </ul>
    </Chart>
  );
}

function BudgetRow({ state, names }: { readonly state: BudgetState; readonly names: Names }) {
  const { budget, spent, projected } = state;
  const { unit, amount } = budget;
  // The track is as long as the larger of the budget and what will be spent.
  const whole = Math.max(amount, spent, projected ?? 0);
  return (
    <li>
      <div className="ranked-words">
        <span className="ranked-name">
          {budget.name} <span className="ranked-of">{scopeWords(state, names)}</span>
        </span>
        <span className="ranked-amount">
          {formatAmount(spent, unit)} of {formatAmount(amount, unit)}
        </span>
        <span className="budget-facts">
          <StateBadge state={state.state} />
          <span className="ranked-of">{factsOf(state).join(' · ')}</span>
        </span>
      </div>
      <div className="budget-track" aria-hidden="true">
        {projected !== undefined && (
          <div className="budget-projected" style={{ inlineSize: `${(projected / whole) * 100}%` }} />
        )}
        <div
          className="budget-spent"
          data-state={state.state}
          style={{ inlineSize: `${(spent / whole) * 100}%` }}
        />
        <div className="budget-limit" style={{ insetInlineStart: `${(amount / whole) * 100}%` }} />
      </div>
    </li>
  );
}

function StateBadge({ state }: Pick<BudgetState, 'state'>) {
  switch (state) {
    case 'over':
      return (
        <Badge tone="danger" icon="critical">
          exceeded
        </Badge>
      );
    case 'at-risk':
      return (
        <Badge tone="warn" icon="low">
          at risk
        </Badge>
      );
    case 'ok':
      return <Badge icon="ok">on course</Badge>;
  }
}

function scopeWords({ budget }: BudgetState, names: Names): string {
  const where = budget.platform === undefined ? 'all platforms' : names.platform(budget.platform);
  return `${where}, per ${budget.per}`;
}

function factsOf({ budget, spent, estimated, unknown, projected, period }: BudgetState): readonly string[] {
  const { unit } = budget;
  const until = dayWords(period.to, { day: 'numeric', month: 'short' });
  return [
    `until ${until}`,
    projected === undefined
      ? 'too early to say where it goes'
      : `about ${formatAmount(Number(projected.toPrecision(3)), unit)} by then`,
    ...(estimated > 0 && spent > 0 ? [`${shareWords(estimated / spent)} estimated`] : []),
    ...(unknown > 0 ? [`${countWords(unknown, 'spend', 'spends')} not in it: no known amount or price`] : []),
  ];
}

function tableOf(budgets: readonly BudgetState[], names: Names): ChartTable {
  const words = { over: 'exceeded', 'at-risk': 'at risk', ok: 'on course' } as const;
  return {
    caption: 'Budgets in their present period',
    columns: [
      { label: 'Budget' },
      { label: 'For' },
      { label: 'From' },
      { label: 'To' },
      { label: 'Spent', numeric: true },
      { label: 'Budgeted', numeric: true },
      { label: 'Projected', numeric: true },
      { label: 'Estimated', numeric: true },
      { label: 'Not counted', numeric: true },
      { label: 'State' },
    ],
    rows: budgets.map((state) => {
      const { budget, spent, estimated, unknown, projected, period } = state;
      const amount = (value: number) => ({ shown: formatAmount(value, budget.unit), raw: value });
      return [
        budget.name,
        scopeWords(state, names),
        period.from,
        period.to,
        amount(spent),
        amount(budget.amount),
        projected === undefined ? 'too early' : amount(Number(projected.toPrecision(3))),
        amount(estimated),
        { shown: String(unknown), raw: unknown },
        words[state.state],
      ];
    }),
  };
}
