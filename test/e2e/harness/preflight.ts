import type { Locator, Page } from 'playwright-core';
import { platforms } from '../../../lib/platforms';
import { accessibleNodes, clickAccessible, waitForAccessible } from './accessible';
import { type Story, soon } from './story';

/** The dialog's buttons come alive 0.6 s after it is shown (SETTLE in components/inline/dialog.ts). */
export const SETTLED = 750;

/** The row of a platform in the options, "Before you send". */
export function beforeSend(options: Page, platform: string): Locator {
  const name = platforms.find(({ id }) => id === platform)?.name ?? platform;
  return options.getByRole('group', { name, exact: true });
}

/** Asks to be asked above so many units on a platform that is on, as a person does. */
export async function askAbove(story: Story, platform: string, value: number): Promise<void> {
  const options = await story.openOptions();
  const row = beforeSend(options, platform);
  const asks = row.getByRole('switch', { name: 'Ask before expensive requests' });
  if (!(await asks.isChecked())) await asks.click();
  await row.getByRole('button', { name: /limit/ }).click();
  await row.getByLabel('Ask above', { exact: true }).fill(String(value));
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

/** Presses a button of the dialog, once it takes an answer. */
export async function press(page: Page, name: string): Promise<void> {
  const button = await waitForAccessible(page, 'button', new RegExp(`^${name}$`));
  await page.waitForTimeout(SETTLED);
  await clickAccessible(page, button);
}
