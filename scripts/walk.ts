import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { localZone } from '../lib/zone';
import { clickAccessible, waitForAccessible } from '../test/e2e/harness/accessible';
import type { ChromiumRun } from '../test/e2e/harness/chromium';
import { practiceHistory } from '../test/practice/history';
import type { Practice } from '../test/practice/server';

/** What a step has at hand. */
interface Stage {
  readonly practice: Practice;
  readonly popup: Page;
  readonly options: Page;
  /** A new tab with the insights. */
  insights(): Promise<Page>;
  /** A tab on this address, the same one each time. */
  site(url: string): Promise<Page>;
  /** Leaves a screenshot in light and one in dark. */
  picture(page: Page, name: string): Promise<void>;
}

const claude = 'https://claude.ai/new';
const chatgpt = 'https://chatgpt.com/';
const suno = 'https://suno.com/create';
const runway = 'https://app.runwayml.com/';
/** On no list of ours. */
const acme = 'https://app.acme.example/studio';

/** Those that the walk goes to. */
const walked = ['Claude', 'ChatGPT', 'Suno', 'OpenRouter', 'Runway'];

/** What the practice accounts start with, as the popup writes it. */
const balances = [
  ['Claude', '58%'],
  ['ChatGPT', '120'],
  ['Suno', '760'],
  ['OpenRouter', '$18.10'],
  ['Runway', '2,000'],
] as const;

