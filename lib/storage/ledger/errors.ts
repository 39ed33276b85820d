/**
 * Why the ledger could not do it; then nothing was written.
 * - `full`: the browser's quota or the disk is used up.
 * - `unavailable`: the browser does not open its database (private mode, a broken profile, a newer version's data).
 * - `damaged`: the browser can't read what is stored.
 */
export type LedgerFault = 'full' | 'unavailable' | 'damaged';

const words: Record<LedgerFault, string> = {
  full: 'There is no more room for the history.',
  unavailable: 'The browser does not open the history.',
  damaged: 'The browser can’t read the history.',
};

export class LedgerError extends Error {
  override readonly name = 'LedgerError';

  constructor(
    readonly kind: LedgerFault,
    cause?: unknown,
  ) {
    super(words[kind], cause === undefined ? undefined : { cause });
  }
}

/** IndexedDB's exceptions by their names, which are the same in all browsers. */
const kinds: Readonly<Record<string, LedgerFault>> = {
  QuotaExceededError: 'full',
  DataError: 'damaged',
  DataCloneError: 'damaged',
  NotReadableError: 'damaged',
  NotFoundError: 'damaged',
  VersionError: 'unavailable',
  InvalidStateError: 'unavailable',
  AbortError: 'unavailable',
  UnknownError: 'unavailable',
  SecurityError: 'unavailable',
  TimeoutError: 'unavailable',
};

/** The error as a LedgerError, or itself where it is none of IndexedDB's: a fault of ours keeps its own name. */
export function asLedgerError(error: unknown): unknown {
  if (error instanceof LedgerError || !(error instanceof Error)) return error;
  const kind = kinds[error.name];
  return kind === undefined ? error : new LedgerError(kind, error);
}
