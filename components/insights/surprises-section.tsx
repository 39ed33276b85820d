import { useState } from 'react';
import { exact } from '../../lib/core/exact';
import { formatAmount, formatBare } from '../../lib/core/format';
import type { Surprise } from '../../lib/core/insights/quotes';
import { basisWords } from '../../lib/core/quote/basis-words';
import { featureWords, quotedWords } from '../../lib/core/quote/check-words';
import { Chart } from '../charts/chart';
import type { ChartTable } from '../charts/table';
import { Button } from '../ui/button';
import type { Names } from './names';
import { countWords } from './words';

export interface SurprisesSectionProps {
  /** The latest first; at least one. */
  readonly surprises: readonly Surprise[];
  readonly names: Names;
  /** The person's own time zone. */
  readonly zone: string;
  readonly onDownload: (name: string, text: string) => void;
}

const FIRST = 8;

/** The tasks that took other than was said before, one a line. */
export function SurprisesSection({ surprises, names, zone, onDownload }: SurprisesSectionProps) {
  const [all, setAll] = useState(false);
  const shown = all ? surprises : surprises.slice(0, FIRST);
  return (
    <Chart
      id="surprises"
      title="Last surprises"
      summary={`${countWords(surprises.length, 'task', 'tasks')} took other than was quoted.`}
      table={() => tableOf(surprises, names, zone)}
      onDownload={onDownload}
    >
      <ul className="events" aria-label="Last surprises">
        {shown.map((surprise) => (
          <li key={[surprise.platform, surprise.account, surprise.spend, surprise.pool].join('|')}>
            <span className="event-when">{whenWords(surprise.at, zone)}</span>{' '}
            {[names.platform(surprise.platform), ...whatOf(surprise)].join(' · ')} · quoted{' '}
            {quotedWords(surprise)}, took <strong>{formatAmount(surprise.actual, surprise.unit)}</strong>{' '}
            <span aria-hidden="true">{surprise.actual > surprise.quoted ? '▲' : '▼'}</span>
          </li>
        ))}
      </ul>
      {surprises.length > FIRST && (
        <Button className="ranked-more" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${surprises.length}`}
          <span className="visually-hidden"> surprises</span>
        </Button>
      )}
    </Chart>
  );
}

/** `video`, `gen4`. */
function whatOf(surprise: Surprise): readonly string[] {
  return [featureWords(surprise), ...(surprise.model === undefined ? [] : [surprise.model])];
}

/** `2 Nov, 14:05`. */
function whenWords(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at);
}

function tableOf(surprises: readonly Surprise[], names: Names, zone: string): ChartTable {
  const withAccounts = surprises.some(({ platform, account }) =>
    surprises.some((one) => one.platform === platform && one.account !== account),
  );
  return {
    caption: 'Tasks that took other than was quoted',
    columns: [
      { label: 'When' },
      { label: 'Platform' },
      ...(withAccounts ? [{ label: 'Account' }] : []),
      { label: 'Of' },
      { label: 'Feature' },
      { label: 'Model' },
      { label: 'Price' },
      { label: 'Quoted', numeric: true },
      { label: 'Took', numeric: true },
      { label: 'Difference', numeric: true },
    ],
    rows: surprises.map((surprise) => {
      const { at, platform, account, pool, model, basis, quoted, low, high, actual, unit } = surprise;
      const difference = exact(actual - quoted);
      return [
        { shown: whenWords(at, zone), raw: new Date(at).toISOString() },
        names.platform(platform),
        ...(withAccounts ? [names.account(platform, account)] : []),
        names.pool(platform, account, pool),
        featureWords(surprise),
        model ?? 'not told',
        basisWords(basis, names.platform(platform)),
        { shown: quotedWords(surprise), raw: low === high ? quoted : `${low} to ${high}` },
        { shown: formatAmount(actual, unit), raw: actual },
        {
          shown: `${formatBare(Math.abs(difference), unit)} ${difference > 0 ? 'more' : 'less'}`,
          raw: difference,
        },
      ];
    }),
  };
}