const steps: readonly (readonly [string, (stage: Stage) => Promise<void>])[] = [
  [
    'The popup of a newcomer says what to do',
    async ({ popup, picture }) => {
      await popup.getByRole('button', { name: 'Switch on Suno' }).waitFor();
      await picture(popup, 'popup-empty');
    },
  ],
  [
    'Platforms are switched on in the options, and a key is entered',
    async ({ practice, options, picture }) => {
      for (const name of walked) {
        await options.getByRole('switch', { name, exact: true }).click();
        await options.getByRole('switch', { name, exact: true, checked: true }).waitFor();
      }
      await options.getByLabel('OpenRouter key').fill(practice.openrouter.managementKey);
      await options.getByRole('button', { name: 'Save key' }).click();
      await options.getByText('The key for OpenRouter is saved.').waitFor();
      await picture(options, 'options');
    },
  ],
  [
    'Their balances appear',
    async ({ popup, site, picture }) => {
      for (const url of [claude, chatgpt, suno, runway]) await site(url);
      for (const [name, number] of balances) await card(popup, name).getByText(number).first().waitFor();
      await picture(popup, 'popup-balances');
    },
  ],
  [
    'A song is made, and the balance falls',
    async ({ popup, site, picture }) => {
      const page = await site(suno);
      await page.locator('.lyrics-editor-content').fill('Ten credits for two songs');
      await page.getByRole('button', { name: 'Create song' }).click();
      await card(popup, 'Suno').getByText('750').first().waitFor();
      await picture(page, 'page-suno');
      await picture(popup, 'popup-after-song');
    },
  ],
  [
    'Beside the prompt box stands what the draft costs, by the site’s own word, and what is left after it',
    async ({ site, picture }) => {
      const page = await site(runway);
      await page.getByLabel('Prompt').fill('A quiet harbour in the morning, boats coming in');
      await waitForAccessible(page, 'button', /25 credits.*2,000.*1,975/);
      await page.getByLabel('Duration').selectOption({ index: 1 });
      await waitForAccessible(page, 'button', /50 credits.*2,000.*1,950/);
      await picture(page, 'page-runway-preview');
    },
  ],
  [
    'Above a limit the request is held: cancelled, the page goes on by itself; sent, it leaves once',
    async ({ practice, options, site, picture }) => {
      await options.bringToFront();
      const row = options.getByRole('group', { name: 'Runway', exact: true });
      const asks = row.getByRole('switch', { name: 'Ask before expensive requests' });
      await asks.click();
      await row.getByRole('button', { name: /limit/ }).click();
      await row.getByLabel('Ask above', { exact: true }).fill('40');
      await row.getByRole('button', { name: 'Save limit' }).click();
      await row.getByText('Also above 40 credits').waitFor();
      await picture(options, 'options-before-send');
      const page = await site(runway);
      for (const answer of ['Cancel', 'Send']) {
        await page.getByLabel('Prompt').fill('A quiet harbour in the morning, boats coming in');
        await page.getByRole('button', { name: /^Generate/ }).click();
        await waitForAccessible(page, 'dialog', /50/);
        // It takes no answer in its first moment.
        await page.waitForTimeout(800);
        if (answer === 'Cancel') await picture(page, 'page-runway-asked');
        await page.waitForTimeout(800);
        await clickAccessible(page, await waitForAccessible(page, 'button', new RegExp(`^${answer}$`)));
        if (answer === 'Cancel')
          await page
            .getByText(/cancelled/i)
            .first()
            .waitFor();
        if (practice.runway.counts.starts > (answer === 'Cancel' ? 0 : 1))
          throw new Error('More requests left than were let go.');
      }
      await waitForAccessible(page, 'button', /50 credits.*1,950.*1,900/);
    },
  ],
  [
    'A site that we never heard of is pointed at: its numbers are found, and it stands beside the others',
    async ({ popup, options, site, picture }) => {
      await options.bringToFront();
      const sites = options.locator('#sites');
      await sites.getByRole('button', { name: 'Point at a site' }).click();
      await sites.getByLabel('Address of the site').fill(acme);
      await sites.getByRole('button', { name: 'Watch this site' }).click();
      await sites.getByRole('heading', { name: 'Watching app.acme.example' }).waitFor();
      const page = await site(acme);
      // Until it is known what to watch, nothing is.
      await sites.getByText('wallet.remaining', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Make clip' }).click();
      await page.getByText('▶').waitFor();
      await options.bringToFront();
      await sites.getByText(/fell by 12 after something was sent/).waitFor();
      await picture(options, 'options-pointing');
      await sites.getByRole('button', { name: 'Save and switch on' }).click();
      await card(popup, 'Acme').getByText('76').first().waitFor();
      await picture(popup, 'popup-own-site');
    },
  ],
  [
    'A trial that expires is typed in; the card says when',
    async ({ popup, options, picture }) => {
      await options.getByRole('button', { name: 'Add credit' }).click();
      const form = options.getByRole('form', { name: 'New plan or credit' });
      await form.getByLabel('Platform').selectOption({ label: 'Suno' });
      await form.getByLabel('Kind').selectOption({ label: 'Trial' });
      await form.getByLabel('Amount').fill('300');
      await form.getByLabel('Unit').selectOption({ label: 'credits' });
      await form.getByLabel('Expires').selectOption({ label: 'On a date' });
      await form.getByLabel('Last day').fill(inTenDays());
      await form.getByRole('button', { name: 'Save' }).click();
      await card(popup, 'Suno')
        .getByText(/300 expire/)
        .waitFor();
      await picture(options, 'options-credits');
    },
  ],
  [
    'Eight weeks of history are imported, and the insights tell where it went',
    async ({ popup, options, insights, picture }) => {
      await options.getByLabel('Import a file').setInputFiles({
        name: 'practice-history.json',
        mimeType: 'application/json',
        buffer: Buffer.from(practiceHistory(Date.now(), localZone())),
      });
      await options.getByRole('button', { name: 'Import', exact: true }).click();
      await options
        .getByText(/imported/i)
        .first()
        .waitFor();
      const page = await insights();
      await page.getByRole('heading', { name: 'Burn-down' }).waitFor();
      // What stands further down is read when it comes into view.
      await page.getByRole('heading', { name: 'Calendar' }).scrollIntoViewIfNeeded();
      await page.getByText(/^[\d,]+ spends on \d+ days/).waitFor();
      await page.getByRole('heading', { name: 'Busiest hours' }).scrollIntoViewIfNeeded();
      await page.getByText(/^Most on /).waitFor();
      await picture(page, 'insights');
      await picture(popup, 'popup-forecast');
      await page.close();
    },
  ],
  [
    'Under the threshold, the page warns before the next song',
    async ({ practice, popup, site, picture }) => {
      practice.suno.nearlyEmpty();
      const page = await site(suno);
      await page.reload();
      await page.locator('.lyrics-editor-content').click();
      // The warning's shadow root is closed; what a screen reader gets of it is not.
      await waitForAccessible(page, 'StaticText', /18 of 2,500 credits left/);
      await picture(page, 'page-suno-warning');
      await picture(popup, 'popup-low');
    },
  ],
  [
    'Signed out of ChatGPT, the card says so and keeps the last number',
    async ({ practice, popup, site, picture }) => {
      practice.chatgpt.signOut();
      const page = await site(chatgpt);
      await page.reload();
      await popup.getByRole('button', { name: 'Refresh' }).click();
      await card(popup, 'ChatGPT')
        .getByText(/signed out/i)
        .first()
        .waitFor();
      await picture(popup, 'popup-signed-out');
    },
  ],
];

/** Goes through the story of the product on the practice sites. The number of screenshots left in `folder`. */
export async function walk(run: ChromiumRun, practice: Practice, folder: string): Promise<number> {
  const [popup, options] = [await run.openPopup(), await run.openOptions()];
  await popup.setViewportSize({ width: 380, height: 600 });
  const tabs = new Map<string, Page>();
  let pictures = 0;
  const stage: Stage = {
    practice,
    popup,
    options,
    insights: async () => {
      const page = await run.context.newPage();
      await page.setViewportSize({ width: 1100, height: 900 });
      await page.goto(`chrome-extension://${run.extensionId}/insights.html`);
      return page;
    },
    site: async (url) => {
      const page = tabs.get(url) ?? (await run.context.newPage());
      if (!tabs.has(url)) await page.goto(url);
      tabs.set(url, page);
      await page.bringToFront();
      return page;
    },
    picture: async (page, name) => {
      await page.bringToFront();
      // What sticks to the top belongs there on a picture of the whole page too.
      await page.evaluate(() => window.scrollTo(0, 0));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), fullPage: true });
        pictures++;
      }
      await page.emulateMedia({ colorScheme: null });
    },
  };
  for (const [title, step] of steps) {
    try {
      await step(stage);
    } catch (cause) {
      throw new Error(`The walk did not get through this step: ${title}.`, { cause });
    }
    console.log(`✓ ${title}`);
  }
  return pictures;
}

/** As a date field takes it. */
function inTenDays(): string {
  const date = new Date(Date.now() + 10 * 86_400_000);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** A platform's card in the popup. */
function card(popup: Page, name: string) {
  return popup.getByRole('article', { name, exact: true });
}
