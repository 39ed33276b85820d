import { chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/lib/find-browser';
import { tempFolder } from '../../e2e/harness/temp-folder';
import { bundlePage } from './bundle';
import type { LedgerBench } from './page';

/** The ledger in a real Chromium, on an empty page: `npx tsx test/bench/ledger/run.ts [spends] [rounds]`. */
const spends = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const BATCH = 2_000;

const code = await bundlePage();
const profile = await tempFolder('ledger-bench');
const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium found: install one or set CHROMIUM_PATH.');
const context = await chromium.launchPersistentContext(profile.path, {
  executablePath,
  headless: true,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await context.newPage();
  await page.route('https://ledger.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto('https://ledger.test/');
  await page.evaluate(code);
  const ask = <N extends keyof LedgerBench>(name: N, ...args: Parameters<LedgerBench[N]>) =>
    page.evaluate(
      ({ name: method, args: own }) => {
        const { ledgerBench } = globalThis as unknown as {
          ledgerBench: Record<string, (...a: unknown[]) => unknown>;
        };
        return ledgerBench[method]?.(...own);
      },
      { name, args: args as unknown[] },
    ) as ReturnType<LedgerBench[N]>;

  const median = (numbers: readonly number[]) =>
    [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
  // First, in a profile that holds nothing else: what was deleted goes on counting until the browser tidies up.
  const start = performance.now();
  console.log('filled', await ask('fill', spends), `in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  console.log(`${((await ask('bytes')) / spends).toFixed(0)} bytes a spend`);
  console.log('ms', await ask('reads'));
  console.log(`one spend: ${(await ask('appendOne', 50)).toFixed(1)} ms`);

  const counts = Math.min(100_000, spends);
  const own: number[] = [];
  const raw: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const both = await ask('append', counts, BATCH);
    own.push(both.own);
    raw.push(both.raw);
    console.log(
      `round ${round}: raw ${both.raw.toFixed(0)} ms, ledger ${both.own.toFixed(0)} ms, ${(both.own / both.raw).toFixed(2)}`,
    );
  }
  if (ROUNDS > 0) {
    console.log(`append ${counts}: ratio ${(median(own) / median(raw)).toFixed(2)}`);
    console.log(`append again: ${(await ask('appendAgain', counts, BATCH)).toFixed(0)} ms`);
  }
} finally {
  await context.close();
  await profile.remove();
}
