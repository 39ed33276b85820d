import type { Page } from 'playwright-core';
import { type AccessibleNode, accessibleNodes, clickAccessible, waitForAccessible } from './accessible';
import { type Story, soon } from './story';

/** Has the person ask to be asked above so many units on a platform. */
export async function askAbove(story: Story, platform: string, value: number): Promise<void> {
  const options = await story.openOptions();
  await options.evaluate(
    ([id, limit]) =>
      chrome.runtime.sendMessage({
        name: 'settings/preflight',
        args: { platform: id, preflight: { on: true, limit: { value: limit, in: 'units' } } },
      }),
    [platform, value] as const,
  );
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
