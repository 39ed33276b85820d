import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT, Entra, TENANT } from '../../practice/entra';
import { type Practice, startPractice } from '../../practice/server';
import { type FirefoxRun, launchFirefox } from '../harness/firefox';
import { firefoxBuild, soon } from '../harness/story';

/** What differs in Firefox: the identity API is there from the start, and the redirect URL and the Origin are its own. */
describe('a person with Azure and Firefox', () => {
  const entra = new Entra();
  let practice: Practice;
  let run: FirefoxRun;
  let options: Page;

  beforeAll(async () => {
    practice = await startPractice({ guest: entra });
    // Idle sooner than a person has read the consent page.
    run = await launchFirefox({ extensionDir: firefoxBuild, practice, backgroundIdleMs: 2_000 });
    options = await run.openOptions();
  });
  afterAll(async () => {
    await run?.close();
    await practice?.close();
  });

  const form = 'form[aria-label="Connect a console"]';
  const wordsOf = (page: Page, selector: string) =>
    page.$eval(selector, (node) => (node as HTMLElement).innerText).catch(() => '');

  it('is shown the redirect URL of this browser', async () => {
    await options.select(`${form} select`, 'azure');
    entra.redirect = await options.$eval(`${form} input[readonly]`, (input) => input.value);
    expect(entra.redirect).toMatch(/^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\/$/);
  });

  it('connects, though the background would be idle meanwhile, and reads the credits', async () => {
    await (await options.waitForSelector('::-p-aria([name="Application (client) ID"])'))?.type(CLIENT);
    await (await options.waitForSelector('::-p-aria([name="Directory (tenant) ID"])'))?.type(TENANT);
    const opened = run.browser.waitForTarget((target) => target.url().includes('/authorize?'), {
      timeout: 15_000,
    });
    await (await options.waitForSelector('::-p-aria([name="Connect"][role="button"])'))?.click();
    const page = await (await opened).page();
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    await page?.click('a[href^="/allow"]').catch(() => undefined);
    await soon(
      async () => `${await wordsOf(options, '#connections')} ${entra.grants}`,
      (words) => words.includes('Reads Contoso AI'),
      20_000,
    );
    expect(entra.grants).toEqual(['code']);
    const popup = await run.openPopup();
    await soon(
      () => wordsOf(popup, 'article'),
      (words) => words.includes('$612.40'),
    );
  });
});
