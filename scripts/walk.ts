import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { waitForAccessible } from '../test/e2e/harness/accessible';
import type { ChromiumRun } from '../test/e2e/harness/chromium';
import type { Practice } from '../test/practice/server';

/** What a step has at hand. */
interface Stage {
  readonly practice: Practice;
  readonly popup: Page;
  readonly options: Page;
  /** A tab on this address, the same one each time. */
  site(url: string): Promise<Page>;
  /** Leaves a screenshot in light and one in dark. */
  picture(page: Page, name: string): Promise<void>;
}

const claude = 'https://claude.ai/new';
const chatgpt = 'https://chatgpt.com/';
const suno = 'https://suno.com/create';

/** What the practice accounts start with, as the popup writes it. */
const balances = [
  ['Claude', '58%'],
  ['ChatGPT', '120'],
  ['Suno', '760'],
  ['OpenRouter', '$18.10'],
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
      for (const { name } of practice.sites) {
        await options.getByRole('switch', { name }).click();
        await options.getByRole('switch', { name, checked: true }).waitFor();
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
      for (const url of [claude, chatgpt, suno]) await site(url);
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

/** A platform's card in the popup. */
function card(popup: Page, name: string) {
  return popup.getByRole('article', { name });
}
