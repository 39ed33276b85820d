import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Practice, startPractice } from '../../practice/server';
import { type FirefoxRun, launchFirefox } from '../harness/firefox';
import { accessibleInFirefox, waitInFirefox } from '../harness/firefox-accessible';
import { posts } from '../harness/stories/told';
import { firefoxBuild, soon } from '../harness/story';

/** The story of test/e2e/chromium/stories.e2e.ts in the other engine: a price table and an XHR, a quote and tRPC. */
const stories = [
  {
    name: 'Suno',
    url: 'https://suno.com/create',
    own: '#credits',
    left: ({ suno }: Practice) => suno.creditsLeft,
    received: (practice: Practice) => posts(practice, /\/generate\/v2-web/),
    before: () => {},
    write: (page: Page) => page.type('.lyrics-editor-content', 'La la'),
    send: 'button[aria-label="Create song"]',
    answered: /♪/,
    cancelled: /could not be created/,
    unknown: undefined,
    settings: [{ choose: async () => {}, price: 10 }],
    limit: 5,
    price: 10,
    refund: undefined,
  },
  {
    name: 'Civitai',
    url: 'https://civitai.com/generate',
    own: '#buzz .meter span:nth-child(2)',
    left: ({ civitai }: Practice) => civitai.buzzLeft.blue,
    received: ({ civitai }: Practice) => civitai.workflows.length,
    before: ({ civitai }: Practice) => civitai.hidePrices(),
    write: (page: Page) => page.type('#prompt', 'A calm picture'),
    send: '#generate',
    answered: /Job /,
    cancelled: /Cancelled/,
    unknown: { price: 5, after: ({ civitai }: Practice) => civitai.tellPrices() },
    settings: [
      { choose: (page: Page) => page.select('#size', '1:4'), price: 2 },
      { choose: (page: Page) => page.select('#size', '1:1'), price: 5 },
      { choose: (page: Page) => page.select('#quantity', '2'), price: 10 },
    ],
    limit: 8,
    price: 10,
    refund: ({ civitai }: Practice) => civitai.failNextJob(),
  },
] as const;

let practice: Practice;
let run: FirefoxRun;
let popup: Page;
let options: Page;
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

const cardText = (name: string) =>
  popup.$$eval(
    'article',
    (cards, wanted) => cards.find((card) => card.textContent?.includes(wanted))?.textContent ?? '',
    name,
  );

/** As a person does, in the options: "Before you send". */
async function askAbove(name: string, limit: number): Promise<void> {
  /** What fits in the platform's row, once it is there. */
  const inRow = async (selector: string, words = '') => {
    const found = await options.waitForFunction(
      (wanted, inside, text) => {
        const rows = [...document.querySelectorAll('.before-send')];
        const row = rows.find((one) => one.querySelector('h3')?.textContent?.endsWith(wanted));
        return [...(row?.querySelectorAll(inside) ?? [])].find((one) => one.textContent?.includes(text));
      },
      { timeout: 10_000 },
      name,
      selector,
      words,
    );
    return found.asElement() as ElementHandle;
  };
  await (await inRow('[role="switch"]')).click();
  await (await inRow('button', 'Set a limit')).click();
  await (await inRow('input[inputmode="decimal"]')).type(String(limit));
  // Of what was never read it is not known what it counts in.
  await (await inRow('form select')).select('units');
  await (await inRow('button[type="submit"]')).click();
  await inRow('.field-hint', 'Also above');
}

describe.each(stories)('in Firefox, $name', (told) => {
  let page: Page;
  const left = () => told.left(practice);
  const received = () => told.received(practice);
  const cardSays = (amount: number) =>
    soon(
      () => cardText(told.name),
      (text) => text.includes(String(amount)),
    );
  const previews = (price: number, before = left()) =>
    waitInFirefox(
      run.browser,
      'pushbutton',
      new RegExp(`^(≈ )?${price} credits · (about )?${before} → ${before - price}( |$)`),
    );
  const said = async (words: RegExp) => {
    const texts = await page.$$eval('[role="log"] .said:not(.mine)', (lines) =>
      lines.map((line) => line.textContent ?? ''),
    );
    return texts.filter((text) => words.test(text)).length;
  };
  /** Sends, answers the dialog if there is to be one, and waits for what the page says. */
  const send = async (words: RegExp, answer?: 'Send' | 'Cancel') => {
    const [before, arrived] = [await said(words), received()];
    await told.write(page);
    await page.click(told.send);
    if (answer !== undefined) {
      await waitInFirefox(run.browser, 'dialog', new RegExp(`uses (about )?${told.price} of your`));
      expect(received()).toBe(arrived);
      await waitInFirefox(run.browser, 'pushbutton', /^Send$/);
      // To the box, to Cancel, to Send.
      if (answer === 'Send') for (let tab = 0; tab < 3; tab++) await page.keyboard.press('Tab');
      await page.keyboard.press(answer === 'Send' ? 'Enter' : 'Escape');
    }
    await soon(
      () => said(words),
      (count) => count > before,
    );
    expect(received()).toBe(arrived + (answer === 'Cancel' ? 0 : 1));
    await soon(
      () => accessibleInFirefox(run.browser),
      (all) => !all.some(({ role }) => role === 'dialog'),
    );
  };

  beforeAll(async () => {
    await options.bringToFront();
    await (await options.waitForSelector(`::-p-aria([name="${told.name}"][role="switch"])`))?.click();
    await askAbove(told.name, told.limit);
    told.before(practice);
    page = await run.browser.newPage();
    await page.goto(told.url);
    await soon(
      // It may not be there yet.
      () => page.$$eval(told.own, ([element]) => element?.textContent ?? ''),
      (text) => /\d/.test(text),
    );
  });
  afterAll(() => page?.close());

  it('reads what is left', async () => {
    await cardSays(left());
  });

  const { unknown, refund } = told;
  if (unknown !== undefined)
    it('learns what nobody tells, unasked', async () => {
      await waitInFirefox(run.browser, 'pushbutton', /^price unknown · .* left$/);
      await send(told.answered);
      await cardSays(left());
      await previews(unknown.price);
      unknown.after(practice);
    });

  it('previews what is chosen, as the site prices it', async () => {
    for (const { choose, price } of told.settings) {
      await choose(page);
      await previews(price);
    }
  });

  it('asks before what costs more than the person’s limit, and sends nothing when they cancel', async () => {
    const before = left();
    await send(told.cancelled, 'Cancel');
    expect(left()).toBe(before);
    await cardSays(before);
  });

  it('lets it go once when they say so, and the balance falls as previewed', async () => {
    const before = left();
    await send(told.answered, 'Send');
    await cardSays(before - told.price);
    expect(left()).toBe(before - told.price);
    await previews(told.price);
  });

  if (refund !== undefined)
    it('has back what was paid for one that failed', async () => {
      const before = left();
      refund(practice);
      await send(told.answered, 'Send');
      await soon(
        async () => left(),
        (now) => now === before,
      );
      await cardSays(before);
      await previews(told.price, before);
    });
});

it('spoke to nobody but the platforms', () => {
  expect(practice.log.strangers).toEqual([]);
});
