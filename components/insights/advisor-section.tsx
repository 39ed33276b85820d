import type { Advice, Option } from '../../lib/core/advisor/advice';
import {
  ageWords,
  assumptionWords,
  choiceName,
  lineWords,
  noteWords,
  reasonWords,
} from '../../lib/core/advisor/words';
import { formatAmount } from '../../lib/core/format';
import { Chart } from '../charts/chart';
import type { ChartTable } from '../charts/table';
import { Badge } from '../ui/badge';
import type { ShownPool } from './pools';
import { countWords, shareWords } from './words';

export interface AdvisorSectionProps {
  readonly advice: Advice;
  /** The pool that it is about: that of the burn-down. */
  readonly pool: ShownPool;
  readonly now: number;
  readonly onDownload: (name: string, text: string) => void;
}

/** What a year of the measured use would cost on each plan, with the arithmetic. */
export function AdvisorSection({ advice, pool, now, onDownload }: AdvisorSectionProps) {
  const { ranked, unranked, notes, table, currentCost, observedDays } = advice;
  const [first, ...others] = notes;
  return (
    <Chart
      id="advisor"
      title="Plans"
      summary={
        <>
          {pool.label}: {first !== undefined && <strong>{noteWords(first, now)} </strong>}
          {others.map((note) => noteWords(note, now)).join(' ')}
          {advice.enough && ` Reckoned from ${countWords(observedDays, 'day', 'days')} of your use.`}
          {currentCost !== undefined &&
            ` You pay ${formatAmount(currentCost.amount, currentCost.currency)} a year.`}
          {table !== undefined && ` Plan table: ${ageWords(table)}`}
        </>
      }
      table={() => tableOf(advice)}
      onDownload={onDownload}
    >
      {ranked.length > 0 && (
        <ol className="options-ranked" aria-label="Plans, the best first">
          {ranked.map((option) => (
            <OptionRow key={option.id} option={option} unit={advice.unit} />
          ))}
        </ol>
      )}
      {unranked.length > 0 && (
        <ul className="options-unranked" aria-label="Plans that can't be compared">
          {unranked.map((choice) => (
            <li key={choice.id}>
              <span className="ranked-name">{choiceName(choice)}</span>{' '}
              <span className="ranked-of">{reasonWords(choice.reason)}</span>
            </li>
          ))}
        </ul>
      )}
    </Chart>
  );
}

function OptionRow({ option, unit }: { readonly option: Option; readonly unit: string }) {
  const { cost, outcome, lines, assumptions, confidence, asOf, isCurrent } = option;
  const facts = [
    `covers ${shareWords(outcome.coveredShare)}`,
    ...(outcome.unusedShare === undefined ? [] : [`${shareWords(outcome.unusedShare)} of it unused`]),
    ...(asOf === undefined ? [] : [`as of ${asOf}`]),
    `confidence ${confidence}`,
  ];
  return (
    <li>
      <div className="ranked-words">
        <span className="ranked-name">
          {choiceName(option)}{' '}
          {isCurrent && (
            <Badge tone="accent" chip>
              yours
            </Badge>
          )}
        </span>
        <span className="ranked-amount">{formatAmount(cost.amount, cost.currency)} a year</span>
        <span className="ranked-facts">{facts.join(' · ')}</span>
      </div>
      <details className="arithmetic">
        <summary>
          Arithmetic<span className="visually-hidden"> of {choiceName(option)}</span>
        </summary>
        <ul className="arithmetic-lines">
          {lines.map((line) => (
            <li key={lineWords(line)}>{lineWords(line)}</li>
          ))}
          <li>
            {formatAmount(outcome.covered, unit)} of {formatAmount(outcome.use, unit)} used in a year are
            covered
          </li>
          {assumptions.map((assumption) => (
            <li key={assumption}>{assumptionWords(assumption)}</li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function tableOf({ ranked, unranked, unit }: Advice): ChartTable {
  const amount = (value: number, of: string) => ({ shown: formatAmount(value, of), raw: value });
  return {
    caption: 'A year of your use on each plan',
    columns: [
      { label: 'Plan' },
      { label: 'Cost', numeric: true },
      { label: 'Covered', numeric: true },
      { label: 'Not covered', numeric: true },
      { label: 'Unused', numeric: true },
      { label: 'As of' },
      { label: 'Confidence' },
      { label: 'Arithmetic', wide: true },
    ],
    rows: [
      ...ranked.map((option) => [
        `${choiceName(option)}${option.isCurrent ? ' (yours)' : ''}`,
        amount(option.cost.amount, option.cost.currency),
        amount(option.outcome.covered, unit),
        amount(option.outcome.uncovered, unit),
        option.outcome.unusedShare === undefined ? '' : shareWords(option.outcome.unusedShare),
        option.asOf ?? '',
        option.confidence,
        option.lines.map((line) => lineWords(line)).join('; '),
      ]),
      ...unranked.map((choice) => [choiceName(choice), '', '', '', '', '', '', reasonWords(choice.reason)]),
    ],
  };
}
