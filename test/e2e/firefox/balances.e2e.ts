import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Practice, startPractice } from '../../practice/server';
import { type FirefoxRun, launchFirefox } from '../harness/firefox';
import { firefoxBuild, pages, soon } from '../harness/story';

/** The main job once more, in the other engine: from the switch to the warning. */
describe('a person with Firefox', () => {
  let practice: Practice;
  let run: FirefoxRun;
  let popup: Page;

  beforeAll(async () => {
    practice = await startPractice();
    run = await launchFirefox({ extensionDir: firefoxBuild, practice });
    popup = await run.openPopup();
  });
  afterAll(async () => {
    await run?.close();
    await practice?.close();
  });

  async function visit(url: string): Promise<Page> {
    const page = await run.browser.newPage();
    await page.goto(url);
    return page;
  }

  const cardText = (name: string) =>
    popup.$$eval(
      'article',
      (cards, wanted) => cards.find((card) => card.textContent?.includes(wanted))?.textContent ?? '',
      name,
    );

  const toolbar = () =>
    popup.evaluate(async () => {
      const { action } = (globalThis as unknown as { browser: typeof chrome }).browser;
      return { text: await action.getBadgeText({}), title: await action.getTitle({}) };
    });

  it('switches platforms on by a click in the options, and sees their balances', async () => {
    const options = await run.openOptions();
    for (const name of ['Claude', 'ChatGPT', 'Suno']) {
      const control = await options.waitForSelector(`::-p-aria([name="${name}"][role="switch"])`);
      await control?.click();
      await soon(
        () =>
          options.$$eval(
            '[role="switch"]',
            (all) =>
              all.filter(
                (one) => one.getAttribute('aria-checked') === 'true' || (one as HTMLInputElement).checked,
              ).length,
          ),
        (on) => on > 0,
      );
    }
    await options.close();
    for (const url of [pages.claude, pages.chatgpt, pages.suno]) await visit(url);
    await soon(
      () => cardText('Claude'),
      (text) => text.includes('58%'),
      10_000,
    );
    await soon(
      () => cardText('ChatGPT'),
      (text) => text.includes('120'),
      10_000,
    );
    await soon(
      () => cardText('Suno'),
      (text) => text.includes('760'),
      10_000,
    );
  });

  it('makes a song, and sees the balance fall within 2 s', async () => {
    const page = await visit(pages.suno);
    await soon(
      () => page.$$eval('#credits', ([element]) => element?.textContent ?? ''),
      (text) => text === '760',
    );
    await page.click('button[aria-label="Create song"]');
    expect(
      await soon(
        () => cardText('Suno'),
        (text) => text.includes('750'),
        2000,
      ),
    ).toBeLessThan(2000);
    await page.close();
  });

  it('sends a message to Claude, and sees the 5-hour window fall by the stream’s own word', async () => {
    const page = await visit(pages.claude);
    await page.waitForSelector('[data-testid="chat-input"]');
    await page.type('[data-testid="chat-input"]', 'How many credits are in a gauge?');
    await page.click('button[aria-label^="Send"]');
    await soon(
      () => cardText('Claude'),
      (text) => text.includes('55%'),
    );
    await page.close();
  });

  it('keeps both in its history, and shows in today’s spend and in the insights where they went', async () => {
    await soon(
      () => cardText('Suno'),
      (text) => text.includes('10 credits today'),
    );
    const insights = await run.openInsights();
    await soon(
      () => insights.$$eval('main', ([main]) => (main as HTMLElement | undefined)?.innerText ?? ''),
      (text) => text.includes('1 message') || text.includes('10 credits'),
      10_000,
    );
    await insights.close();
  });

  it('crosses the threshold: the badge turns, and the page warns', async () => {
    practice.suno.setCredits(28);
    const page = await visit(pages.suno);
    await soon(
      toolbar,
      ({ text, title }) => text === '28' && /Suno.*28 of 2,500 credits left.*almost empty/.test(title),
    );
    // The warning's shadow root is closed even to us; that its host stands in the page is what a page could see.
    await soon(
      () => page.$$eval('[data-credit-gauge="warning"]', (hosts) => hosts.length),
      (count) => count === 1,
    );
    await page.close();
  });

  it('spoke to nobody but the platforms', () => {
    expect(practice.log.strangers).toEqual([]);
  });
});
