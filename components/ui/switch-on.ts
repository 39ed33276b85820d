import { browser } from '../../lib/browser';
import type { PlatformFacts } from '../../lib/platforms/platform';
import { send } from '../../lib/send';

/** What the browser is asked for when a platform is switched on: its origins, no others. */
export type Asked = Pick<PlatformFacts, 'id' | 'permissions'> & Partial<Pick<PlatformFacts, 'sessionIn'>>;

/**
 * Switches a platform on, from inside a click: the browser asks only then. True when the person agreed.
 *
 * The wish goes out first and nothing is awaited before the question: Firefox may close the popup at
 * its prompt, and then the background finishes alone (`permissions.onAdded`). A "no" takes it back.
 *
 * Rejects when the background can't be reached or the browser refuses to ask.
 */
export async function switchOn(platform: Asked): Promise<boolean> {
  const wish = send('platform/switch-on', { platform: platform.id });
  const question = askPermission(platform);
  const [, granted] = await Promise.all([wish, question.catch(() => false)]);
  if (!granted) await send('platform/switch-off', { platform: platform.id, erase: false });
  return question;
}

/** Asks (again) for a platform's origins, from inside a click. */
export function askPermission({ permissions, sessionIn }: Asked): Promise<boolean> {
  const api = sessionIn === 'oauth' ? optional('identity') : {};
  return browser.permissions.request({ origins: [...permissions], ...api });
}

/** Firefox has the identity API among those that can't be optional; it asks nobody about it, at no time. */
function optional(api: 'identity'): { permissions?: (typeof api)[] } {
  const { optional_permissions: declared = [] } = browser.runtime.getManifest();
  return (declared as readonly string[]).includes(api) ? { permissions: [api] } : {};
}

/** Asks for the permission to show desktop notifications, from inside a click. */
export function askNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] });
}
