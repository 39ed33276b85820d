/**
 * What the extension costs: of a page of a platform, and until the popup shows a balance. Every number is
 * a ratio to the same work with an empty extension in the same run; machines differ, and have moods.
 * Then the forecast's back-test (test/bench/forecast), which needs no browser.
 * `--rounds N` (15, the first 2 not counted), `--only forecast`, `--json`. Progress goes to stderr.
 */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'wxt';
import { fillBalances } from '../test/bench/balances';
import { BenchClaude } from '../test/bench/bench-claude';
import { writeEmptyExtension } from '../test/bench/empty-extension';
import { backtest } from '../test/bench/forecast/backtest';
import { backtestTable } from '../test/bench/forecast/report';
import { measures } from '../test/bench/measures';
import { reportOf, tableOf } from '../test/bench/report';
import { runRounds, WARM_UP } from '../test/bench/rounds';
import { openSide, rest, type Side } from '../test/bench/side';
import { optionalHosts } from '../test/e2e/harness/grants';
import { startPractice } from '../test/practice/server';
import { atTheEnd, end, fail } from './lib/ending';
import { ensureBrowsers, findChromium } from './lib/find-browser';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A build of its own, so that no other build changes it meanwhile. */
const outDir = join('.output', 'bench');

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
  const { rounds, json, only } = wanted();
  if (only === 'forecast') {
    const forecast = backtest(FORECAST_SEED, PEOPLE_OF_A_KIND);
    console.log(json ? JSON.stringify({ forecast }, undefined, 2) : backtestTable(forecast));
    return end(0);
  }
  ensureBrowsers(['chromium']);
  if (findChromium() === undefined) {
    console.error('No Chromium was found on this machine. Install one, or set CHROMIUM_PATH to it.');
    return end(1);
  }
  const { withUs, baseline } = await openSides();
  const version = withUs.run.context.browser()?.version() ?? 'unknown';
  const started = Date.now();
  const measured = await runRounds(measures, { withUs, baseline }, rounds, {
    rest,
    onRound: (round) => console.error(`round ${round + 1} of ${rounds}`),
  });
  const report = reportOf(measures, measured);
  const forecast = backtest(FORECAST_SEED, PEOPLE_OF_A_KIND);
  const facts = {
    chromium: version,
    cores: cpus().length,
    rounds,
    warmUp: WARM_UP,
    seconds: Math.round((Date.now() - started) / 1000),
  };
  if (json) {
    console.log(JSON.stringify({ ...facts, ...report, forecast }, undefined, 2));
  } else {
    console.log(`${tableOf(report)}

Medians of ${rounds - WARM_UP} rounds, and the quartiles of the rounds' own ratios.
Chromium ${version}, ${facts.cores} cores, ${facts.seconds} s.

${backtestTable(forecast)}`);
  }
  return end(report.notMeasured.length === 0 ? 0 : 1);
}

async function openSides(): Promise<{ readonly withUs: Side; readonly baseline: Side }> {
  await build({ root, outDir, logger });
  const ours = join(root, outDir, 'chrome-mv3');
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
  return { withUs, baseline };
}

function wanted(): { readonly rounds: number; readonly json: boolean; readonly only?: 'forecast' } {
  try {
    const { values } = parseArgs({
      options: {
        rounds: { type: 'string', default: '15' },
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
      },
    });
    const { only } = values;
    if (only !== undefined && only !== 'forecast') throw new Error('--only takes: forecast');
    if (!/^\d{1,4}$/.test(values.rounds) || Number(values.rounds) <= WARM_UP) {
      throw new Error(`--rounds is a number above ${WARM_UP}: the first ${WARM_UP} are not counted`);
    }
    return { rounds: Number(values.rounds), json: values.json, ...(only === undefined ? {} : { only }) };
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : error}`);
    process.exit(64);
  }
}

bench().catch(fail);
