import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FROM_PAGE } from '../../../lib/page/bridge-messages';
import { type Practice, startPractice } from '../../practice/server';
import { BATTERY, BatteryClaude } from '../battery/battery-claude';
import { failedIn, type Results, readBattery, startBattery, surprises } from '../battery/side';
import { unavoidableInFirefox } from '../battery/unavoidable';
import { type FirefoxRun, launchFirefox } from '../harness/firefox';
import { firefoxBuild } from '../harness/story';

interface Seen {
  readonly results: Results;
  /** How often our tap told of what it saw. */
  readonly told: number;
}

/** The whole battery in the other engine. */
describe('in Firefox, a page of a platform', () => {
  let practice: Practice;
  let run: FirefoxRun;
  let without: Seen;
  let withUs: Seen;

  async function battery(): Promise<Seen> {
    const page = await run.browser.newPage();
    await page.goto(BATTERY);
    await page.waitForFunction(() => 'runBattery' in globalThis);
    const told = await page.evaluateHandle((name) => {
      const counted = { events: 0 };
      document.addEventListener(name, () => counted.events++);
      return counted;
    }, FROM_PAGE);
    const results = readBattery(await page.evaluate(startBattery, {}));
    const seen = { results, told: await told.evaluate(({ events }) => events) };
    await page.close();
    return seen;
  }

  async function switchOnClaude(): Promise<void> {
    const options: Page = await run.openOptions();
    const control = await options.waitForSelector('::-p-aria([name="Claude"][role="switch"])');
    await control?.click();
    await options.waitForSelector('[role="switch"]:checked, [role="switch"][aria-checked="true"]');
    await options.close();
  }

  beforeAll(async () => {
    practice = await startPractice({ claude: new BatteryClaude() });
    run = await launchFirefox({ extensionDir: firefoxBuild, practice });
    without = await battery();
    await switchOnClaude();
    withUs = await battery();
  });
  afterAll(async () => {
    await run?.close();
    await practice?.close();
  });

  it('is watched once the platform is switched on, and not before', () => {
    expect(without.told).toBe(0);
    expect(withUs.told).toBeGreaterThan(100);
  });

  it('sees, asks and gets the same as without us', () => {
    expect(failedIn(without.results)).toEqual([]);
    expect(surprises(without.results, withUs.results, unavoidableInFirefox)).toEqual([]);
    expect(failedIn(withUs.results)).toEqual([]);
  });

  it('has no change of its nodes, while no warning is due', () => {
    expect(withUs.results['what changed in the page']).toEqual([]);
  });
});
