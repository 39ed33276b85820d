import { formatAmount, formatBare } from '../../lib/core/format';
import type { Unit } from '../../lib/core/unit';
import { Chart } from '../charts/chart';
import { DataTable } from '../charts/data-table';
import type { ChartTable } from '../charts/table';
import type { Names } from './names';
import { countWords } from './words';

/** What one kind of generation has been seen to take. Amounts in `unit`. */
export interface PriceRow {
  readonly platform: string;
  readonly account: string;
  readonly pool: string;
  /** Absent: not told. */
  readonly model?: string;
  readonly feature: string;
  /** What was declared besides: `1080p, 10 s`. */
  readonly settings?: string;
  readonly unit: Unit;
  readonly amount: number;
  readonly low: number;
  readonly high: number;
  /** Generations that it rests on. */
  readonly count: number;
  /** The platform changed it then (ms since the epoch); what was seen before no longer counts. */
  readonly changedAt?: number;
}

export interface PricesSectionProps {
  readonly prices: readonly PriceRow[];
  readonly names: Names;
  readonly onDownload: (name: string, text: string) => void;
}

/** The prices that the readings have taught, as a table: that is what they are. */
export function PricesSection({ prices, names, onDownload }: PricesSectionProps) {
  const changed = prices.filter(({ changedAt }) => changedAt !== undefined).length;
  const table = tableOf(prices, names);
  return (
    <Chart
      id="prices"
      title="Learned prices"
      summary={`${countWords(prices.length, 'price', 'prices')} learned from what the readings lost.${
        changed === 0 ? '' : ` ${countWords(changed, 'price has', 'prices have')} changed.`
      }`}
      table={() => table}
      onlyTable
      onDownload={onDownload}
    >
      <DataTable {...table} />
    </Chart>
  );
}

function tableOf(prices: readonly PriceRow[], names: Names): ChartTable {
  const withAccounts = prices.some(({ platform, account }) =>
    prices.some((one) => one.platform === platform && one.account !== account),
  );
  const withSettings = prices.some(({ settings }) => settings !== undefined);
  const withChanges = prices.some(({ changedAt }) => changedAt !== undefined);
  return {
    caption: 'What one generation takes',
    columns: [
      { label: 'Platform' },
      ...(withAccounts ? [{ label: 'Account' }] : []),
      { label: 'Of' },
      { label: 'Model' },
      { label: 'Feature' },
      ...(withSettings ? [{ label: 'Settings' }] : []),
      { label: 'Price', numeric: true },
      { label: 'Range', numeric: true },
      { label: 'Seen', numeric: true },
      ...(withChanges ? [{ label: 'Price changed' }] : []),
    ],
    rows: prices.map(
      ({ platform, account, pool, model, feature, settings, unit, amount, low, high, count, changedAt }) => [
        names.platform(platform),
        ...(withAccounts ? [names.account(platform, account)] : []),
        names.pool(platform, account, pool),
        model ?? 'not told',
        feature,
        ...(withSettings ? [settings ?? ''] : []),
        { shown: formatAmount(amount, unit), raw: amount },
        low === high
          ? { shown: count === 1 ? 'seen once' : 'always', raw: low }
          : { shown: `${formatBare(low, unit)} – ${formatAmount(high, unit)}`, raw: `${low} to ${high}` },
        { shown: String(count), raw: count },
        ...(withChanges ? [changedAt === undefined ? '' : changedWords(changedAt)] : []),
      ],
    ),
  };
}

function changedWords(at: number): { shown: string; raw: string } {
  const shown = new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(at);
  return { shown, raw: new Date(at).toISOString() };
}
