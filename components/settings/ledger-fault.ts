import { LedgerError } from '../../lib/storage/ledger/errors';

/** What the browser can't do with the history, in words; undefined where it is something else, which the console gets. */
export function ledgerFault(error: unknown): string | undefined {
  if (error instanceof LedgerError) return error.message;
  console.error('Credit Gauge:', error);
  return undefined;
}
