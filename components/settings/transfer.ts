import type { Done } from '../../lib/messages';
import type { ImportPreview } from '../../lib/storage/ledger/import';

/** The first thing that is wrong with a file. */
export interface ImportProblem {
  /** Where: `spends[17].at`, or `line 3, column 8`; absent where it is the file as a whole. */
  readonly place?: string;
  readonly message: string;
}

/** A file as it was found: what importing it would do and the way to do it, or what is wrong with it. */
export type CheckedFile =
  | {
      readonly ok: true;
      /** ISO 8601. */
      readonly exportedAt: string;
      readonly preview: ImportPreview;
      /**
       * Does what the preview says; `progress` hears how far it is, 0 to 1. Where it could not be done to the end, what
       * was done stays, and doing it again does the rest.
       */
      readonly run: (progress: (share: number) => void) => Promise<Done>;
    }
  | { readonly ok: false; readonly problem: ImportProblem };

/** What the page can do with the history as a whole: given by its main.tsx, or by a test. */
export interface Transfer {
  /** Everything that is kept, as JSON; `progress` hears how many bytes are written. Rejects where the history can't be read. */
  readonly exportAll: (progress: (bytes: number) => void) => Promise<Blob>;
  /** All spends, as CSV. */
  readonly exportSpends: (progress: (bytes: number) => void) => Promise<Blob>;
  /** Reads and checks a file; changes nothing. Rejects where the file or the history can't be read. */
  readonly check: (file: Blob) => Promise<CheckedFile>;
  /** Erases all that is kept: history, settings, keys. */
  readonly eraseAll: () => Promise<Done>;
}
