/** What a chart shows, as a table: the same numbers, for reading and for taking along. */
export interface ChartTable {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly label: string;
  /** Aligned at its end, so that digits stand below each other. */
  readonly numeric?: boolean;
  /** Holds sentences. */
  readonly wide?: boolean;
}

/** What is shown, and what stands in the CSV file where that is something else: a bare number, a full date. */
export type Cell = string | { readonly shown: string; readonly raw: string | number };

export function shownOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.shown;
}

/**
 * The table as CSV. Names come from web pages, so what a spreadsheet would take for a formula is defused. The
 * library is read when it is first wanted.
 */
export async function toCsv({ columns, rows }: ChartTable): Promise<string> {
  const { default: Papa } = await import('papaparse');
  return Papa.unparse(
    {
      fields: columns.map(({ label }) => label),
      data: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.raw))),
    },
    { escapeFormulae: true },
  );
}

/** `credit-gauge-spend-over-time.csv` */
export function csvName(title: string): string {
  return `credit-gauge-${title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}.csv`;
}
