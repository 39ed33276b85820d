import type { Done } from '../../lib/messages';

/** How far a long task is, 0 to 1. */
export type Progress = (share: number) => void;

/** What importing a file would do to what is kept of one platform. */
export interface ImportPart {
  /** The platform's id. */
  readonly platform: string;
  readonly spends: ImportCounts;
  readonly readings: ImportCounts;
}

export interface ImportCounts {
  /** Not kept yet. */
  readonly added: number;
  /** Kept already, the same. */
  readonly known: number;
  /** Kept already, and the file knows more of them, such as a refund. */
  readonly merged: number;
}

/** What importing a file would do, exactly, before anything is done. */
export interface ImportPreview {
  /** When and by which version the file was made, in words; absent where it doesn't say. */
  readonly madeAt?: number;
  readonly parts: readonly ImportPart[];
  /** The settings that would change, each in words. */
  readonly settings: readonly string[];
}

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
      readonly preview: ImportPreview;
      /** Does what the preview says. Rejects where it could not be done to the end. */
      readonly run: (progress: Progress) => Promise<void>;
    }
  | { readonly ok: false; readonly problem: ImportProblem };

/** What the page can do with the ledger as a whole: given by its main.tsx, or by a test. */
export interface Transfer {
  /** Everything that is kept, as JSON. Rejects where the ledger can't be read. */
  readonly exportAll: (progress: Progress) => Promise<Blob>;
  /** All spends, as CSV. */
  readonly exportSpends: (progress: Progress) => Promise<Blob>;
  /** Reads and checks a file; changes nothing. */
  readonly check: (file: Blob, progress: Progress) => Promise<CheckedFile>;
  /** Erases all that is kept, history, settings and keys, and gives the permissions back. */
  readonly eraseAll: () => Promise<Done>;
}
