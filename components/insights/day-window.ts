import type { DaySpan } from '../../lib/core/insights/days';
import { addDays } from '../../lib/core/renewal/calendar';

/**
 * Rows of the days that were read so far, always without a gap. A wider span reads only what is missing, a narrower
 * one nothing. It never notices that something has changed: make a new one then.
 */
export class DayWindow<T> {
  private held: { readonly span: DaySpan; readonly rows: readonly T[] } | undefined;
  private queue: Promise<unknown> = Promise.resolve();

  /** `fetch` gives the rows of days, oldest first. */
  constructor(private readonly fetch: (span: DaySpan) => Promise<readonly T[]>) {}

  /** Rows of these days and perhaps of others, the same array while nothing more is read. Rejects as `fetch` does. */
  read(span: DaySpan): Promise<readonly T[]> {
    const next = this.queue.then(() => this.extend(span));
    // One failed read must not fail the ones after it.
    this.queue = next.catch(() => undefined);
    return next;
  }

  private async extend(span: DaySpan): Promise<readonly T[]> {
    const { held } = this;
    if (held === undefined) {
      const rows = await this.fetch(span);
      this.held = { span, rows };
      return rows;
    }
    const before = { from: span.from, to: addDays(held.span.from, -1) };
    const after = { from: addDays(held.span.to, 1), to: span.to };
    const [isEarlier, isLater] = [before.from <= before.to, after.from <= after.to];
    if (!isEarlier && !isLater) return held.rows;
    const [earlier, later] = await Promise.all([
      isEarlier ? this.fetch(before) : [],
      isLater ? this.fetch(after) : [],
    ]);
    const rows = [...earlier, ...held.rows, ...later];
    const from = isEarlier ? before.from : held.span.from;
    const to = isLater ? after.to : held.span.to;
    this.held = { span: { from, to }, rows };
    return rows;
  }
}
