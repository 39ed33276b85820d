import { browser } from '../browser';
import { PRIVATE } from '../storage/private-state';
import type { Windows } from '../windows';

/**
 * The account that a tab's page was last seen to use, for answers that don't say whose they are. In
 * session storage: it outlives the worker, which is stopped after 30 s, but not the browser. That of a private tab
 * is kept with all that is known of private windows, and erased with it.
 */
const keyOf = (windows: Windows, tabId: number): string =>
  `${windows === 'private' ? PRIVATE : ''}tab:${tabId}`;

export async function tabAccount(windows: Windows, tabId: number): Promise<string | undefined> {
  const key = keyOf(windows, tabId);
  const { [key]: account } = await browser.storage.session.get(key);
  return typeof account === 'string' ? account : undefined;
}

export async function rememberTabAccount(windows: Windows, tabId: number, account: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(windows, tabId)]: account });
}

export async function forgetTab(tabId: number): Promise<void> {
  await browser.storage.session.remove([keyOf('ordinary', tabId), keyOf('private', tabId)]);
}
