import type { Backtest, BacktestRow, ErrorFigures } from './backtest';

const KIND_WIDTH = 18;
const CELL_WIDTH = 12;

/** For people: a line a kind, once for the use of seven days, once for the time until a stock is used up. */
export function backtestTable({ rows, people, silent }: Backtest): string {
  return `Forecasts of ${people} made-up people, ${silent} of them with too little data. Median absolute error as a part of what
came; and how many outcomes lay inside the range, which aims at 80%.

${tableOf('use of 7 days', rows, ({ week }) => week)}

${tableOf('runway', rows, ({ runway }) => runway)}`;
}

function tableOf(
  title: string,
  rows: readonly BacktestRow[],
  figures: (row: BacktestRow) => ErrorFigures,
): string {
  const lines = rows.map((row) => {
    const { ours, constant, lastWeek, inside, outcomes } = figures(row);
    return line(row.kind, ...[ours, constant, lastWeek, inside].map(percent), String(outcomes));
  });
  return [line(title, 'forecast', 'all history', 'last 7 d', 'in range', 'outcomes'), ...lines].join('\n');
}

function line(title: string, ...cells: readonly string[]): string {
  return title.padEnd(KIND_WIDTH) + cells.map((cell) => cell.padStart(CELL_WIDTH)).join('');
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)}%`;
}
