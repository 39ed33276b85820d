import { classNames } from '../ui/class-names';
import { type ChartTable, shownOf } from './table';

/** A chart's numbers for reading: the first column heads its rows. Long ones scroll, by keyboard too. */
export function DataTable({ caption, columns, rows }: ChartTable) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="table-frame" aria-label={caption} tabIndex={0}>
      <table className="data-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, numeric }) => (
              <th key={label} scope="col" className={numeric ? 'numeric' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may have the same words
            <tr key={index}>
              {row.map((cell, at) => {
                const column = columns[at];
                const key = column?.label ?? at;
                return at === 0 ? (
                  <th key={key} scope="row">
                    {shownOf(cell)}
                  </th>
                ) : (
                  <td key={key} className={classNames(column?.numeric && 'numeric', column?.wide && 'wide')}>
                    {shownOf(cell)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
