import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/lib/find-browser';
import { optionalHosts } from '../../e2e/harness/grants';
import { tempFolder } from '../../e2e/harness/temp-folder';
import { startPractice } from '../../practice/server';
import { BenchClaude } from '../bench-claude';
import { type Report, reportOf, tableOf } from '../report';
import { runRounds, WARM_UP } from '../rounds';
import { rest } from '../side';
import type { Pair } from '../statistics';
import { putBench } from './ask';
import { historyMeasures, historyTurns } from './measures';
import { openLedgerSide } from './side';

export interface LedgerReport {
  readonly chromium: string;
  readonly spends: number;
  /** Appending, beside a bare IndexedDB store. */
  readonly append: Report;
  /** All else, beside the same with `FEW` spends. */
  readonly history: Report;
}

export interface LedgerBenchOptions {
  /** The built extension, unpacked. */
  readonly extensionDir: string;
  readonly spends: number;
  readonly rounds: number;
  /** A folder that keeps the filled profiles. */
  readonly profiles?: string;
  readonly atTheEnd: (close: () => Promise<void>) => void;
  readonly say: (words: string) => void;
}

const FEW = 1_000;
/** So many spends are appended in a round, in batches of so many. */
const APPENDED = 20_000;
const BATCH = 2_000;

/** Years of history: what opening and writing take with much of it, and with little. */
export async function benchLedger(options: LedgerBenchOptions): Promise<LedgerReport> {
  return {
    ...(await benchAppend(options)),
    spends: options.spends,
    history: await benchHistory(options),
  };
}

/** For people. */
export function ledgerTables({ spends, append, history }: LedgerReport): string {
  const count = (of: number) => new Intl.NumberFormat('en').format(of);
  return `Append, ${count(APPENDED)} spends in batches of ${count(BATCH)}
${tableOf(append, { withUs: 'ledger', baseline: 'IndexedDB' })}

Two years, 60 platforms
${tableOf(history, { withUs: count(spends), baseline: count(FEW) })}`;
}

const appending = {
  title: 'Append',
  figures: { append: { title: 'to an empty database', unit: 'ms' } },
} as const;

/** In a browser of its own, on an empty page: its databases are thrown away again and again. */
async function benchAppend({
  rounds,
  atTheEnd,
  say,
}: LedgerBenchOptions): Promise<Pick<LedgerReport, 'append' | 'chromium'>> {
  const profile = await tempFolder('ledger-bench');
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium found: install one or set CHROMIUM_PATH.');
  const context = await chromium.launchPersistentContext(profile.path, {
    executablePath,
    headless: true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const close = async () => {
    await context.close();
    await profile.remove();
  };
  atTheEnd(close);
  const version = context.browser()?.version() ?? 'unknown';
  const page = await context.newPage();
  await page.route('https://ledger.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto('https://ledger.test/');
  const ask = await putBench(page);
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round++) {
    say(`append: round ${round + 1} of ${rounds}`);
    const { own, raw } = await ask('append', APPENDED, BATCH);
    if (round >= WARM_UP) pairs.push({ withUs: own, baseline: raw });
  }
  await close();
  const measured = { pairs: new Map([['append', pairs]]), failures: new Map<string, string>() };
  return { chromium: version, append: reportOf([appending], measured) };
}

async function benchHistory(options: LedgerBenchOptions): Promise<Report> {
  const { extensionDir, spends, rounds, profiles, atTheEnd, say } = options;
  const practice = await startPractice({ claude: new BenchClaude() });
  atTheEnd(() => practice.close());
  const grant = await optionalHosts(extensionDir);
  const open = (count: number) => {
    const opening = openLedgerSide({
      extensionDir,
      practice,
      grant,
      spends: count,
      ...(profiles === undefined ? {} : { profileDir: join(profiles, String(count)) }),
      onFill: (done) => say(`ledger: ${done} of ${count} spends`),
    });
    atTheEnd(async () => (await opening).run.close());
    return opening;
  };
  const baseline = await open(FEW);
  const withUs = await open(spends);
  const measured = await runRounds(historyTurns, { withUs, baseline }, rounds, {
    rest,
    onRound: (round) => say(`ledger: round ${round + 1} of ${rounds}`),
  });
  return reportOf(historyMeasures, measured);
}
