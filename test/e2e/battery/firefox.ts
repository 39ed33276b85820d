import type { Page } from 'puppeteer-core';
import { FROM_PAGE } from '../../../lib/page/bridge-messages';
import { startPractice } from '../../practice/server';
import { type FirefoxRun, launchFirefox } from '../harness/firefox';
import { firefoxBuild } from '../harness/story';
import { afterReturn, beforeLeaving, isReadyToLeave } from './keeping';
import { BatteryClaude } from './server/battery-claude';
import { guestsOf } from './server/guests';
import { addressOf, type BatteryPage } from './server/pages';
import { type Choice, type Results, readBattery, startBattery } from './side';

/** One run of a battery. */
export interface Seen {
  readonly results: Results;
  /** How often our tap told of what it saw. */
  readonly told: number;
}

/** Firefox with the extension, nothing switched on yet, and the battery's pages at claude.ai. */
export async function startBatteryFirefox(): Promise<FirefoxRun> {
  const claude = new BatteryClaude();
  const practice = await startPractice({ claude, guest: guestsOf(claude.witness) });
  try {
    const run = await launchFirefox({ extensionDir: firefoxBuild, practice });
    return {
      ...run,
      close: async () => {
        await run.close();
        await practice.close();
      },
    };
  } catch (error) {
    await practice.close();
    throw error;
  }
}

/** One run in a new tab. */
export async function runIn(run: FirefoxRun, name: BatteryPage, choice: Choice = {}): Promise<Seen> {
  const page = await run.browser.newPage();
  await page.goto(addressOf(name));
  await page.waitForFunction(() => 'runBattery' in globalThis);
  const told = await page.evaluateHandle((name) => {
    const counted = { events: 0 };
    document.addEventListener(name, () => counted.events++);
    return counted;
  }, FROM_PAGE);
  const results = readBattery(await page.evaluate(startBattery, choice));
  const seen = { results, told: await told.evaluate(({ events }) => events) };
  await page.close();
  return seen;
}

/** What a page knows of its own coming and going: it is left, while something is under way or not, and come back to. */
export async function leaveAndReturn(run: FirefoxRun, isBusy: boolean): Promise<unknown> {
  const page = await run.browser.newPage();
  await page.goto(addressOf('kept'));
  await page.waitForFunction(isReadyToLeave);
  await page.evaluate(beforeLeaving, isBusy);
  await page.goto(addressOf('next'));
  await page.evaluate(() => history.back());
  await page.waitForFunction(isReadyToLeave);
  const told = await page.evaluate(afterReturn);
  await page.close();
  return told;
}

/** As a person does it, in the options page. */
export async function switchOnClaude(run: FirefoxRun): Promise<void> {
  const options: Page = await run.openOptions();
  const control = await options.waitForSelector('::-p-aria([name="Claude"][role="switch"])');
  await control?.click();
  await options.waitForSelector('[role="switch"]:checked, [role="switch"][aria-checked="true"]');
  await options.close();
}
