import { IconButton } from '../ui/button';

interface Props {
  /** Absent: nothing to sum up yet. */
  readonly summary: string | undefined;
  readonly refreshing: boolean;
  /** Absent: there is nothing to refresh. */
  readonly onRefresh: (() => void) | undefined;
  /** Absent: there is no history to show. */
  readonly onInsights: (() => void) | undefined;
  readonly onOptions: () => void;
}

export function Header({ summary, refreshing, onRefresh, onInsights, onOptions }: Props) {
  return (
    <header className="head">
      <div className="head-words">
        <h1>Credit Gauge</h1>
        {summary !== undefined && <p className="head-summary">{summary}</p>}
      </div>
      {onRefresh !== undefined && (
        <IconButton icon="refresh" label="Refresh" busy={refreshing} onClick={onRefresh} />
      )}
      {onInsights !== undefined && <IconButton icon="insights" label="Insights" onClick={onInsights} />}
      <IconButton icon="settings" label="Options" onClick={onOptions} />
    </header>
  );
}
