/**
 * What the extension costs: of a page of a platform, and until the popup shows a balance. Every number is
 * a ratio to the same work with an empty extension in the same run; machines differ, and have moods.
 * Then much history against little (test/bench/ledger), and the forecast's back-test (test/bench/forecast), which needs
 * no browser. `--rounds N` (15, the first 2 not counted), `--only page`, `ledger` or `forecast`, `--json`. Progress goes to
 * stderr. `--spends N`: how much history, 100,000; a million takes ten minutes to fill, so it is what `--only ledger`
 * means without it. `--profiles FOLDER` keeps the filled profiles there, to go on with them the same day.
 */
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'wxt';
import { fillBalances } from '../test/bench/balances';
import { BenchClaude } from '../test/bench/bench-claude';
import { writeEmptyExtension } from '../test/bench/empty-extension';
import { backtest } from '../test/bench/forecast/backtest';
import { backtestTable } from '../test/bench/forecast/report';
import { benchLedger, ledgerTables } from '../test/bench/ledger/run';
import { measures } from '../test/bench/measures';
import { type Report, reportOf, tableOf } from '../test/bench/report';
import { runRounds, WARM_UP } from '../test/bench/rounds';
import { openSide, rest, type Side } from '../test/bench/side';
import { optionalHosts } from '../test/e2e/harness/grants';
import { startPractice } from '../test/practice/server';
import { atTheEnd, end, fail } from './lib/ending';
import { ensureBrowsers, findChromium } from './lib/find-browser';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A build of its own, so that no other build changes it meanwhile. */
const outDir = join('.output', 'bench');
const ours = join(root, outDir, 'chrome-mv3');

/** WXT's words go to stderr, for stdout is the report's. */
const say = (...words: unknown[]) => console.error(...words);
const logger = {
  debug: () => {},
  log: say,
  info: say,
  warn: say,
  error: say,
  fatal: say,
  success: say,
  level: 3,
};

/** Another than those on which the forecast's constants were tried: 1 to 4. */
const FORECAST_SEED = 2026;
const PEOPLE_OF_A_KIND = 500;

async function bench(): Promise<void> {
  const { rounds, json, only, spends, profiles } = wanted();
  const wants = (part: Part) => only === undefined || only === part;
  const started = Date.now();
  const needsBrowser = wants('page') || wants('ledger');
  if (needsBrowser) {
    ensureBrowsers(['chromium']);
    if (findChromium() === undefined) {
      console.error('No Chromium was found on this machine. Install one, or set CHROMIUM_PATH to it.');
      return end(1);
    }
    await build({ root, outDir, logger });
  }
  const page = wants('page') ? await benchPage(rounds) : undefined;
  const ledger = wants('ledger')
    ? await benchLedger({
        extensionDir: ours,
        spends,
        rounds,
        ...(profiles === undefined ? {} : { profiles }),
        atTheEnd,
        say,
      })
    : undefined;
  const forecast = wants('forecast') ? backtest(FORECAST_SEED, PEOPLE_OF_A_KIND) : undefined;
  const facts = {
    chromium: page?.chromium ?? ledger?.chromium,
    cores: cpus().length,
    /** How many processes wanted a core in the last minute, and in the last 15. */
    load: loadavg().map((load) => Number(load.toFixed(1))),
    rounds,
    warmUp: WARM_UP,
    seconds: Math.round((Date.now() - started) / 1000),
  };
  if (json) {
    console.log(JSON.stringify({ ...facts, ...page?.report, ledger, forecast }, undefined, 2));
  } else {
    const tables = [
      ...(page === undefined ? [] : [tableOf(page.report)]),
      ...(ledger === undefined ? [] : [ledgerTables(ledger)]),
      ...(needsBrowser
        ? [
            `Medians of ${rounds - WARM_UP} rounds, and the quartiles of the rounds' own ratios.
Chromium ${facts.chromium}, ${facts.cores} cores, load ${facts.load.join(' / ')}, ${facts.seconds} s.`,
          ]
        : []),
      ...(forecast === undefined ? [] : [backtestTable(forecast)]),
    ];
    console.log(tables.join('\n\n'));
  }
  const reports = [page?.report, ledger?.append, ledger?.history].filter((report) => report !== undefined);
  return end(reports.every(({ notMeasured }) => notMeasured.length === 0) ? 0 : 1);
}

/** What we cost a page, and the popup, beside an empty extension. */
async function benchPage(rounds: number): Promise<{ readonly chromium: string; readonly report: Report }> {
  const { sides, close } = await openSides();
  const { withUs } = sides;
  const chromium = withUs.run.context.browser()?.version() ?? 'unknown';
  const measured = await runRounds(measures, sides, rounds, {
    rest,
    onRound: (round) => say(`round ${round + 1} of ${rounds}`),
  });
  await close();
  return { chromium, report: reportOf(measures, measured) };
}

async function openSides(): Promise<{
  readonly sides: { readonly withUs: Side; readonly baseline: Side };
  readonly close: () => Promise<void>;
}> {
  const practice = await startPractice({ claude: new BenchClaude() });
  atTheEnd(() => practice.close());
  const open: typeof openSide = async (...args) => {
    const opening = openSide(...args);
    atTheEnd(async () => (await opening).run.close());
    return opening;
  };
  const grant = await optionalHosts(ours);
  const withUs = await open({ extensionDir: ours, practice, grant }, (run, control) =>
    fillBalances(run, control, practice),
  );
  const empty = await writeEmptyExtension(join(root, outDir, 'empty'));
  const baseline = await open({ extensionDir: empty, practice }, async () => async () => {});
  const close = async () => {
    await withUs.run.close();
    await baseline.run.close();
  };
  return { sides: { withUs, baseline }, close };
}

type Part = 'page' | 'ledger' | 'forecast';
const parts: readonly string[] = ['page', 'ledger', 'forecast'] satisfies readonly Part[];

interface Wanted {
  readonly rounds: number;
  readonly json: boolean;
  readonly only?: Part;
  readonly spends: number;
  readonly profiles?: string;
}

function wanted(): Wanted {
  try {
    const { values } = parseArgs({
      options: {
        rounds: { type: 'string', default: '15' },
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        spends: { type: 'string' },
        profiles: { type: 'string' },
      },
    });
    const { only, profiles, json } = values;
    if (only !== undefined && !parts.includes(only)) throw new Error(`--only takes: ${parts.join(', ')}`);
    if (!/^\d{1,4}$/.test(values.rounds) || Number(values.rounds) <= WARM_UP) {
      throw new Error(`--rounds is a number above ${WARM_UP}: the first ${WARM_UP} are not counted`);
    }
    const spends = values.spends ?? (only === 'ledger' ? '1000000' : '100000');
    if (!/^\d{4,8}$/.test(spends)) throw new Error('--spends is a number from 1000 on');
    return {
      rounds: Number(values.rounds),
      json,
      spends: Number(spends),
      ...(only === undefined ? {} : { only: only as Part }),
      ...(profiles === undefined ? {} : { profiles }),
    };
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : error}`);
    process.exit(64);
  }
}

bench().catch(fail);
