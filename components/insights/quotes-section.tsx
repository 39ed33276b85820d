import { formatAmount } from '../../lib/core/format';
import type { DaySpan } from '../../lib/core/insights/days';
import type { QuoteScore, QuoteTally } from '../../lib/core/insights/quotes';
import { basisWords } from '../../lib/core/quote/basis-words';
import type { Unit } from '../../lib/core/unit';
import { Chart } from '../charts/chart';
import type { Cell, ChartTable } from '../charts/table';
import { unitLabel } from '../settings/units';
import type { Names } from './names';
import { countWords, shareWords, spanWords } from './words';

export interface QuotesSectionProps {
  readonly scores: readonly QuoteScore[];
  readonly span: DaySpan;
  readonly names: Names;
  readonly onDownload: (name: string, text: string) => void;
}

/** How well the prices that were said before sending held, platform by platform. */
export function QuotesSection({ scores, span, names, onDownload }: QuotesSectionProps) {
  return (
    <Chart
      id="quotes"
      title="Were the quotes right?"
      summary={summaryOf(scores, span)}
      nothing={scores.length === 0}
      table={() => tableOf(scores, names)}
      onDownload={onDownload}
    >
      <ul className="ranked" aria-label="Quotes by platform">
        {scores.map((score) => (
          <ScoreRow key={score.key} score={score} names={names} />
        ))}
      </ul>
    </Chart>
  );
}

function ScoreRow({ score, names }: { readonly score: QuoteScore; readonly names: Names }) {
  const { platform, unit, all, byBasis } = score;
  const site = names.platform(platform);
  return (
    <li>
      <div className="ranked-words">
        <span className="ranked-name">
          {site} <span className="ranked-of">{countedIn(score, names)}</span>
        </span>
        <span className="ranked-amount">{rightWords(all)}</span>
        <span className="ranked-facts">{factsOf(score, site).join(' · ')}</span>
      </div>
      <div className="ranked-track" aria-hidden="true">
        {all.within > 0 && (
          <div className="ranked-bar" style={{ inlineSize: `${(all.within / all.checked) * 100}%` }} />
        )}
      </div>
      {byBasis.length > 1 && (
        <ul className="ranked-parts" aria-label={`${site}, by where the price came from`}>
          {byBasis.map(({ basis, tally }) => (
            <li key={basis}>
              {basisWords(basis, site)}: {[rightWords(tally), ...errorWords(tally, unit)].join(', ')}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** `credits`, `percent of 5-hour window, Work`. */
function countedIn({ platform, unit, account, pool }: QuoteScore, names: Names): string {
  if (account === undefined || pool === undefined) return unitLabel(unit);
  return `percent of ${names.pool(platform, account, pool)}, ${names.account(platform, account)}`;
}

/** `12 of 14 right`. */
function rightWords({ checked, within }: QuoteTally): string {
  return checked === 0 ? 'none checked yet' : `${within} of ${checked} right`;
}

/** `median error 3 credits (12%)`: a percentage of percentages would say nothing. */
function errorWords({ medianError, medianShare }: QuoteTally, unit: Unit): readonly string[] {
  if (medianError === undefined) return [];
  if (medianError === 0) return ['median error 0'];
  const share = medianShare === undefined || unit === 'percent' ? '' : ` (${shareWords(medianShare)})`;
  return [`median error ${formatAmount(medianError, unit)}${share}`];
}

function factsOf({ all, byBasis, unit }: QuoteScore, site: string): readonly string[] {
  const { more, less, paidBack, open } = all;
  const [first, second] = byBasis;
  return [
    ...(first === undefined || second !== undefined ? [] : [basisWords(first.basis, site)]),
    ...errorWords(all, unit),
    ...(more === 0 ? [] : [`${more} took more`]),
    ...(less === 0 ? [] : [`${less} took less`]),
    ...(paidBack === 0 ? [] : [`${paidBack} paid back`]),
    ...(open === 0 ? [] : [`${open} not known yet`]),
  ];
}

/** Quotes can be counted over all units; by how much they were wrong can't be added up. */
function summaryOf(scores: readonly QuoteScore[], span: DaySpan): string {
  const sum = (of: 'checked' | 'within' | 'paidBack') =>
    scores.reduce((total, { all }) => total + all[of], 0);
  const [checked, paidBack] = [sum('checked'), sum('paidBack')];
  const failed =
    paidBack === 0 ? '' : ` ${countWords(paidBack, 'task', 'tasks')} failed and took nothing: counted apart.`;
  if (checked > 0) {
    const right = sum('within');
    return `${right} of ${countWords(checked, 'quote', 'quotes')} right (${shareWords(right / checked)}).${failed}`;
  }
  return `No quote was checked ${spanWords(span)}. Once a task is done whose price was said before, what it took is set beside that here.${failed}`;
}

function tableOf(scores: readonly QuoteScore[], names: Names): ChartTable {
  return {
    caption: 'Quotes, and what came of them',
    columns: [
      { label: 'Platform' },
      { label: 'In' },
      { label: 'Price' },
      { label: 'Checked', numeric: true },
      { label: 'Right', numeric: true },
      { label: 'Took more', numeric: true },
      { label: 'Took less', numeric: true },
      { label: 'Median error', numeric: true },
      { label: 'Of the quote', numeric: true },
      { label: 'Paid back', numeric: true },
      { label: 'Not known yet', numeric: true },
    ],
    rows: scores.flatMap((score) => {
      const site = names.platform(score.platform);
      const row = (price: string, tally: QuoteTally): readonly Cell[] => [
        site,
        countedIn(score, names),
        price,
        ...cellsOf(tally, score.unit),
      ];
      return [
        row('all', score.all),
        ...score.byBasis.map(({ basis, tally }) => row(basisWords(basis, site), tally)),
      ];
    }),
  };
}

function cellsOf(tally: QuoteTally, unit: Unit): readonly Cell[] {
  const { checked, within, more, less, medianError, medianShare, paidBack, open } = tally;
  const count = (value: number) => ({ shown: String(value), raw: value });
  return [
    ...[checked, within, more, less].map(count),
    medianError === undefined ? '' : { shown: formatAmount(medianError, unit), raw: medianError },
    medianShare === undefined || unit === 'percent'
      ? ''
      : { shown: shareWords(medianShare), raw: medianShare },
    ...[paidBack, open].map(count),
  ];
}
