import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT, Entra, TENANT } from '../../practice/entra';
import { GOOGLE_CLIENT, GOOGLE_SECRET, Google } from '../../practice/google';
import { type Practice, startPractice } from '../../practice/server';
import { type FirefoxRun, launchFirefox } from '../harness/firefox';
import { pause } from '../harness/pause';
import { firefoxBuild, soon } from '../harness/story';

const form = 'form[aria-label="Connect a console"]';
const wordsOf = (page: Page, selector: string) =>
  page.$eval(selector, (node) => (node as HTMLElement).innerText).catch(() => '');
const fill = async (page: Page, label: string, text: string) =>
  (await page.waitForSelector(`::-p-aria([name="${label}"])`))?.type(text);

/** Presses Connect and, `readingMs` later, Accept in the window that the browser opens. */
async function connect(run: FirefoxRun, options: Page, authorize: string, readingMs: number): Promise<void> {
  const opened = run.browser.waitForTarget((target) => target.url().includes(authorize), { timeout: 15_000 });
  await (await options.waitForSelector('::-p-aria([name="Connect"][role="button"])'))?.click();
  const page = await (await opened).page();
  await pause(readingMs);
  // The window goes away under the click.
  await page?.click('button[formaction="/allow"]').catch(() => undefined);
}

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

  it('is shown the redirect URL of this browser', async () => {
    await options.select(`${form} select`, 'azure');
    entra.redirect = await options.$eval(`${form} input[readonly]`, (input) => input.value);
    expect(entra.redirect).toMatch(/^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\/$/);
  });

  it('connects, though the background would be idle meanwhile, and reads the credits', async () => {
    await fill(options, 'Application (client) ID', CLIENT);
    await fill(options, 'Directory (tenant) ID', TENANT);
    await connect(run, options, '/authorize?', 5_000);
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

describe('a person with Google Cloud and Firefox', () => {
  const google = new Google();
  let practice: Practice;
  let run: FirefoxRun;

  beforeAll(async () => {
    practice = await startPractice({ guest: google });
    run = await launchFirefox({ extensionDir: firefoxBuild, practice });
  });
  afterAll(async () => {
    await run?.close();
    await practice?.close();
  });

  it('connects with the secret that Google wants, and reads the budget', async () => {
    const options = await run.openOptions();
    await options.select(`${form} select`, 'google-cloud');
    google.redirect = await options.$eval(`${form} input[readonly]`, (input) => input.value);
    await fill(options, 'Client ID', GOOGLE_CLIENT);
    await fill(options, 'Client secret', GOOGLE_SECRET);
    await connect(run, options, '/o/oauth2/v2/auth?', 500);
    await soon(
      async () => `${await wordsOf(options, '#connections')} ${google.grants}`,
      (words) => words.includes('Reads Acme AI'),
      20_000,
    );
    expect(google.grants).toEqual(['code']);
    const popup = await run.openPopup();
    await soon(
      () => wordsOf(popup, 'article'),
      (words) => words.includes('Budget AI cap') && words.includes('$50'),
    );
  });
});
