import * as v from 'valibot';
import type { ConversationProject, ReadingEntry, SpendEntry } from '../../core/entry';
import { placeOfJsonError } from '../../core/exchange/json-place';
import { compare } from '../../core/ledger/canonical';
import { decode, encode } from '../item';
import { settingsItem } from '../items';
import type { Settings } from '../schema';
import { ConversationProjectSchema, ReadingEntrySchema, SpendEntrySchema } from './entry-schema';
import { EXPORT_VERSION } from './export';
import type { Ledger, Looked } from './ledger';
import { type SettingsChange, settingsChanges } from './merge-settings';

/** An export that was read and understood. */
export interface ExportDocument {
  readonly exportedAt: string;
  /** Of the version of this extension. Absent: it brings none. */
  readonly settings?: Settings;
  readonly spends: readonly SpendEntry[];
  readonly readings: readonly ReadingEntry[];
  readonly projects: readonly ConversationProject[];
}

/** Why a file can't be imported. The message is for people, and names the place: `spends[17].amount: Type a number.` */
export class ImportError extends Error {
  override readonly name = 'ImportError';

  constructor(
    /** In the document, or `line 3, column 14` where it is no JSON. */
    readonly place: string,
    readonly problem: string,
  ) {
    super(`${place}: ${problem}`);
  }
}

const HeadSchema = v.object({
  creditGauge: v.unknown(),
  exportedAt: v.pipe(
    v.string('Write a time as 2026-05-03T12:00:00Z.'),
    v.check((text) => !Number.isNaN(Date.parse(text)), 'Write a time as 2026-05-03T12:00:00Z.'),
  ),
  settings: v.exactOptional(v.unknown()),
  spends: v.array(v.unknown(), 'It must be a list.'),
  readings: v.array(v.unknown(), 'It must be a list.'),
  projects: v.array(v.unknown(), 'It must be a list.'),
});

/** Reads what `exportAll` wrote. Throws an ImportError that names the first thing wrong. */
export function readExport(text: string): ExportDocument {
  const raw = parseJson(text);
  const version =
    typeof raw === 'object' && raw !== null && 'creditGauge' in raw ? raw.creditGauge : undefined;
  if (typeof version !== 'number') throw new ImportError('creditGauge', 'This is no export of Credit Gauge.');
  if (version > EXPORT_VERSION) {
    throw new ImportError('creditGauge', `It was written by a newer version (${version}). Update first.`);
  }
  if (version !== EXPORT_VERSION) throw new ImportError('creditGauge', 'There is no such version.');
  const head = parseAt('', HeadSchema, raw);
  return {
    exportedAt: head.exportedAt,
    ...(head.settings === undefined ? {} : { settings: parseSettings(head.settings) }),
    spends: head.spends.map((entry, index) => parseAt(`spends[${index}]`, SpendEntrySchema, entry)),
    readings: head.readings.map((entry, index) => parseAt(`readings[${index}]`, ReadingEntrySchema, entry)),
    projects: head.projects.map((entry, index) =>
      parseAt(`projects[${index}]`, ConversationProjectSchema, entry),
    ),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = placeOfJsonError(text);
    if (place === undefined) throw error;
    throw new ImportError(`line ${place.line}, column ${place.column}`, 'This is no JSON.');
  }
}

function parseAt<T>(place: string, schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const at = place + pathText(v.getDotPath(issue));
  throw new ImportError(at.replace(/^\./, '') || 'document', issue.message);
}

/** `grants.0.amount` as it is written in the file: `.grants[0].amount`. */
function pathText(path: string | null): string {
  if (path === null) return '';
  return path
    .split('.')
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('');
}

/** Settings of an older version are brought to ours first. */
function parseSettings(raw: unknown): Settings {
  const decoded = decode(settingsItem, raw);
  if (decoded.ok) return decoded.value;
  const [, path, problem] = /^(\S+): (.*)$/s.exec(decoded.reason) ?? [];
  if (path === undefined || problem === undefined) throw new ImportError('settings', decoded.reason);
  throw new ImportError(`settings.data${pathText(path)}`, problem);
}

/** What an import would do, nothing of which has been done. */
export interface ImportPreview {
  /** Of the platforms in the document, by their names. */
  readonly platforms: readonly (Looked & { readonly platform: string })[];
  readonly settings: readonly SettingsChange[];
}

export async function previewImport(
  document: ExportDocument,
  ledger: Ledger,
  settings: Settings,
): Promise<ImportPreview> {
  const found = new Map<string, Looked>();
  for (const batch of importBatches(document)) {
    for (const { platform, ...looked } of await ledger.look(batch)) {
      const sum = found.get(platform);
      found.set(platform, sum === undefined ? looked : addLooked(sum, looked));
    }
  }
  const platforms = [...found].map(([platform, looked]) => ({ platform, ...looked }));
  return {
    platforms: platforms.sort((a, b) => compare(a.platform, b.platform)),
    settings: document.settings === undefined ? [] : settingsChanges(settings, document.settings),
  };
}

function addLooked(a: Looked, b: Looked): Looked {
  return {
    spends: {
      added: a.spends.added + b.spends.added,
      merged: a.spends.merged + b.spends.merged,
      unchanged: a.spends.unchanged + b.spends.unchanged,
    },
    readings: {
      added: a.readings.added + b.readings.added,
      unchanged: a.readings.unchanged + b.readings.unchanged,
    },
    projects: a.projects + b.projects,
  };
}

/** What one message carries to the background. */
export interface ImportBatch {
  readonly spends: SpendEntry[];
  readonly readings: ReadingEntry[];
  readonly projects: ConversationProject[];
  /** In the last one, as an export has them. */
  readonly settings?: unknown;
}

/** The most entries that a batch has: what the message `ledger/import` may carry. */
export const MAX_BATCH = 2_000;

/** The document in batches of at most `MAX_BATCH` entries, in its order; at least one. */
export function* importBatches({
  spends,
  readings,
  projects,
  settings,
}: ExportDocument): Generator<ImportBatch> {
  const total = spends.length + readings.length + projects.length;
  let from = 0;
  do {
    const to = Math.min(from + MAX_BATCH, total);
    const part = <T>(list: readonly T[], before: number) =>
      list.slice(Math.max(0, from - before), Math.max(0, to - before));
    yield {
      spends: part(spends, 0),
      readings: part(readings, spends.length),
      projects: part(projects, spends.length + readings.length),
      ...(to === total && settings !== undefined ? { settings: encode(settingsItem, settings) } : {}),
    };
    from = to;
  } while (from < total);
}
