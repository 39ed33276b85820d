import type { Figure, Measure, Unit } from './measure';
import type { Measured } from './rounds';
import { type Summary, summarise } from './statistics';

export interface Report {
  /** The figures in the table's order. */
  readonly figures: readonly (Figure & Summary & { readonly id: string; readonly measure: string })[];
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
        figures.push({ id, measure: title, ...figure, ...summarise(pairs.get(id) ?? []) });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        notMeasured.push({ measure: `${title}: ${figure.title}`, reason });
      }
    }
  }
  return { figures, notMeasured };
}

const WIDTH = 56;

/** For people: a line a figure, under the title of its measure. `sides`: what the two columns are of. */
export function tableOf(
  { figures, notMeasured }: Report,
  sides: readonly [withUs: string, baseline: string] = ['with us', 'without'],
): string {
  const lines = [row('', ...sides, 'ratio', 'quartiles')];
  let measure: string | undefined;
  for (const figure of figures) {
    if (figure.measure !== measure) lines.push('', figure.measure);
    measure = figure.measure;
    lines.push(
      row(
        `  ${figure.title}`,
        amount(figure.withUs, figure.unit),
        amount(figure.baseline, figure.unit),
        figure.ratio.toFixed(2),
        figure.quartiles.map((quartile) => quartile.toFixed(2)).join('–'),
      ),
    );
  }
  if (notMeasured.length > 0) {
    lines.push('', 'Not measured', ...notMeasured.map((one) => `  ${one.measure}: ${one.reason}`));
  }
  return lines.join('\n');
}

function row(title: string, ...cells: readonly string[]): string {
  return (title.padEnd(WIDTH) + cells.map((cell) => cell.padStart(12)).join('')).trimEnd();
}

/** Three digits that count. */
function amount(value: number, unit: Unit): string {
  const decimals = Math.min(2, Math.max(0, 2 - Math.floor(Math.log10(Math.max(value, 0.01)))));
  return `${value.toFixed(decimals)} ${unit}`;
}
