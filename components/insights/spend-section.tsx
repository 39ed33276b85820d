import { useMemo } from 'react';
import { formatAmount, formatShort } from '../../lib/core/format';
import type { StackDimension } from '../../lib/core/insights/aggregate';
import { type Bin, type Timeline, timelineOf } from '../../lib/core/insights/timeline';
import { Chart } from '../charts/chart';
import { colourOf, restColour, seriesColours } from '../charts/colours';
import { Plot } from '../charts/plot';
import type { BarsSpec } from '../charts/plot-spec';
import type { ChartTable } from '../charts/table';
import { Select } from '../ui/select';
import { groupName, severalIn } from './names';
import type { SectionProps } from './section-props';
import { binTick, binWords, spendSentences, totalWords, weekStart } from './words';

const stacks = [
  { value: 'platform', label: 'Platform' },
  { value: 'model', label: 'Model' },
  { value: 'feature', label: 'Feature' },
] as const;

const binWord = { day: 'Day', week: 'Week', month: 'Month' } as const;

export interface SpendSectionProps extends SectionProps {
  readonly stack: StackDimension;
  readonly onStack: (stack: StackDimension) => void;
}

/** How much was spent when, and of what it is made up. */
export function SpendSection({ summary, span, names, onDownload, stack, onStack }: SpendSectionProps) {
  const { unit } = summary.measure;
  const shown = useMemo(() => {
    const timeline = timelineOf(summary, stack, span, { most: seriesColours.length, weekStart: weekStart() });
    const several = severalIn(summary);
    const groups = new Map(summary.groups[stack].map((group) => [group.key, group]));
    const series = timeline.series.map(({ key, amounts }, index) => {
      const group = key === undefined ? undefined : groups.get(key);
      const named = group && groupName(stack, group, names, several);
      return {
        name: named === undefined ? 'All others' : [named.name, named.of].filter(Boolean).join(', '),
        colour: key === undefined ? restColour : colourOf(index),
        amounts,
      };
    });
    return { timeline, series };
  }, [summary, stack, span, names]);
  const { timeline, series } = shown;
  const spec = useMemo(() => barsOf(shown, unit), [shown, unit]);

  return (
    <Chart
      id="spend"
      title="Spend over time"
      summary={
        <>
          <strong className="chart-figure">{totalWords(summary.total, unit)}</strong>{' '}
          {spendSentences(summary, span).join(' ')}
        </>
      }
      table={() => tableOf(shown, unit)}
      onDownload={onDownload}
      controls={<Select label="Stacked by" value={stack} options={stacks} onChange={onStack} />}
    >
      {series.length === 0 ? (
        <p className="nothing">No amount is known of these spends.</p>
      ) : (
        <>
          <Plot label={`Spend by ${timeline.size}`} spec={spec} />
          <ul className="legend" aria-label="Parts of the columns, the lowest first">
            {series.map(({ name, colour }) => (
              <li key={name}>
                <span className="swatch" style={{ background: `var(${colour})` }} aria-hidden="true" />
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
    </Chart>
  );
}

interface Shown {
  readonly timeline: Timeline;
  readonly series: readonly { name: string; colour: string; amounts: readonly string[] }[];
}

function barsOf({ timeline, series }: Shown, unit: string): BarsSpec {
  const { bins, size, totals } = timeline;
  return {
    kind: 'bars',
    xs: bins.map((_, index) => index),
    series: series.map(({ colour, amounts }) => ({ colour, values: amounts.map(Number) })),
    yLabel: (value) => formatShort(value, unit),
    xLabel: (index) => {
      const bin = bins[index];
      return bin === undefined ? '' : binTick(bin, size);
    },
    describe: (index) => {
      const bin = bins[index];
      if (bin === undefined) return '';
      const parts = series
        .map(({ name, amounts }) => ({ name, amount: Number(amounts[index] ?? 0) }))
        .filter(({ amount }) => amount > 0)
        .map(({ name, amount }) => `${name} ${formatShort(amount, unit)}`);
      const whole = `${binWords(bin)}: ${formatAmount(Number(totals[index] ?? 0), unit)}`;
      return parts.length < 2 ? whole : `${whole} (${parts.join(' · ')})`;
    },
  };
}

function tableOf({ timeline, series }: Shown, unit: string): ChartTable {
  const { bins, size, totals } = timeline;
  const cell = (amount = '0') => ({ shown: formatAmount(Number(amount), unit), raw: amount });
  return {
    caption: `Spend by ${size}`,
    columns: [
      { label: binWord[size] },
      ...series.map(({ name }) => ({ label: name, numeric: true })),
      { label: 'All', numeric: true },
    ],
    rows: bins.map((bin, index) => [
      { shown: binWords(bin), raw: rawBin(bin) },
      ...series.map(({ amounts }) => cell(amounts[index])),
      cell(totals[index]),
    ]),
  };
}

function rawBin({ from, to }: Bin): string {
  return from === to ? from : `${from}/${to}`;
}
