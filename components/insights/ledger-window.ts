import type { DaySpan } from '../../lib/core/insights/days';
import { addDays } from '../../lib/core/renewal/calendar';
import type { HourRollup, Rollup } from '../../lib/core/rollup';
import type { LedgerReader } from '../../lib/storage/ledger/reader';

export interface LedgerRows {
  readonly rollups: readonly Rollup[];
  readonly hours: readonly HourRollup[];
}

/**
 * The days of the ledger that were read so far, always without a gap. A wider span reads only what is missing, a
 * narrower one nothing. It never notices a change in the ledger: make a new one then.
 */
export class LedgerWindow {
  private held: (LedgerRows & { readonly span: DaySpan }) | undefined;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly reader: Pick<LedgerReader, 'rollups' | 'hours'>) {}

  /** Rows of these days and perhaps of others. Rejects as the ledger does; the next call tries again. */
  read(span: DaySpan): Promise<LedgerRows> {
    const next = this.queue.then(() => this.extend(span));
    // One failed read must not fail the ones after it.
    this.queue = next.catch(() => undefined);
    return next;
  }

  private async extend(span: DaySpan): Promise<LedgerRows> {
    const { held } = this;
    if (held === undefined) {
      this.held = { span, ...(await this.fetch(span)) };
      return this.held;
    }
    const before = { from: span.from, to: addDays(held.span.from, -1) };
    const after = { from: addDays(held.span.to, 1), to: span.to };
    const [earlier, later] = await Promise.all([this.fetch(before), this.fetch(after)]);
    if (earlier === nothing && later === nothing) return held;
    this.held = {
      span: {
        from: before.from <= before.to ? before.from : held.span.from,
        to: after.from <= after.to ? after.to : held.span.to,
      },
      rollups: [...earlier.rollups, ...held.rollups, ...later.rollups],
      hours: [...earlier.hours, ...held.hours, ...later.hours],
    };
    return this.held;
  }

  private async fetch(span: DaySpan): Promise<LedgerRows> {
    if (span.from > span.to) return nothing;
    const [rollups, hours] = await Promise.all([this.reader.rollups(span), this.reader.hours(span)]);
    return { rollups, hours };
  }
}

const nothing: LedgerRows = { rollups: [], hours: [] };
