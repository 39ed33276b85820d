/**
 * Everything that must hold, in the order of what fails fastest. Ends with the line `N passed, N failed`.
 * `npm test -- unit` or `-- e2e` runs only those tests.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, root } from './lib/ensure-installed.mjs';

const only = process.argv[2];
if (only !== undefined && !['unit', 'e2e'].includes(only)) {
  console.error(`test: there is no part "${only}"; say unit or e2e`);
  process.exit(64);
}

ensureInstalled();
const reports = mkdtempSync(join(tmpdir(), 'credit-gauge-test-'));
const totals = { passed: 0, failed: 0 };

/** One command as one check. Others may run beside it, so all that it writes comes at its end. */
function check(name, command, args) {
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', command, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const written = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => written.push(part));
    child.on('error', (error) => written.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (status) => {
      console.log(`\n▸ ${name}`);
      process.stdout.write(Buffer.concat(written));
      if (status === 0) totals.passed++;
      else totals.failed++;
      resolve(status === 0);
    });
  });
}

/** Of the property tests: the same cases in every run, other ones with `FC_SEED=…`. */
const seed = process.env.FC_SEED ?? '20261122';

/** Runs vitest; gives its report, undefined where there is none, and whether it ended well. */
function vitest(name, args) {
  const report = join(reports, `${name}.json`);
  const { status } = spawnSync(
    'npx',
    [
      '--no-install',
      'vitest',
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, FC_SEED: seed },
      shell: process.platform === 'win32',
    },
  );
  try {
    return { ok: status === 0, report: JSON.parse(readFileSync(report, 'utf8')) };
  } catch (error) {
    console.error(`There is no report of the ${name} tests: ${error.message}`);
    return { ok: false, report: undefined };
  }
}

/** A part of the tests, by the vitest projects that make it up; its single tests are counted from their report. */
function tests(part, projects) {
  console.log(`\n▸ ${part} tests${part === 'unit' ? ` (property tests: FC_SEED=${seed})` : ''}`);
  const named = projects.flatMap((project) => ['--project', project]);
  // Browsers wait half of the time: with one more at work than cores, 422 s instead of 505 (2026-11-30).
  const { ok, report } = vitest(part, part === 'e2e' ? [...named, '--maxWorkers=3'] : named);
  const { numPassedTests = 0, numFailedTests = 0 } = report ?? {};
  totals.passed += numPassedTests;
  const again = part === 'e2e' && numFailedTests > 0 ? onceMore(named, report) : undefined;
  // A file that could not be loaded, or a crash of the runner, has no failed test but is a failure.
  totals.failed += again ?? (numFailedTests > 0 || ok ? numFailedTests : 1);
}

/** More files than this with a failure are no accident. */
const MOST_UNSTEADY = 2;

/**
 * Real browsers on a machine that others use as well: what fails there is run once more, alone. A fault fails again and
 * counts; what passes then is told by name as unsteady, to be mended. The number of tests that failed both times, undefined
 * where it was not tried.
 */
function onceMore(named, report) {
  const files = report.testResults.filter(({ status }) => status === 'failed');
  if (files.length > MOST_UNSTEADY || files.some(({ assertionResults }) => assertionResults.length === 0))
    return undefined;
  const failed = files.flatMap((file) => file.assertionResults.filter(({ status }) => status === 'failed'));
  console.log(
    `\n▸ once more, alone: ${files.length} of the e2e files, for ${failed.length} tests that failed`,
  );
  const second = vitest('e2e-again', [...named, '--maxWorkers=1', ...files.map(({ name }) => name)]);
  if (second.report === undefined) return undefined;
  const { numFailedTests } = second.report;
  if (numFailedTests > 0 || !second.ok) return Math.max(1, numFailedTests);
  totals.passed += failed.length;
  for (const { fullName } of failed) console.log(`UNSTEADY, failed once and passed alone: ${fullName}`);
  return 0;
}

async function sources() {
  await check('lint and format', 'biome', ['ci', '.']);
  await check('type check', 'tsc', ['--noEmit']);
  await check('type check of the core, without DOM', 'tsc', ['-p', 'lib/core']);
}

async function builds() {
  return (
    (await check('build for Chromium', 'wxt', ['build'])) &&
    (await check('build for Firefox', 'wxt', ['build', '-b', 'firefox', '--mv3'])) &&
    check('browsers', 'tsx', ['scripts/lib/ensure-browsers.ts'])
  );
}

// Both read what it writes.
if (only === undefined) await check('types of the extension (wxt prepare)', 'wxt', ['prepare']);
const [built] = await Promise.all([only !== 'unit' && builds(), only === undefined && sources()]);
if (only !== 'e2e') tests('unit', ['unit', 'dom']);
if (built) tests('e2e', ['e2e']);

rmSync(reports, { recursive: true, force: true });
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
