import { type ReactNode, useId, useState } from 'react';
import { Button } from '../ui/button';
import { DataTable } from './data-table';
import { type ChartTable, csvName, toCsv } from './table';

/** What it is to show is not there yet, or can't be had. */
export type Pending = 'reading' | 'failed';

const pendingWords = { reading: 'Reading…', failed: 'The ledger could not be read.' } as const;

export interface ChartProps {
  readonly title: string;
  /** What it shows in a sentence: read out with the chart, and enough for those who can't see it. */
  readonly summary: ReactNode;
  /** Made when it is shown or saved: a table of thousands of rows takes longer to write than all the rest. */
  readonly table: () => ChartTable;
  /** Controls of this chart alone. */
  readonly controls?: ReactNode;
  /** The anchor of the section. */
  readonly id: string;
  readonly onDownload: (name: string, text: string) => void;
  /** It is a table already: there is nothing to switch to. */
  readonly onlyTable?: boolean;
  /** Then there is neither drawing nor table nor file: each would say 0 of what is unknown. */
  readonly pending?: Pending | undefined;
  /** Nor is there where there is nothing to show, as the sentence says. */
  readonly nothing?: boolean;
  readonly children: ReactNode;
}

/** A titled drawing with its sentence, its table and its CSV file. */
export function Chart(props: ChartProps) {
  const { title, summary, table, controls, id, onDownload, onlyTable, pending, nothing, children } = props;
  const hasData = pending === undefined && nothing !== true;
  const heading = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="chart section" id={id} aria-labelledby={heading}>
      <div className="section-head">
        {/* Focus comes here from the page's own links. */}
        <h2 id={heading} tabIndex={-1}>
          {title}
        </h2>
        {hasData && (
          <div className="chart-actions">
            {!onlyTable && (
              <Button aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
                Table<span className="visually-hidden"> of {title}</span>
              </Button>
            )}
            <Button onClick={() => void toCsv(table()).then((text) => onDownload(csvName(title), text))}>
              CSV<span className="visually-hidden"> of {title}</span>
            </Button>
          </div>
        )}
      </div>
      <div className="chart-lead">
        <p className="chart-summary">{pending === undefined ? summary : pendingWords[pending]}</p>
        {controls}
      </div>
      {hasData && (asTable ? <DataTable {...table()} /> : children)}
    </section>
  );
}
