import { formatClock } from '../../lib/core/format';
import { Button } from '../ui/button';
import { answered, type Doing, resultWords } from './actions';

export interface SnoozeProps {
  /** Until when there is no notification (ms); undefined or past: they come. */
  readonly until: number | undefined;
  readonly now: number;
  readonly doing: Doing;
}

const hour = 3_600_000;

const spans = [
  { label: '1 hour', ms: hour },
  { label: '8 hours', ms: 8 * hour },
  { label: '1 day', ms: 24 * hour },
  { label: '1 week', ms: 7 * 24 * hour },
] as const;

/** Silence for a while. What is still true when it ends is told then. */
export function Snooze({ until, now, doing }: SnoozeProps) {
  const set = async (time: number | null, success: string) =>
    doing.say(resultWords(await answered(doing.send('warnings/snooze', { until: time })), success));
  if (until !== undefined && until > now) {
    return (
      <div className="row-state">
        <span>Snoozed until {formatClock(until, now)}.</span>
        <Button onClick={() => void set(null, 'Notifications come again.')}>End the snooze</Button>
      </div>
    );
  }
  return (
    <fieldset className="form-group">
      <legend>Snooze all notifications</legend>
      <div className="button-row">
        {spans.map(({ label, ms }) => (
          <Button key={label} onClick={() => void set(now + ms, `No notification for ${label}.`)}>
            <span className="visually-hidden">Snooze for </span>
            {label}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
