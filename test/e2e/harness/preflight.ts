import type { Locator, Page } from 'playwright-core';
import { platforms } from '../../../lib/platforms';
import { type AccessibleNode, accessibleNodes, clickAccessible, waitForAccessible } from './accessible';
import { inContentScript } from './isolated-world';
import { type Story, soon } from './story';

/** The row of a platform in the options, "Before you send". */
export function beforeSend(options: Page, platform: string): Locator {
  const name = platforms.find(({ id }) => id === platform)?.name ?? platform;
  return options.getByRole('group', { name, exact: true });
}

/** Asks to be asked above so many units, or so many percent, on a platform that is on, as a person does. */
export async function askAbove(
  story: Story,
  platform: string,
  value: number,
  kind: 'units' | 'percent' = 'units',
): Promise<void> {
  const options = await story.openOptions();
  const row = beforeSend(options, platform);
  const asks = row.getByRole('switch', { name: 'Ask before expensive requests' });
  if (!(await asks.isChecked())) await asks.click();
  await row.getByRole('button', { name: /limit/ }).click();
  await row.getByLabel('Ask above', { exact: true }).fill(String(value));
  await row.getByLabel('Ask above: in').selectOption(kind);
  await row.getByRole('button', { name: 'Save limit' }).click();
  await row.getByText(/^Also above /).waitFor();
  await options.close();
}

/** How many creates have reached Suno. */
export function creates({ practice }: Story): number {
  return practice.log.all.filter(({ path, method }) => method === 'POST' && path.includes('generate')).length;
}

export async function isAsked(page: Page, headline: RegExp = /./): Promise<void> {
  await waitForAccessible(page, 'dialog', headline);
}

export async function isNotAsked(page: Page): Promise<void> {
  await soon(
    () => accessibleNodes(page),
    (nodes) => !nodes.some(({ role }) => role === 'dialog'),
  );
}

/** Waits until the dialog takes an answer; gives its button of this name. */
export function waitForButton(page: Page, name: 'Send' | 'Cancel'): Promise<AccessibleNode> {
  return waitForAccessible(page, 'button', new RegExp(`^${name}$`), { isEnabled: true });
}

/** Presses a button of the dialog, once it takes an answer. */
export async function press(page: Page, name: 'Send' | 'Cancel'): Promise<void> {
  await clickAccessible(page, await waitForButton(page, name));
}

/** Waits until a page can be asked about: the dialog's script comes a moment after the page. */
export async function untilReady(story: Story, page: Page): Promise<void> {
  const isThere = "globalThis[Symbol.for('credit-gauge.loaded')]?.createOverlay !== undefined";
  await soon(
    () => inContentScript(page, story.extensionId, isThere),
    (answer) => answer === 'true',
  );
  // The content script hears of it, and of the balance, a little later still.
  await page.waitForTimeout(200);
}

/** The same on a first visit of Suno, where no balance is known yet: creates songs until one is asked about. */
export async function untilAsked(page: Page): Promise<void> {
  await soon(
    async () => {
      await startCreate(page);
      await page.waitForTimeout(300);
      return page.locator('[data-credit-gauge="ask"]').count();
    },
    (count) => count === 1,
    15_000,
  );
  await press(page, 'Cancel');
  await outcomeOf(page);
}

/** Where Suno's songs are made. */
export const CREATE = 'https://studio-api-prod.suno.com/api/generate/v2-web/';

/**
 * Starts a create from Suno's page, without a click on anything; what becomes of it is its `outcomeOf`. After that the
 * page is `busy` for so long (ms).
 */
export async function startCreate(page: Pick<Page, 'evaluate'>, busy = 0): Promise<void> {
  await page.evaluate(
    async ([address, ms]) => {
      const world = globalThis as unknown as Starting;
      world.outcome = '';
      const token = await world.Clerk.session.getToken();
      fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ mv: 'chirp-fenix', prompt: 'la' }),
      }).then(
        ({ status }) => (world.outcome = String(status)),
        ({ name }) => (world.outcome = name),
      );
      for (const end = performance.now() + ms; performance.now() < end; );
    },
    [CREATE, busy] as const,
  );
}

interface Starting {
  outcome: string;
  readonly Clerk: { readonly session: { getToken(): Promise<string> } };
}

export function outcomeNow(page: Pick<Page, 'evaluate'>): Promise<string> {
  return page.evaluate(() => (globalThis as unknown as Starting).outcome);
}

/** The status of the answer, or the name of the error. */
export async function outcomeOf(page: Pick<Page, 'evaluate'>): Promise<string> {
  let outcome = '';
  await soon(
    async () => {
      outcome = await outcomeNow(page);
      return outcome;
    },
    (text) => text !== '',
  );
  return outcome;
}
