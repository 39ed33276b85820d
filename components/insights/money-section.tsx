import { formatAmount } from '../../lib/core/format';
import type { MoneyByPlatform, PlatformMoney } from '../../lib/core/insights/money-by-platform';
import { Chart } from '../charts/chart';
import { type RankedBar, RankedBars } from '../charts/ranked-bars';
import type { ChartTable } from '../charts/table';
import type { Names } from './names';
import { countWords, shareWords } from './words';

export interface MoneySectionProps {
  readonly money: MoneyByPlatform;
  readonly names: Names;
  readonly onDownload: (name: string, text: string) => void;
}

/** What all platforms cost, in one currency: money as it was told, units at what the person pays for them. */
export function MoneySection({ money, names, onDownload }: MoneySectionProps) {
  const { total, platforms } = money;
  const { currency } = total;
  const longest = platforms[0]?.amount ?? 0;
  const barAt = (index: number): RankedBar => {
    const platform = platforms[index];
    if (platform === undefined) throw new RangeError(`no platform ${index}`);
    const { amount, estimated } = platform;
    return {
      key: platform.platform,
      name: names.platform(platform.platform),
      amount: formatAmount(amount, currency),
      facts: factsOf(platform, total.amount).join(' · '),
      length: longest === 0 ? 0 : amount / longest,
      estimated: amount === 0 ? 0 : Math.min(1, estimated / amount),
    };
  };
  return (
    <Chart
      id="money"
      title="In money"
      summary={
        <>
          <strong className="chart-figure">{formatAmount(total.amount, currency)}</strong>{' '}
          {sentencesOf(money).join(' ')}
        </>
      }
      table={() => tableOf(money, names)}
      onDownload={onDownload}
    >
      <RankedBars label="In money" count={platforms.length} barAt={barAt} />
    </Chart>
  );
}

function factsOf({ amount, estimated, spends, unknown }: PlatformMoney, whole: number): readonly string[] {
  return [
    ...(whole > 0 ? [shareWords(amount / whole)] : []),
    countWords(spends, 'spend', 'spends'),
    ...(amount > 0 && estimated > 0 ? [`${shareWords(Math.min(1, estimated / amount))} estimated`] : []),
    ...(unknown > 0 ? [`${unknown} without a known price`] : []),
  ];
}

function sentencesOf({ total, all }: MoneyByPlatform): readonly string[] {
  const { home, totals, unknown } = all;
  const others = totals.filter(({ currency }) =>
    home === undefined ? currency !== total.currency : home.missing.includes(currency),
  );
  const rates = home?.rates.map(({ currency, rate, asOf }) => `1 ${currency} = ${rate} (${asOf})`) ?? [];
  return [
    'on all platforms: money as they told it, credits and the like at what you pay for them.',
    ...(others.length === 0
      ? []
      : [`Besides ${others.map(({ amount, currency }) => formatAmount(amount, currency)).join(' and ')}.`]),
    ...(rates.length === 0 ? [] : [`Rates: ${rates.join(', ')}.`]),
    ...(unknown === 0
      ? []
      : [`No price is known of ${countWords(unknown, 'spend', 'spends')}: say in the options what you pay.`]),
  ];
}

function tableOf({ total, platforms }: MoneyByPlatform, names: Names): ChartTable {
  const amount = (value: number) => ({ shown: formatAmount(value, total.currency), raw: value });
  const count = (value: number) => ({ shown: String(value), raw: value });
  return {
    caption: `What each platform cost, in ${total.currency}`,
    columns: [
      { label: 'Platform' },
      { label: 'Cost', numeric: true },
      { label: 'Estimated', numeric: true },
      { label: 'Spends', numeric: true },
      { label: 'Without price', numeric: true },
    ],
    rows: platforms.map(({ platform, ...money }) => [
      names.platform(platform),
      amount(money.amount),
      amount(money.estimated),
      count(money.spends),
      count(money.unknown),
    ]),
  };
}
