import type { MeasureSummary } from '../../lib/core/insights/aggregate';
import type { DaySpan } from '../../lib/core/insights/days';
import type { Names } from './names';

/** What every section about spends gets. */
export interface SectionProps {
  readonly summary: MeasureSummary;
  readonly span: DaySpan;
  readonly names: Names;
  readonly onDownload: (name: string, text: string) => void;
}
