import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Practice, startPractice } from '../../practice/server';
import { harmless, harmlessSheets, inerting, inertingInFirefox, installAttacks } from '../harness/attacks';
import { type FirefoxRun, launchFirefox } from '../harness/firefox';
import { pause } from '../harness/pause';
import { outcomeNow, outcomeOf, startCreate } from '../harness/preflight';
import { firefoxBuild, pages, soon } from '../harness/story';

const HOST = '[data-credit-gauge="ask"]';

/** Firefox shows no test what is in a closed shadow root: how long until the dialog takes an answer, and where. */
const SETTLED = 1200;
const viewport = { width: 1000, height: 700 };
const box = { x: 304, y: 220, width: 392, height: 260 };
const send = [637, 449] as const;
const cancel = [540, 449] as const;

/** The tap waits for a sign of the dialog for so long (SIGN_WITHIN in lib/page/hold.ts), and a little. */
const SILENCE = 3000;

/** Firefox has no word for "seen": what we have to look for ourselves, and some of the rest. */
const all = { ...inerting, ...inertingInFirefox };
const met = [
  'a blurred root',
  'a page at a tenth',
  'a popover that lets clicks through',
  'such a popover in a closed shadow root',
  'a popover that was there before, and is shown again',
  'a picture between two views that stays',
] as const;

let practice: Practice;
let run: FirefoxRun;
let page: Page;
let before: number;

beforeAll(async () => {
  practice = await startPractice();
  run = await launchFirefox({ extensionDir: firefoxBuild, practice });
  const options = await run.openOptions();
  const control = await options.waitForSelector('::-p-aria([name="Suno"][role="switch"])');
  await control?.click();
  await options.waitForSelector('[role="switch"]:checked, [role="switch"][aria-checked="true"]');
  await options.evaluate(() =>
    (globalThis as unknown as { browser: typeof chrome }).browser.runtime.sendMessage({
      name: 'settings/preflight',
      args: { platform: 'suno', preflight: { on: true, limit: { value: 5, in: 'units' } } },
    }),
  );
  await options.close();
  page = await run.browser.newPage();
  await page.setViewport(viewport);
  await page.goto(pages.suno);
  await page.evaluate(installAttacks);
  // The dialog's script comes a moment after the page; until then everything goes.
  await soon(
    async () => {
      await startCreate(page);
      await pause(200);
      return page.$(HOST);
    },
    (host) => host !== null,
    15_000,
  );
  await pause(SETTLED);
  await page.keyboard.press('Escape');
  await outcomeOf(page);
});
afterAll(async () => {
  await run?.close();
  await practice?.close();
});
beforeEach(() => {
  before = creates();
});
afterEach(() => page.evaluate(() => attack.end()));

function creates(): number {
  return practice.log.all.filter(({ path, method }) => method === 'POST' && path.includes('generate')).length;
}

async function ask(): Promise<void> {
  await startCreate(page);
  await page.waitForSelector(HOST);
  await pause(SETTLED);
}

/** The request went once, and nothing of ours is left. */
async function expectGone(): Promise<void> {
  expect(await outcomeOf(page)).toBe('200');
  expect(creates()).toBe(before + 1);
  expect(await page.$(HOST)).toBeNull();
}

describe('in Firefox, a request that is held', () => {
  it('goes by a click on Send', async () => {
    await ask();
    expect(creates()).toBe(before);
    await page.mouse.click(...send);
    await expectGone();
  });

  it.each([
    ['a click on Cancel', () => page.mouse.click(...cancel)],
    [
      'keys alone',
      async () => {
        for (const key of ['Tab', 'Tab', 'Enter'] as const) await page.keyboard.press(key);
      },
    ],
    ['Escape', () => page.keyboard.press('Escape')],
  ])('ends by %s', async (_, answer) => {
    await ask();
    await answer();
    expect(await outcomeOf(page)).toBe('AbortError');
    expect(creates()).toBe(before);
  });

  it('is asked about in a dialog that no style of the page reaches', async () => {
    await ask();
    await page.mouse.move(2, 2);
    const picture = () => page.screenshot({ clip: box, encoding: 'base64' });
    const asDrawn = await picture();
    for (const [name, sheet] of Object.entries(harmlessSheets)) {
      await page.evaluate((text) => attack.css(text), sheet);
      expect((await picture()) === asDrawn, name).toBe(true);
      await page.evaluate(() => attack.end());
    }
    for (const [name, act] of Object.entries(harmless)) {
      await page.evaluate(act);
      expect((await picture()) === asDrawn, name).toBe(true);
      await page.evaluate(() => attack.end());
    }
    await page.mouse.click(...cancel);
    expect(await outcomeOf(page)).toBe('AbortError');
  });

  it.each(met)('is not answered by a click while the dialog meets %s', async (name) => {
    await page.evaluate(() => {
      const node = attack.node('div', 'pointer-events:none;width:1px;height:1px;inset:auto');
      node.id = 'shown-before';
      node.popover = 'manual';
      node.showPopover();
    });
    await ask();
    await page.evaluate(all[name] as () => unknown);
    await page.mouse.click(...cancel);
    await expectGone();
  });

  it('goes when another tab comes before it', async () => {
    await ask();
    const other = await run.browser.newPage();
    await other.bringToFront();
    await expectGone();
    await other.close();
    await page.bringToFront();
  });

  it('goes when the extension is removed, and the dialog with it', async () => {
    await ask();
    await run.uninstall();
    await pause(SILENCE);
    expect(await outcomeNow(page)).toBe('200');
    await expectGone();
  });
});
