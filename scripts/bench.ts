/**
 * What the extension costs: of a page of a platform, of a tab in which nothing happens, and until the popup shows a
 * balance. Every number is a ratio to the same work in the same run, without any extension where that can be, and with
 * an empty one; machines differ, and have moods. Then all platforms against a build with four (test/bench/breadth.ts), much
 * history against little (test/bench/ledger), and the forecast's back-test (test/bench/forecast), which needs no browser.
 * `--rounds N` (9, the first 2 not counted), `--only page`, `idle`, `popup`, `breadth`, `ledger` or `forecast`, `--json`. Progress goes to stderr. `--spends N`: how much
 * history, 100,000; a million takes ten minutes to fill, so it is what `--only ledger` means without it. `--profiles
 * FOLDER` keeps the filled profiles there, to go on with them the same day.
 */
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'wxt';
import { bundleApp } from '../test/bench/app/bundle';
import { fillBalances } from '../test/bench/balances';
import { BenchClaude } from '../test/bench/bench-claude';
import {
  type Breadth,
  breadthBytes,
  breadthMeasures,
  breadthTable,
  FOUR,
  samePages,
} from '../test/bench/breadth';
import { writeEmptyExtension } from '../test/bench/empty-extension';
import { backtest } from '../test/bench/forecast/backtest';
import { backtestTable } from '../test/bench/forecast/report';
import { type Idle, idleTable, idleTabs } from '../test/bench/idle';
import { benchLedger, ledgerTables } from '../test/bench/ledger/run';
import type { Measure } from '../test/bench/measure';
import { pageMeasures, popupMeasures } from '../test/bench/measures';
import { type Report, reportOf, tableOf } from '../test/bench/report';
import { runRounds, type Sides, WARM_UP } from '../test/bench/rounds';
import { type ExtensionSide, openSide, openSideWithout, type Side } from '../test/bench/side';
import { optionalHosts } from '../test/e2e/harness/grants';
import { bytesOf, bytesTable, type PlatformBytes, pageBytes } from '../test/e2e/harness/page-bytes';
import { type Practice, startPractice } from '../test/practice/server';
import { CHOICE, chosenPlatforms } from './lib/chosen-platforms';
import { atTheEnd, end, fail } from './lib/ending';
import { ensureBrowsers, findChromium } from './lib/find-browser';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A build of its own, so that no other build changes it meanwhile. */
const outDir = join('.output', 'bench');
const ours = join(root, outDir, 'chrome-mv3');
/** The same with four platforms. */
const fourOutDir = join(outDir, 'four');
const four = join(root, fourOutDir, 'chrome-mv3');

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
  const inPages = wants('page') || wants('idle') || wants('popup');
  const needsBrowser = inPages || wants('breadth') || wants('ledger');
  if (needsBrowser) {
    ensureBrowsers(['chromium']);
    if (findChromium() === undefined) {
      console.error('No Chromium was found on this machine. Install one, or set CHROMIUM_PATH to it.');
      return end(1);
    }
    await build({ root, outDir, logger });
  }
  const cost = inPages ? await benchCost(wants, rounds) : undefined;
  const breadth = wants('breadth') ? await benchBreadth(rounds) : undefined;
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
    chromium: cost?.chromium ?? breadth?.chromium ?? ledger?.chromium,
    cores: cpus().length,
    /** How many processes wanted a core in the last minute, and in the last 15. */
    load: loadavg().map((load) => Number(load.toFixed(1))),
    rounds,
    warmUp: WARM_UP,
    seconds: Math.round((Date.now() - started) / 1000),
  };
  if (json) {
    console.log(JSON.stringify({ ...facts, ...cost, breadth, ledger, forecast }, undefined, 2));
  } else {
    const tables = [
      ...(cost === undefined ? [] : costTables(cost)),
      ...(breadth === undefined ? [] : [breadthTable(breadth)]),
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
  const reports = [cost?.page, cost?.popup, breadth?.report, ledger?.append, ledger?.history].filter(
    (report) => report !== undefined,
  );
  const isWhole = reports.every(({ notMeasured }) => notMeasured.length === 0);
  return end(isWhole && (breadth === undefined || samePages(breadth)) ? 0 : 1);
}

/** What we cost a page, and the popup. */
interface Cost {
  readonly chromium: string;
  readonly page?: Report;
  readonly popup?: Report;
  readonly idle?: readonly Idle[];
  readonly bytes: readonly PlatformBytes[];
  readonly overlayBytes: number;
}

async function benchCost(wants: (part: Part) => boolean, rounds: number): Promise<Cost> {
  const { withUs, empty, without, close } = await openSides();
  const chromium = withUs.context.browser()?.version() ?? 'unknown';
  const idle = wants('idle') ? await idleTabs(withUs) : undefined;
  const page = wants('page')
    ? await measured<Side>('page', rounds, pageMeasures, { withUs, baseline: without, second: empty })
    : undefined;
  const popup = wants('popup')
    ? await measured<ExtensionSide>('popup', rounds, popupMeasures, { withUs, baseline: empty })
    : undefined;
  await close();
  return {
    chromium,
    ...(page === undefined ? {} : { page }),
    ...(popup === undefined ? {} : { popup }),
    ...(idle === undefined ? {} : { idle }),
    bytes: pageBytes(ours),
    overlayBytes: bytesOf(ours, 'overlay.js'),
  };
}

async function measured<S extends Side>(
  part: Part,
  rounds: number,
  measures: readonly Measure<Measure['figures'], S>[],
  sides: Sides<S>,
): Promise<Report> {
  const found = await runRounds(measures, sides, rounds, {
    rest: (side) => side.rest(),
    onRound: (round) => say(`${part}: round ${round + 1} of ${rounds}`),
  });
  return reportOf(measures, found);
}

/** All platforms beside the same build with four of them: what a person pays for those that they don't use. */
async function benchBreadth(rounds: number): Promise<Breadth & { readonly chromium: string }> {
  process.env[CHOICE] = FOUR.join(',');
  try {
    await build({ root, outDir: fourOutDir, logger });
  } finally {
    delete process.env[CHOICE];
  }
  const practice = await startPractice({ claude: new BenchClaude(await bundleApp()) });
  atTheEnd(() => practice.close());
  const withUs = await openFilled(ours, practice);
  const baseline = await openFilled(four, practice);
  const report = await measured<ExtensionSide>('breadth', rounds, breadthMeasures, { withUs, baseline });
  const chromium = withUs.context.browser()?.version() ?? 'unknown';
  await withUs.run.close();
  await baseline.run.close();
  return { chromium, platforms: chosenPlatforms().length, report, bytes: breadthBytes(ours, four) };
}

/** A browser with one of our builds, its platforms visited. */
async function openFilled(extensionDir: string, practice: Practice): Promise<ExtensionSide> {
  const grant = await optionalHosts(extensionDir);
  const opening = openSide({ extensionDir, practice, grant }, (run, control) =>
    fillBalances(run, control, practice),
  );
  atTheEnd(async () => (await opening).run.close());
  return opening;
}

/** For people. */
function costTables({ page, popup, idle, bytes, overlayBytes }: Cost): readonly string[] {
  const inPage = { withUs: 'with us', baseline: 'no extension', second: 'to an empty one' };
  return [
    ...(page === undefined ? [] : [tableOf(page, inPage)]),
    ...(idle === undefined ? [] : [idleTable(idle)]),
    bytesTable(bytes, overlayBytes),
    ...(popup === undefined ? [] : [tableOf(popup, { withUs: 'with us', baseline: 'an empty one' })]),
  ];
}

async function openSides(): Promise<{
  readonly withUs: ExtensionSide;
  readonly empty: ExtensionSide;
  readonly without: Side;
  readonly close: () => Promise<void>;
}> {
  const practice = await startPractice({ claude: new BenchClaude(await bundleApp()) });
  atTheEnd(() => practice.close());
  const withUs = await openFilled(ours, practice);
  const emptyDir = await writeEmptyExtension(join(root, outDir, 'empty'));
  const opening = openSide({ extensionDir: emptyDir, practice }, async () => async () => {});
  atTheEnd(async () => (await opening).run.close());
  const empty = await opening;
  const without = await openSideWithout(practice);
  atTheEnd(without.close);
  const close = async () => {
    await withUs.run.close();
    await empty.run.close();
    await without.close();
  };
  return { withUs, empty, without: without.side, close };
}

const parts = ['page', 'idle', 'popup', 'breadth', 'ledger', 'forecast'] as const;
type Part = (typeof parts)[number];

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
        rounds: { type: 'string', default: '9' },
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        spends: { type: 'string' },
        profiles: { type: 'string' },
      },
    });
    const { only, profiles, json } = values;
    const part = parts.find((one) => one === only);
    if (only !== undefined && part === undefined) throw new Error(`--only takes: ${parts.join(', ')}`);
    if (!/^\d{1,4}$/.test(values.rounds) || Number(values.rounds) <= WARM_UP) {
      throw new Error(`--rounds is a number above ${WARM_UP}: the first ${WARM_UP} are not counted`);
    }
    const spends = values.spends ?? (only === 'ledger' ? '1000000' : '100000');
    if (!/^\d{4,8}$/.test(spends)) throw new Error('--spends is a number from 1000 on');
    return {
      rounds: Number(values.rounds),
      json,
      spends: Number(spends),
      ...(part === undefined ? {} : { only: part }),
      ...(profiles === undefined ? {} : { profiles }),
    };
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : error}`);
    process.exit(64);
  }
}

bench().catch(fail);
