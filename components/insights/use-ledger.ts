import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DaySpan } from '../../lib/core/insights/days';
import { type RangeChoice, spanOf } from '../../lib/core/insights/range';
import type { Rollup } from '../../lib/core/rollup';
import { LedgerError } from '../../lib/storage/ledger/errors';
import type { LedgerReader } from '../../lib/storage/ledger/reader';
import { DayWindow } from './day-window';

/** What the page knows of the ledger. While something new is read, the old stays. */
export interface LedgerView {
  /** Without conversations and projects: use-conversations.ts. */
  readonly rollups: readonly Rollup[];
  /** Undefined: nothing has been recorded yet. */
  readonly firstDay: string | undefined;
  readonly span: DaySpan;
}

export type LedgerState =
  | { readonly status: 'reading'; readonly view?: LedgerView }
  | { readonly status: 'ready'; readonly view: LedgerView }
  /** `reason`: in words, where the ledger gave one. */
  | { readonly status: 'failed'; readonly reason?: string; readonly view?: LedgerView };

/**
 * Reads what the range needs. `stamp` changes when the ledger has: then everything is read anew. What has been
 * read serves all narrower ranges.
 */
export function useLedger(
  reader: LedgerReader,
  range: RangeChoice,
  today: string,
  stamp: number,
): { readonly ledger: LedgerState; readonly retry: () => void } {
  const [ledger, setLedger] = useState<LedgerState>({ status: 'reading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp means that what was read is old
  const source = useMemo(() => {
    const window = new DayWindow((span) => reader.rollups({ ...span, conversations: false }));
    let first: Promise<string | undefined> | undefined;
    return async (choice: RangeChoice): Promise<LedgerView> => {
      first ??= reader.firstDay();
      const firstDay = await first;
      const span = spanOf(choice, today, firstDay);
      return { rollups: await window.read(span), firstDay, span };
    };
  }, [reader, today, stamp, attempt]);

  const key = JSON.stringify(range);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is the range
  useEffect(() => {
    let ended = false;
    const keep = ({ view }: LedgerState) => (view === undefined ? {} : { view });
    setLedger((before) => ({ status: 'reading', ...keep(before) }));
    source(range).then(
      (view) => {
        if (!ended) setLedger({ status: 'ready', view });
      },
      (error: unknown) => {
        if (ended) return;
        // Any other error's words are about databases, for nobody who reads this page.
        const reason = error instanceof LedgerError ? { reason: error.message } : {};
        setLedger((before) => ({ status: 'failed', ...reason, ...keep(before) }));
      },
    );
    return () => {
      ended = true;
    };
  }, [source, key]);

  return { ledger, retry: useCallback(() => setAttempt((before) => before + 1), []) };
}
