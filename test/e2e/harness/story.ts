import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { platforms } from '../../../lib/platforms';
import { permissionPatterns } from '../../../lib/platforms/permissions';
import { type Practice, startPractice } from '../../practice/server';
import { type ChromiumOptions, type ChromiumRun, launchChromium } from './chromium';
import { pause } from './pause';

const output = join(import.meta.dirname, '../../../.output');
/** The very builds that people install. */
export const chromiumBuild = join(output, 'chrome-mv3');
export const firefoxBuild = join(output, 'firefox-mv3');

/** The pages of the practice sites on which people spend. */
export const pages = {
  claude: 'https://claude.ai/new',
  chatgpt: 'https://chatgpt.com/',
  suno: 'https://suno.com/create',
  openrouter: 'https://openrouter.ai/chat',
} as const;

export interface Story extends ChromiumRun {
  readonly practice: Practice;
}

/** A browser with the extension and practice sites of its own. */
export async function startStory(
  options: Pick<ChromiumOptions, 'inPrivateWindows' | 'grantApis' | 'keepsPages' | 'serves'> & {
    /** Access that the person gives to sites of their own, besides that to all platforms. */
    readonly grantSites?: readonly string[];
  } = {},
  practice?: Practice,
): Promise<Story> {
  const sites = practice ?? (await startPractice());
  try {
    const { grantSites = [], ...rest } = options;
    const run = await launchChromium({
      ...rest,
      extensionDir: chromiumBuild,
      practice: sites,
      grant: [...permissionPatterns(platforms), ...grantSites],
    });
    // What does not come within 10 s does not come: fail with the place rather than by the test's own time-out.
    run.context.setDefaultTimeout(10_000);
    return {
      ...run,
      practice: sites,
      close: async () => {
        await run.close();
        await sites.close();
      },
    };
  } catch (error) {
    await sites.close();
    throw error;
  }
}

/** Switches platforms on as a person does, in the options page. */
export async function switchOn(run: ChromiumRun, ...ids: readonly string[]): Promise<void> {
  const options = await run.openOptions();
  for (const id of ids) {
    const name = platforms.find((platform) => platform.id === id)?.name ?? id;
    await options.getByRole('switch', { name, exact: true }).click();
    await options.getByRole('switch', { name, exact: true, checked: true }).waitFor();
  }
  await options.close();
}

export async function visit(run: ChromiumRun, url: string): Promise<Page> {
  const page = await run.context.newPage();
  await page.goto(url);
  return page;
}

/** A platform's card in the popup. */
export function card(popup: Page, name: string) {
  return popup.getByRole('article', { name, exact: true });
}

/** Presses Refresh in the popup, as a person does: the button takes no click while it is at work. */
export async function refresh(popup: Page): Promise<void> {
  await untilRefreshed(popup);
  await popup.getByRole('button', { name: 'Refresh' }).click();
}

/**
 * The same where a page or an alarm may have begun a refresh just before: the first press joins that one, which may have
 * read already, and the second begins anew.
 */
export async function refreshAnew(popup: Page): Promise<void> {
  for (const _ of ['joins what is under way', 'begins anew']) await refresh(popup);
}

/** Waits until nothing is being refreshed any more that was asked for in this popup. */
export async function untilRefreshed(popup: Page): Promise<void> {
  await popup.locator('button[aria-label="Refresh"]:not([aria-busy="true"])').waitFor();
}

export interface Toolbar {
  readonly text: string;
  readonly title: string;
}

/** The toolbar's badge and title, as the browser shows them. */
export async function toolbar(run: ChromiumRun): Promise<Toolbar> {
  const worker = await run.worker();
  return worker.evaluate(async () => ({
    text: await chrome.action.getBadgeText({}),
    title: await chrome.action.getTitle({}),
  }));
}

/** Waits until `look` gives something that `fits`; the ms it took. Fails with the last thing seen. */
export async function soon<T>(
  look: () => Promise<T>,
  fits: (seen: T) => boolean,
  timeout = 10_000,
): Promise<number> {
  const start = Date.now();
  for (;;) {
    const seen = await look();
    if (fits(seen)) return Date.now() - start;
    if (Date.now() - start > timeout)
      throw new Error(`Not within ${timeout} ms. Last seen: ${JSON.stringify(seen)}`);
    await pause(50);
  }
}
