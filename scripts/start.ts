/**
 * Builds the extension, serves the practice sites and opens a Chromium with both. Without a display, or
 * with `--headless`, it walks through the story by itself and leaves screenshots. Ctrl-C ends all of it.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'wxt';
import { localZone } from '../lib/zone';
import { type ChromiumRun, launchChromium } from '../test/e2e/harness/chromium';
import { optionalHosts } from '../test/e2e/harness/grants';
import { practiceHistory } from '../test/practice/history';
import { type Practice, startPractice } from '../test/practice/server';
import { atTheEnd, end, fail } from './lib/ending';
import { ensureBrowsers, findChromium } from './lib/find-browser';
import { walk } from './walk';

const root = fileURLToPath(new URL('..', import.meta.url));
const extensionDir = join(root, '.output', 'chrome-mv3');
const pictures = join(root, '.output', 'walk');

async function start(): Promise<void> {
  const headless = wantsHeadless();
  ensureBrowsers(['chromium']);
  if (findChromium() === undefined) {
    console.error(
      'No Chromium was found on this machine. Install Chromium, Brave or Edge, or set CHROMIUM_PATH to its executable, and run npm start again.',
    );
    return end(1);
  }
  await build({ root });
  const practice = await startPractice(headless ? {} : { pace: 20 });
  atTheEnd(() => practice.close());
  const launching = launchChromium({
    extensionDir,
    practice,
    headed: !headless,
    // Nobody is there to answer the browser's question.
    ...(headless ? { grant: await optionalHosts(extensionDir) } : {}),
  });
  atTheEnd(async () => (await launching).close());
  const run = await launching;
  if (headless) await walkAlone(run, practice);
  else await openForPerson(run, practice);
}

async function walkAlone(run: ChromiumRun, practice: Practice): Promise<void> {
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  const seen = await walk(run, practice, pictures);
  console.log(`\n${seen} screenshots are in ${relative(process.cwd(), pictures) || '.'}`);
  await end(0);
}

async function openForPerson(run: ChromiumRun, { sites }: Practice): Promise<void> {
  run.context.on('close', () => end(0));
  for (const { hosts, pagePaths } of sites) {
    const page = await run.context.newPage();
    await page.goto(`https://${hosts[0]}${pagePaths[0]}`);
  }
  await run.openOptions();
  const history = join(root, '.output', 'practice-history.json');
  await writeFile(history, practiceHistory(Date.now(), localZone()));
  console.log(`
The extension is loaded, and ${sites.map(({ name }) => name).join(', ')} are practice copies: nothing leaves this machine.
Switch a platform on in the options, then use its page and watch the toolbar. For insights with some weeks to look at,
import ${relative(process.cwd(), history)} in the options. Ctrl-C ends everything.`);
}

function wantsHeadless(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const noDisplay = process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY;
  try {
    return parseArgs({ options: { headless: { type: 'boolean', default: noDisplay } } }).values.headless;
  } catch (error) {
    console.error(`start: ${error instanceof Error ? error.message : error}`);
    process.exit(64);
  }
}

start().catch(fail);
