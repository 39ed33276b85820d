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

/** A part of the tests, by the vitest projects that make it up; its single tests are counted from their report. */
function tests(part, projects) {
  console.log(`\n▸ ${part} tests${part === 'unit' ? ` (property tests: FC_SEED=${seed})` : ''}`);
  const report = join(reports, `${part}.json`);
  const { status } = spawnSync(
    'npx',
    [
      '--no-install',
      'vitest',
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      // Browsers wait half of the time: with one more at work than cores, 422 s instead of 505 (2026-11-30).
      ...(part === 'e2e' ? ['--maxWorkers=3'] : []),
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
  let counted = { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 0 };
  try {
    counted = JSON.parse(readFileSync(report, 'utf8'));
  } catch (error) {
    console.error(`There is no report of the ${part} tests: ${error.message}`);
  }
  totals.passed += counted.numPassedTests;
  // A file that could not be loaded, or a crash of the runner, has no failed test but is a failure.
  totals.failed += counted.numFailedTests > 0 || status === 0 ? counted.numFailedTests : 1;
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
