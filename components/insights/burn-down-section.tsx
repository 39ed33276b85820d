import { type ReactNode, useMemo } from 'react';
import { forecastBand } from '../../lib/core/forecast/band';
import type { Forecast } from '../../lib/core/forecast/forecast';
import { forecastWords } from '../../lib/core/forecast/words';
import { formatAmount, formatBare, formatShort } from '../../lib/core/format';
import type { Grant } from '../../lib/core/grants/grant';
import { type BurnDown, type BurnEvent, burnDown, horizonOf } from '../../lib/core/insights/burn-down';
import type { LedgerReader } from '../../lib/storage/ledger/reader';
import { Chart } from '../charts/chart';
import { Plot } from '../charts/plot';
import type { LinesSpec } from '../charts/plot-spec';
import type { ChartTable } from '../charts/table';
import { Select } from '../ui/select';
import { grantsOf, type ShownPool, thinned } from './pools';
import type { PoolOutlook } from './use-outlook';
import { pendingOf, useRead } from './use-read';

export interface BurnDownSectionProps {
  readonly reader: Pick<LedgerReader, 'readings'>;
  readonly stamp: number;
  readonly pools: readonly ShownPool[];
  readonly pool: ShownPool;
  readonly onPool: (key: string) => void;
  readonly grants: readonly Grant[];
  /** What the forecast of the pool rests on, and it itself; undefined: too little is known. */
  readonly outlook: PoolOutlook | undefined;
  /** ms since the epoch. */
  readonly from: number;
  readonly now: number;
  readonly onDownload: (name: string, text: string) => void;
}

/** More readings than this are more than there are pixels. */
const MOST_READINGS = 1500;

/** What was left of one pool, what happened to it, and how it is likely to go on. */
export function BurnDownSection(props: BurnDownSectionProps) {
  const { reader, stamp, pools, pool, onPool, grants, outlook, from, now, onDownload } = props;
  const read = useRead(`${pool.key} ${from}`, stamp, () => reader.readings(pool, from, now));
  const course = useMemo(
    () =>
      burnDown({
        readings: thinned(read.value ?? [], MOST_READINGS),
        grants: grantsOf(grants, pool),
        band:
          outlook === undefined ? [] : forecastBand(outlook.input, horizonOf(outlook.forecast, from, now)),
        from,
        now,
      }),
    [read.value, grants, pool, outlook, from, now],
  );
  const spec = useMemo(() => linesOf(course, pool.unit), [course, pool.unit]);
  const events = course.events.filter(({ kind }) => kind !== 'now');
  return (
    <Chart
      id="burn-down"
      title="Burn-down"
      summary={summaryOf(pool, outlook?.forecast, now)}
      pending={pendingOf(read)}
      table={() => tableOf(course, pool)}
      onDownload={onDownload}
      controls={
        <Select
          label="Balance"
          value={pool.key}
          options={pools.map(({ key, label }) => ({ value: key, label }))}
          onChange={onPool}
        />
      }
    >
      {course.readings.length + course.band.length < 2 ? (
        <p className="nothing">
          {course.readings.length === 0
            ? 'No reading in this time says what is left.'
            : 'One reading in this time: too little to draw.'}
        </p>
      ) : (
        <Plot label={`What was left of ${pool.label}`} spec={spec} />
      )}
      {events.length > 0 && (
        <ul className="events" aria-label="What happens to this balance">
          {events.map((event) => (
            <li key={`${event.kind}${event.at}${'grant' in event ? event.grant.id : ''}`}>
              <span className="event-when">{dateWords(event.at)}</span> {eventWords(event)}
              {event.at > now && <span className="ranked-of"> to come</span>}
            </li>
          ))}
        </ul>
      )}
    </Chart>
  );
}

