import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Practice, startPractice } from '../../practice/server';
import { type FirefoxRun, launchFirefox } from '../harness/firefox';
import { firefoxBuild, soon } from '../harness/story';

/** A site that is on no list, in the other engine: watched, found, saved, and falling. */
describe('in Firefox, a site of one’s own', () => {
  let practice: Practice;
  let run: FirefoxRun;
  let popup: Page;
  let options: Page;
  let site: Page;

  beforeAll(async () => {
    practice = await startPractice();
    run = await launchFirefox({ extensionDir: firefoxBuild, practice });
    popup = await run.openPopup();
    options = await run.openOptions();
  });
  afterAll(async () => {
    await run?.close();
    await practice?.close();
  });

  const press = async (page: Page, name: string) => {
    const button = await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
    await button?.click();
  };
  const sitesText = () => options.$$eval('#sites', ([section]) => section?.textContent ?? '');
  const popupText = () => popup.$$eval('main', ([main]) => main?.textContent ?? '');

  it('is opened and watched by a click in the options', async () => {
    await press(options, 'Point at a site');
    const field = await options.waitForSelector('#sites form input');
    await field?.type('app.acme.example/studio');
    await press(options, 'Watch this site');
    const target = await run.browser.waitForTarget((one) =>
      one.url().startsWith('https://app.acme.example/'),
    );
    site = (await target.page()) ?? expect.fail('The site was not opened.');
    await site.waitForSelector('#usage .meter');
    // What a page asks before it is known what to watch is missed, so as a person would: once more.
    await soon(
      async () => {
        await site.reload();
        await site.waitForSelector('#usage .meter');
        return sitesText();
      },
      (text) => text.includes('wallet.remaining'),
      20_000,
    );
  });

  it('tells which number is which when something is made', async () => {
    await press(site, 'Make clip');
    await soon(sitesText, (text) => text.includes('it fell by 12 after something was sent'), 10_000);
    expect(await sitesText()).toContain('“remaining” fell by it');
  });

  it('is saved by a click, stands in the popup, and falls with what it makes', async () => {
    await press(options, 'Save and switch on');
    await soon(popupText, (text) => text.includes('Acme') && text.includes('76'), 10_000);
    await press(site, 'Make clip');
    await soon(popupText, (text) => text.includes('64'), 10_000);
    expect(practice.acme.creditsLeft).toBe(64);
  });
});
