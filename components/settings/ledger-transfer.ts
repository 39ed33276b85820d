import type { Done } from '../../lib/messages';
import type { send } from '../../lib/send';
import { exportAll, exportSpendsCsv } from '../../lib/storage/ledger/export';
import {
  type ExportDocument,
  ImportError,
  importBatches,
  previewImport,
  readExport,
} from '../../lib/storage/ledger/import';
import type { Ledger } from '../../lib/storage/ledger/ledger';
import type { Settings } from '../../lib/storage/schema';
import { answered } from './actions';
import type { Transfer } from './transfer';

export interface LedgerTransferWorld {
  readonly openLedger: () => Promise<Ledger>;
  /** Those of now. */
  readonly settings: () => Settings;
  readonly send: typeof send;
  readonly now: () => number;
}

/** Reads the ledger here, in the page: a million spends are too much for a message. Writes by messages. */
export function ledgerTransfer({ openLedger, settings, send, now }: LedgerTransferWorld): Transfer {
  const reading = async <T>(read: (ledger: Ledger) => Promise<T>): Promise<T> => {
    const ledger = await openLedger();
    try {
      return await read(ledger);
    } finally {
      await ledger.close();
    }
  };
  return {
    exportAll: (progress) =>
      reading((ledger) => blobOf(exportAll(ledger, settings(), now()), 'application/json', progress)),
    exportSpends: (progress) => reading((ledger) => blobOf(csv(ledger), 'text/csv;charset=utf-8', progress)),
    check: async (file) => {
      const read = readFile(await file.text());
      if (read instanceof ImportError) {
        return { ok: false, problem: { place: read.place, message: read.problem } };
      }
      return {
        ok: true,
        exportedAt: read.exportedAt,
        preview: await reading((ledger) => previewImport(read, ledger, settings())),
        run: (progress) => importAll(read, send, progress),
      };
    },
    eraseAll: () => answered(send('ledger/erase', {})),
  };
}

/** All spends, for a spreadsheet: the mark tells it that this is UTF-8. */
async function* csv(ledger: Ledger): AsyncGenerator<string> {
  yield '\uFEFF';
  yield* exportSpendsCsv(ledger, { from: '0000-01-01', to: '9999-12-31' });
}

/** Each piece goes into a blob at once: a browser keeps large ones on the disk. */
async function blobOf(
  pieces: AsyncIterable<string>,
  type: string,
  progress: (bytes: number) => void,
): Promise<Blob> {
  const blobs: Blob[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    const blob = new Blob([piece]);
    blobs.push(blob);
    bytes += blob.size;
    progress(bytes);
  }
  return new Blob(blobs, { type });
}

function readFile(text: string): ExportDocument | ImportError {
  try {
    return readExport(text);
  } catch (error) {
    if (error instanceof ImportError) return error;
    throw error;
  }
}

async function importAll(
  document: ExportDocument,
  sendBatch: typeof send,
  progress: (share: number) => void,
): Promise<Done> {
  const total = document.spends.length + document.readings.length + document.projects.length;
  let done = 0;
  for (const batch of importBatches(document)) {
    const answer = await answered(sendBatch('ledger/import', batch));
    if (!answer.ok) return answer;
    done += batch.spends.length + batch.readings.length + batch.projects.length;
    progress(total === 0 ? 1 : done / total);
  }
  return { ok: true };
}
