import type { Figure, Measure, Unit } from './measure';
import type { Measured } from './rounds';
import { type Count, type Summary, summarise, summariseCounts } from './statistics';

type Reported<S> = Figure & S & { readonly id: string; readonly measure: string };

export interface Report {
  /** The figures in the table's order. */
  readonly figures: readonly Reported<Summary | Count>[];
  readonly notMeasured: readonly { readonly measure: string; readonly reason: string }[];
}

type Described = Pick<Measure, 'title' | 'figures'>;

/** Every figure is in it, or its measure is among those that could not be measured. */
export function reportOf(measures: readonly Described[], { pairs, failures }: Measured): Report {
  const figures: Report['figures'][number][] = [];
  const notMeasured = [...failures].map(([measure, reason]) => ({ measure, reason }));
  for (const { title, figures: described } of measures.filter((measure) => !failures.has(measure.title))) {
    for (const [id, figure] of Object.entries(described)) {
      try {
        const found = pairs.get(id) ?? [];
        const summary = figure.unit === 'times' ? summariseCounts(found) : summarise(found);
        figures.push({ id, measure: title, ...figure, ...summary });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        notMeasured.push({ measure: `${title}: ${figure.title}`, reason });
      }
    }
  }
  return { figures, notMeasured };
}

const WIDTH = 58;

/** What the columns are of. */
export interface Columns {
  readonly withUs: string;
  readonly baseline: string;
  /** Of the second baseline, to which only the ratio is told. */
  readonly second?: string;
}

/** For people: a line a figure, under the title of its measure. */
export function tableOf(
  { figures, notMeasured }: Report,
  { withUs, baseline, second }: Columns = { withUs: 'with us', baseline: 'without' },
): string {
  const lines = [row('', withUs, baseline, 'ratio', 'quartiles', ...(second === undefined ? [] : [second]))];
  let measure: string | undefined;
  for (const figure of figures) {
    if (figure.measure !== measure) lines.push('', figure.measure);
    measure = figure.measure;
    lines.push(row(`  ${figure.title}`, ...cells(figure)));
  }
  if (notMeasured.length > 0) {
    lines.push('', 'Not measured', ...notMeasured.map((one) => `  ${one.measure}: ${one.reason}`));
  }
  return lines.join('\n');
}

function cells(figure: Report['figures'][number]): readonly string[] {
  const amounts = [amount(figure.withUs, figure.unit), amount(figure.baseline, figure.unit)];
  if (!('ratio' in figure)) return [...amounts, signed(figure.more)];
  const { ratio, quartiles, second } = figure;
  return [
    ...amounts,
    ratio.toFixed(3),
    quartiles.map((quartile) => quartile.toFixed(2)).join('–'),
    ...(second === undefined ? [] : [second.ratio.toFixed(3)]),
  ];
}

function signed(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${Math.abs(difference)}`;
}

function row(title: string, ...cells: readonly string[]): string {
  return (title.padEnd(WIDTH) + cells.map((cell) => cell.padStart(12)).join('')).trimEnd();
}

/** Three digits that count. */
function amount(value: number, unit: Unit): string {
  if (unit === 'times') return String(value);
  const decimals = Math.min(2, Math.max(0, 2 - Math.floor(Math.log10(Math.max(value, 0.01)))));
  return `${value.toFixed(decimals)} ${unit}`;
}
