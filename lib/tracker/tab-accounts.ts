import { browser } from '../browser';

/**
 * The account that a tab's page was last seen to use, for answers that don't say whose they are. In
 * session storage: it outlives the worker, which is stopped after 30 s, but not the browser.
 */
const keyOf = (tabId: number): string => `tab:${tabId}`;

export async function tabAccount(tabId: number): Promise<string | undefined> {
  const { [keyOf(tabId)]: account } = await browser.storage.session.get(keyOf(tabId));
  return typeof account === 'string' ? account : undefined;
}

export async function rememberTabAccount(tabId: number, account: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(tabId)]: account });
}

export async function forgetTab(tabId: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tabId));
}