function dateWords(at: number): string {
  return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

function momentWords(at: number): string {
  return new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** `38 credits left: runs out Thu, renews Sun. About 12 credits a day (8 to 15).` */
function summaryOf({ balance, unit }: ShownPool, forecast: Forecast | undefined, now: number): ReactNode {
  const left =
    balance.remaining === undefined ? 'What is left is not known' : formatAmount(balance.remaining, unit);
  const figure = (
    <>
      <strong className="chart-figure">{left}</strong>
      {balance.remaining === undefined ? '. ' : ' left'}
    </>
  );
  if (forecast === undefined) return <>{figure}. Too little is known to say how long it lasts.</>;
  const { perDay, low, high } = forecast;
  return (
    <>
      {figure}: {forecastWords(forecast, { now, time: 'clock' })}. About {formatAmount(rounded(perDay), unit)}{' '}
      a day, {formatBare(rounded(low), unit)} to {formatBare(rounded(high), unit)} in four of five cases.
    </>
  );
}

/** Three digits are more than an estimate knows. */
function rounded(amount: number): number {
  return Number(amount.toPrecision(3));
}

function eventWords(event: BurnEvent): string {
  switch (event.kind) {
    case 'reset':
      return 'renews';
    case 'expiry':
      return 'what is left expires';
    case 'now':
      return 'now';
    case 'grant-begins':
      return `${grantWords(event.grant)} begin`;
    case 'grant-ends':
      return `${grantWords(event.grant)} expire`;
  }
}

function grantWords({ amount, unit, label, kind }: Grant): string {
  return `${formatAmount(amount, unit)} (${label ?? kind})`;
}

function markWords(event: BurnEvent): string {
  switch (event.kind) {
    case 'reset':
      return 'renews';
    case 'expiry':
      return 'expires';
    case 'now':
      return 'now';
    case 'grant-begins':
      return `+${formatShort(event.grant.amount, event.grant.unit)}`;
    case 'grant-ends':
      return `${formatShort(event.grant.amount, event.grant.unit)} expire`;
  }
}

function linesOf({ readings, band, events }: BurnDown, unit: string): LinesSpec {
  const last = readings.at(-1);
  // The forecast goes on where the readings end.
  const ahead = band.filter(({ at }) => last === undefined || at > last.at);
  const xs = [...readings.map(({ at }) => at), ...ahead.map(({ at }) => at)];
  const past = readings.map(({ remaining }) => remaining);
  const none = ahead.map(() => null);
  const course = (pick: (point: (typeof ahead)[number]) => number) => [
    ...readings.slice(0, -1).map(() => null),
    ...(last === undefined ? [] : [last.remaining]),
    ...ahead.map(pick),
  ];
  return {
    kind: 'lines',
    xs,
    series: [
      { colour: '--chart-1', look: 'line', values: [...past, ...none] },
      { colour: '--chart-1', look: 'dashed', values: course(({ amount }) => amount) },
      { colour: '--chart-1', look: 'edge', values: course(({ high }) => high) },
      { colour: '--chart-1', look: 'edge', values: course(({ low }) => low) },
    ],
    ...(ahead.length === 0 ? {} : { band: { high: 2, low: 3 } }),
    marks: events.map((event) => ({
      at: event.at,
      label: markWords(event),
      dashed: event.kind !== 'now',
    })),
    yLabel: (value) => formatShort(value, unit),
    xLabel: (at, stepMs) =>
      new Intl.DateTimeFormat(
        undefined,
        stepMs < 86_400_000 ? { weekday: 'short', hour: 'numeric' } : { day: 'numeric', month: 'short' },
      ).format(at),
    describe: (index) => {
      const at = xs[index];
      if (at === undefined) return '';
      const reading = readings[index];
      if (reading !== undefined) return `${momentWords(at)}: ${formatAmount(reading.remaining, unit)} left`;
      const point = ahead[index - readings.length];
      if (point === undefined) return '';
      return `${momentWords(at)}: about ${formatAmount(rounded(point.amount), unit)} left (${formatBare(rounded(point.low), unit)} to ${formatBare(rounded(point.high), unit)})`;
    },
  };
}

function tableOf({ readings, band, events }: BurnDown, { label, unit }: ShownPool): ChartTable {
  const amount = (value: number | undefined) =>
    value === undefined ? '' : { shown: formatAmount(value, unit), raw: value };
  const when = (at: number) => ({ shown: momentWords(at), raw: new Date(at).toISOString() });
  const rows = [
    ...readings.map(({ at, remaining, limit }) => ({
      at,
      cells: ['reading', amount(remaining), amount(limit), '', ''],
    })),
    ...band.slice(1).map(({ at, amount: expected, low, high }) => ({
      at,
      cells: ['forecast', amount(rounded(expected)), '', amount(rounded(low)), amount(rounded(high))],
    })),
    ...events
      .filter(({ kind }) => kind !== 'now')
      .map((event) => ({ at: event.at, cells: [eventWords(event), '', '', '', ''] })),
  ].sort((a, b) => a.at - b.at);
  return {
    caption: `What was left of ${label}`,
    columns: [
      { label: 'When' },
      { label: 'What' },
      { label: 'Left', numeric: true },
      { label: 'Limit', numeric: true },
      { label: 'At least', numeric: true },
      { label: 'At most', numeric: true },
    ],
    rows: rows.map(({ at, cells }) => [when(at), ...cells]),
  };
}
