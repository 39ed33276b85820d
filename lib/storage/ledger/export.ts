import Papa from 'papaparse';
import type { ConversationProject, SpendEntry } from '../../core/entry';
import { canonicalText } from '../../core/ledger/canonical';
import type { RollupQuery } from '../../core/rollup';
import { encode } from '../item';
import { settingsItem } from '../items';
import type { Settings } from '../schema';
import type { Ledger } from './ledger';
import type { LedgerReader } from './reader';

/** Raised when the document's shape changes; import.ts reads all of them. The settings carry their own version. */
export const EXPORT_VERSION = 1;

const PAGE = 2_000;
const everything: RollupQuery = { from: '0000-01-01', to: '9999-12-31' };

/**
 * Everything as JSON, in pieces: `new Blob(pieces)`. A million spends never are one string. API keys are not in it,
 * nor anything else that only this browser needs.
 *
 * `{"creditGauge":1,"exportedAt":ISO,"settings":{"v","data"},"spends":[…],"readings":[…],"projects":[…]}`, an entry
 * (core/entry.ts) a line. Two exports of the same ledger and settings differ in `exportedAt` only.
 */
export async function* exportAll(ledger: Ledger, settings: Settings, now: number): AsyncGenerator<string> {
  yield `{"creditGauge":${EXPORT_VERSION},\n"exportedAt":${JSON.stringify(new Date(now).toISOString())},\n`;
  yield `"settings":${canonicalText(encode(settingsItem, settings))},\n`;
  yield* list('spends', spendPages(ledger, everything));
  yield ',\n';
  yield* list('readings', ledger.readingPages(PAGE));
  yield ',\n';
  yield* list('projects', [await ledger.conversationProjects()]);
  yield '}\n';
}

async function* list(
  name: string,
  pages: AsyncIterable<readonly object[]> | Iterable<readonly object[]>,
): AsyncGenerator<string> {
  yield `"${name}":[`;
  let separator = '\n';
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield separator + page.map((entry) => JSON.stringify(entry)).join(',\n');
    separator = ',\n';
  }
  yield ']';
}

/** The columns of spends as CSV, in their order: also its first line. */
export const csvColumns = [
  /** ISO 8601, in UTC. */
  'at',
  /** The person's own day and hour then. */
  'day',
  'hour',
  'platform',
  'account',
  'id',
  'pool',
  /** Of `unit`; empty where it is not known. */
  'amount',
  'unit',
  /** exact, priced, learned. */
  'basis',
  'model',
  'feature',
  'conversation',
  /** The conversation's own where it has one, else that of the spend. */
  'project',
  /** In characters. */
  'prompt_length',
  /** What the request declared besides, as JSON. */
  'settings',
  /** ISO 8601, in UTC; empty where it was not refunded. */
  'refunded_at',
] as const;

type CsvRow = Partial<Record<(typeof csvColumns)[number], string | number>>;

/**
 * Spends as CSV (RFC 4180, first line `csvColumns`), in pieces, oldest first. Texts that a spreadsheet would take for
 * a formula get a `'` before them.
 */
export async function* exportSpendsCsv(ledger: LedgerReader, query: RollupQuery): AsyncGenerator<string> {
  const projects = new Map(
    (await ledger.conversationProjects()).map((one) => [conversationKey(one), one.project]),
  );
  yield `${csvColumns.join(',')}\r\n`;
  for await (const page of spendPages(ledger, query)) {
    const rows = page.map((spend) => csvRow(spend, projects));
    yield `${Papa.unparse(rows, { columns: [...csvColumns], header: false, newline: '\r\n', escapeFormulae: true })}\r\n`;
  }
}

function csvRow(spend: SpendEntry, projects: ReadonlyMap<string, string>): CsvRow {
  const { promptLength, settings, refundedAt, at, ...rest } = spend;
  const own = spend.conversation === undefined ? undefined : projects.get(conversationKey(spend));
  return {
    ...rest,
    at: new Date(at).toISOString(),
    ...(own === undefined ? {} : { project: own }),
    ...(promptLength === undefined ? {} : { prompt_length: promptLength }),
    ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
    ...(refundedAt === undefined ? {} : { refunded_at: new Date(refundedAt).toISOString() }),
  };
}

function conversationKey({
  platform,
  account,
  conversation,
}: Pick<ConversationProject, 'platform' | 'account'> & { readonly conversation?: string }): string {
  return JSON.stringify([platform, account, conversation]);
}

async function* spendPages(ledger: LedgerReader, query: RollupQuery): AsyncGenerator<readonly SpendEntry[]> {
  let after: SpendEntry | undefined;
  for (;;) {
    const page = await ledger.spends(query, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    if (page.length === 0) return;
    yield page;
    after = page[page.length - 1];
  }
}
