import { numberFormat } from '../../lib/core/format';
import type { Scope } from '../../lib/core/insights/aggregate';
import { heatLevel, hourGrid } from '../../lib/core/insights/rhythm';
import { Chart } from '../charts/chart';
import { Heat, HeatScale } from '../charts/heat';
import { weekdayName } from '../settings/words';
import { type HoursSource, useHours } from './use-hours';
import { pendingOf } from './use-read';
import { countWords, weekStart } from './words';

export interface HoursSectionProps {
  readonly hours: HoursSource;
  readonly scope: Scope;
  readonly onDownload: (name: string, text: string) => void;
}

/** When in the week the person spends, by their own clock. Counts spends, whatever they took. */
export function HoursSection({ hours, scope, onDownload }: HoursSectionProps) {
  const { place, read } = useHours(hours, scope);
  const grid = hourGrid(read.value ?? [], scope);
  const start = weekStart();
  const weekdays = Array.from({ length: 7 }, (_, index) => {
    const weekday = (start + index) % 7;
    return { weekday, name: weekdayName(weekday) };
  });
  const hours24 = Array.from({ length: 24 }, (_, hour) => hourWords(hour));
  const ascending = grid.counts
    .flat()
    .filter((count) => count > 0)
    .sort((a, b) => a - b);
  const summary =
    grid.busiest === undefined
      ? 'No spends in this time.'
      : `Most on ${weekdayName(grid.busiest.weekday)}s from ${hourWords(grid.busiest.hour)} to ${hourWords(
          (grid.busiest.hour + 1) % 24,
        )}: ${countWords(grid.busiest.count, 'spend', 'spends')} of ${numberFormat(undefined).format(grid.total)}.`;
  return (
    <div ref={place}>
      <Chart
        id="hours"
        title="Busiest hours"
        summary={`${summary} Every spend counts as one, whatever it took.`}
        table={() => ({
          caption: 'Spends by weekday and hour',
          columns: [{ label: 'Weekday' }, ...hours24.map((label) => ({ label, numeric: true }))],
          rows: weekdays.map(({ weekday, name }) => [
            name,
            ...(grid.counts[weekday] ?? []).map((count) => ({ shown: String(count), raw: count })),
          ]),
        })}
        pending={pendingOf(read)}
        onDownload={onDownload}
      >
        <Heat
          label={`Spends by weekday and hour. ${summary}`}
          className="heat-hours"
          cells={weekdays.flatMap(({ weekday, name }) =>
            (grid.counts[weekday] ?? []).map((count, hour) => ({
              key: `${weekday}-${hour}`,
              level: heatLevel(count, ascending),
              title: `${name} ${hours24[hour]}: ${countWords(count, 'spend', 'spends')}`,
            })),
          )}
        >
          <div className="heat-days" aria-hidden="true">
            {weekdays.map(({ weekday, name }) => (
              <span key={weekday}>{name.slice(0, 3)}</span>
            ))}
          </div>
          <div className="heat-hours-words" aria-hidden="true">
            {[0, 6, 12, 18].map((hour) => (
              <span key={hour}>{hourWords(hour)}</span>
            ))}
          </div>
        </Heat>
        <HeatScale />
      </Chart>
    </div>
  );
}

/** `14:00`, or `2 PM` where that is usual. */
function hourWords(hour: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    new Date(Date.UTC(1970, 0, 1, hour)),
  );
}
