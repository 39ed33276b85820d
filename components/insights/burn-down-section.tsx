import { useEffect, useMemo, useState } from 'react';
import type { ReadingEntry } from '../../lib/core/entry';
import { formatAmount, formatShort } from '../../lib/core/format';
import type { Grant } from '../../lib/core/grants/grant';
import { type BurnDown, type BurnEvent, burnDown, type Outlook } from '../../lib/core/insights/burn-down';
import type { LedgerReader } from '../../lib/storage/ledger/reader';
import { Chart } from '../charts/chart';
import { Plot } from '../charts/plot';
import type { LinesSpec } from '../charts/plot-spec';
import type { ChartTable } from '../charts/table';
import { Select } from '../ui/select';
import { grantsOf, type ShownPool, thinned } from './pools';
import { countWords } from './words';

export interface BurnDownSectionProps {
  readonly reader: Pick<LedgerReader, 'readings'>;
  readonly stamp: number;
  readonly pools: readonly ShownPool[];
  readonly pool: ShownPool;
  readonly onPool: (key: string) => void;
  readonly grants: readonly Grant[];
  /** Whether it will last; undefined: too little is known to say so. */
  readonly outlookOf: (pool: ShownPool) => Outlook | undefined;
  /** ms since the epoch. */
  readonly from: number;
  readonly now: number;
  readonly onDownload: (name: string, text: string) => void;
}

/** More readings than this are more than there are pixels. */
const MOST_READINGS = 1500;

/** What was left of one pool, what happened to it, and how it is likely to go on. */
export function BurnDownSection(props: BurnDownSectionProps) {
  const { reader, stamp, pools, pool, onPool, grants, outlookOf, from, now, onDownload } = props;
  const { readings, failed } = useReadings(reader, pool, from, now, stamp);
  const outlook = useMemo(() => outlookOf(pool), [outlookOf, pool]);
  const course = useMemo(
    () =>
      burnDown({
        readings: thinned(readings ?? [], MOST_READINGS),
        grants: grantsOf(grants, pool),
        outlook,
        from,
        now,
      }),
    [readings, grants, pool, outlook, from, now],
  );
  const spec = useMemo(() => linesOf(course, pool.unit), [course, pool.unit]);
  const empty = course.readings.length === 0;
  const events = course.events.filter(({ kind }) => kind !== 'now');
  return (
    <Chart
      id="burn-down"
      title="Burn-down"
      summary={
        failed
          ? 'The ledger could not be read.'
          : readings === undefined
            ? 'Reading…'
            : summaryOf(course, outlook, pool.unit, now)
      }
      table={tableOf(course, pool)}
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
      {empty ? (
        <p className="nothing">No reading in this time says what is left.</p>
      ) : (
        <Plot label={`What was left of ${pool.label}`} spec={spec} />
      )}
      {events.length > 0 && (
        <ul className="events" aria-label="What happens to this balance">
          {events.map((event) => (
            <li key={`${event.kind}${event.at}`}>
              <span className="event-when">{dateWords(event.at)}</span> {eventWords(event)}
              {event.at > now && <span className="ranked-of"> to come</span>}
            </li>
          ))}
        </ul>
      )}
    </Chart>
  );
}

function useReadings(
  reader: Pick<LedgerReader, 'readings'>,
  { platform, account, pool }: ShownPool,
  from: number,
  to: number,
  stamp: number,
) {
  const [readings, setReadings] = useState<readonly ReadingEntry[]>();
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp means that what was read is old
  useEffect(() => {
    let ended = false;
    reader.readings({ platform, account, pool }, from, to).then(
      (read) => {
        if (ended) return;
        setReadings(read);
        setFailed(false);
      },
      () => {
        // The page's own note says what can be done.
        if (!ended) setFailed(true);
      },
    );
    return () => {
      ended = true;
    };
  }, [reader, platform, account, pool, from, to, stamp]);
  return { readings, failed };
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

/** `38 credits left. At about 12 credits a day (8 to 15) it runs out on 3 May (28 Apr to 9 May).` */
function summaryOf(course: BurnDown, outlook: Outlook | undefined, unit: string, now: number): string {
  const last = course.readings.at(-1);
  if (last === undefined) return 'Nothing is known of this balance in this time.';
  const left = `${formatAmount(last.remaining, unit)} left by ${countWords(course.readings.length, 'reading', 'readings')}.`;
  if (outlook === undefined) return `${left} Too little is known to say how long it lasts.`;
  const { perDay, low, high, runsOutAt, earliest, latest, atReset } = outlook;
  const rate = `About ${formatAmount(perDay, unit)} a day (${formatAmount(low, unit)} to ${formatAmount(high, unit)})`;
  const reset = course.events.find(({ kind, at }) => kind === 'reset' && at > now)?.at;
  if (runsOutAt !== undefined && (reset === undefined || runsOutAt < reset)) {
    const range =
      earliest === undefined
        ? ''
        : latest === undefined
          ? `, not before ${dateWords(earliest)}`
          : `, between ${dateWords(earliest)} and ${dateWords(latest)}`;
    return `${left} ${rate}: it runs out on ${dateWords(runsOutAt)}${range}.`;
  }
  if (atReset !== undefined && reset !== undefined)
    return `${left} ${rate}: it lasts until it renews on ${dateWords(reset)}, with about ${formatAmount(atReset.amount, unit)} to spare.`;
  return `${left} ${rate}.`;
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

function linesOf({ readings, outlook, events }: BurnDown, unit: string): LinesSpec {
  const last = readings.at(-1);
  // The outlook begins where the readings end.
  const ahead = outlook.filter(({ at }) => last === undefined || at > last.at);
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
      { colour: '--chart-1', look: 'dashed', values: course(({ expected }) => expected) },
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
      return `${momentWords(at)}: about ${formatAmount(point.expected, unit)} left (${formatAmount(point.low, unit)} to ${formatAmount(point.high, unit)})`;
    },
  };
}

function tableOf({ readings, outlook, events }: BurnDown, { label, unit }: ShownPool): ChartTable {
  const amount = (value: number | undefined) =>
    value === undefined ? '' : { shown: formatAmount(value, unit), raw: value };
  const when = (at: number) => ({ shown: momentWords(at), raw: new Date(at).toISOString() });
  const rows = [
    ...readings.map(({ at, remaining, limit }) => ({
      at,
      cells: ['reading', amount(remaining), amount(limit), '', ''],
    })),
    ...outlook.slice(1).map(({ at, expected, low, high }) => ({
      at,
      cells: ['forecast', amount(expected), '', amount(low), amount(high)],
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
