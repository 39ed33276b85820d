import type { Browser } from 'puppeteer-core';
import type { AccessibleNode } from './accessible';
import { soon } from './story';

type Node = Pick<AccessibleNode, 'role' | 'name' | 'disabled'>;

/** What puppeteer speaks with Firefox by: it has no call for the browser's own window, nor for accessibility. */
interface BidiBrowser {
  readonly connection: { send(method: string, params: object): Promise<{ readonly result: unknown }> };
}

/**
 * All that has a name in Firefox's own window and the page that it shows, as assistive technology gets it: its
 * accessibility service reaches into closed shadow roots, which selectors can't. Needs `--remote-allow-system-access`.
 */
export async function accessibleInFirefox(browser: Browser): Promise<readonly Node[]> {
  const { connection } = browser as unknown as BidiBrowser;
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (tree.result as { contexts: readonly { context: string }[] }).contexts;
  const { result } = await connection.send('script.callFunction', {
    functionDeclaration: String(namesOf),
    target: { context: window?.context },
    awaitPromise: false,
  });
  return JSON.parse((result as { result: { value: string } }).result.value);
}

/** Runs in Firefox's window. */
function namesOf(): string {
  type Accessible = {
    role: number;
    name: string;
    firstChild: Accessible;
    nextSibling: Accessible;
    getState(state: { value?: number }, extra: object): void;
  } | null;
  interface Service {
    getAccessibleFor(node: unknown): Accessible;
    getStringRole(role: number): string;
  }
  const world = globalThis as unknown as {
    Cc: Record<string, { getService(type: unknown): unknown }>;
    Ci: Record<string, unknown>;
    document: unknown;
    accessibilityForTest?: Service;
  };
  // Kept: Firefox ends the service, and the trees with it, when nobody holds it any more.
  world.accessibilityForTest ??= world.Cc['@mozilla.org/accessibilityService;1']?.getService(
    world.Ci.nsIAccessibilityService,
  ) as Service;
  const service = world.accessibilityForTest;
  const found: Node[] = [];
  const walk = (one: Accessible): void => {
    if (one === null) return;
    const state: { value?: number } = {};
    one.getState(state, {});
    // STATE_UNAVAILABLE
    const disabled = ((state.value ?? 0) & 1) !== 0;
    if (one.name) found.push({ role: service.getStringRole(one.role), name: one.name, disabled });
    for (let child: Accessible = one.firstChild; child !== null; child = child.nextSibling) walk(child);
  };
  walk(service.getAccessibleFor(world.document));
  return JSON.stringify(found);
}

/** Waits for something of this role (Firefox's word for it) whose name fits, and that can be used. */
export async function waitInFirefox(browser: Browser, role: string, name: RegExp): Promise<void> {
  const usable = async () =>
    (await accessibleInFirefox(browser)).filter((one) => one.role === role && !one.disabled);
  await soon(usable, (all) => all.some((one) => name.test(one.name)));
}
