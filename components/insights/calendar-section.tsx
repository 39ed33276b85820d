import type { DaySpan } from '../../lib/core/insights/days';
import { eachDay } from '../../lib/core/insights/days';
import { heatLevel, spendsByDay, weeksOf } from '../../lib/core/insights/rhythm';
import { addDays } from '../../lib/core/renewal/calendar';
import { Chart } from '../charts/chart';
import { Heat, HeatScale } from '../charts/heat';
import { weekdayName } from '../settings/words';
import { Select } from '../ui/select';
import { type HoursSource, useHours } from './use-hours';
import { pendingOf } from './use-read';
import { countWords, dayWords, longDayWords, spanWords, weekStart } from './words';

export interface CalendarSectionProps {
  readonly hours: HoursSource;
  readonly today: string;
  readonly firstDay: string;
  readonly platform: string | undefined;
  readonly account: string | undefined;
  /** Undefined: the last twelve months. */
  readonly year: string | undefined;
  readonly onYear: (year: string | undefined) => void;
  readonly onDownload: (name: string, text: string) => void;
}

const RECENT = 'recent';

/** A year of days, whatever the range of the page. Read when it comes into view. */
export function CalendarSection(props: CalendarSectionProps) {
  const { hours, today, firstDay, platform, account, year, onYear, onDownload } = props;
  const span = spanOfYear(year, today);
  const start = weekStart();
  const { place, read } = useHours(hours, span);
  const days = spendsByDay(read.value ?? [], {
    ...span,
    ...(platform === undefined ? {} : { platform }),
    ...(account === undefined ? {} : { account }),
  });
  const ascending = [...days.values()].sort((a, b) => a - b);
  const weeks = weeksOf(span, start);
  const total = ascending.reduce((sum, count) => sum + count, 0);
  const most = [...days].reduce<[string, number] | undefined>(
    (best, one) => (best === undefined || one[1] > best[1] ? one : best),
    undefined,
  );
  const summary =
    most === undefined
      ? `No spends from ${spanWords(span)}.`
      : `${countWords(total, 'spend', 'spends')} on ${countWords(days.size, 'day', 'days')}, most on ${longDayWords(most[0])} (${most[1]}).`;
  const years = yearsFrom(firstDay, today);
  return (
    <div ref={place}>
      <Chart
        id="calendar"
        title="Calendar"
        summary={summary}
        table={() => ({
          caption: `Spends by day, ${spanWords(span)}`,
          columns: [{ label: 'Day' }, { label: 'Spends', numeric: true }],
          rows: eachDay(span)
            .filter((day) => days.has(day))
            .map((day) => [
              { shown: longDayWords(day), raw: day },
              { shown: String(days.get(day)), raw: days.get(day) ?? 0 },
            ]),
        })}
        controls={
          <Select
            label="Year"
            value={year ?? RECENT}
            options={[
              { value: RECENT, label: 'Last 12 months' },
              ...years.map((one) => ({ value: one, label: one })),
            ]}
            onChange={(value) => onYear(value === RECENT ? undefined : value)}
          />
        }
        pending={pendingOf(read)}
        onDownload={onDownload}
      >
        <Heat
          label={`Spends by day. ${summary}`}
          className="heat-year"
          cells={weeks.flatMap((week, column) =>
            week.map((day, row) => ({
              key: `${column}-${row}`,
              level: day === undefined ? undefined : heatLevel(days.get(day) ?? 0, ascending),
              title:
                day === undefined
                  ? ''
                  : `${longDayWords(day)}: ${countWords(days.get(day) ?? 0, 'spend', 'spends')}`,
            })),
          )}
        >
          <div className="heat-months" aria-hidden="true">
            {monthsOf(weeks).map(({ column, month }) => (
              <span key={column} style={{ gridColumnStart: column + 1 }}>
                {month}
              </span>
            ))}
          </div>
          <div className="heat-days" aria-hidden="true">
            {Array.from({ length: 7 }, (_, index) => (start + index) % 7).map((weekday, index) => (
              <span key={weekday}>{index % 2 === 0 ? weekdayName(weekday).slice(0, 3) : ''}</span>
            ))}
          </div>
        </Heat>
        <HeatScale />
      </Chart>
    </div>
  );
}

function spanOfYear(year: string | undefined, today: string): DaySpan {
  if (year === undefined) return { from: addDays(today, -364), to: today };
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

function yearsFrom(firstDay: string, today: string): readonly string[] {
  const first = Number(firstDay.slice(0, 4));
  const last = Number(today.slice(0, 4));
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, index) => String(last - index));
}

/** The column in which each month begins, where its name has room. */
function monthsOf(weeks: ReturnType<typeof weeksOf>): readonly { column: number; month: string }[] {
  const months: { column: number; month: string }[] = [];
  weeks.forEach((week, column) => {
    const first = week.find((day) => day?.endsWith('-01'));
    if (first !== undefined && column < weeks.length - 2)
      months.push({ column, month: dayWords(first, { month: 'short' }) });
  });
  return months;
}
