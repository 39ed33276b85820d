import { browser } from '../browser';

/**
 * A window with the vendor's own page; closes by itself when the vendor sends it to our redirect URL, and gives that
 * address. Rejects where the person closed it, where it could not be loaded, or where, not `interactive`, it has anything
 * to show. Chromium keeps the worker alive as long as it is open.
 */
export async function showVendor(url: string, interactive: boolean): Promise<string> {
  const redirectedTo = await browser.identity.launchWebAuthFlow({ url, interactive });
  if (typeof redirectedTo !== 'string') throw new Error('The browser gave no address.');
  return redirectedTo;
}
