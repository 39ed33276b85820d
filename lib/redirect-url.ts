import { browser } from './browser';

/**
 * Where vendors send the browser after their consent page; no server is there. Firefox knows it by the identity API, which
 * it always gives; Chromium gives that API when it is asked for, but its address is documented:
 * https://developer.chrome.com/docs/extensions/reference/api/identity#method-getRedirectURL
 */
export function redirectUrl(): string {
  const identity: typeof browser.identity | undefined = browser.identity;
  return identity?.getRedirectURL() ?? `https://${browser.runtime.id}.chromiumapp.org/`;
}
