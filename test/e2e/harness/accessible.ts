import type { CDPSession, Page } from 'playwright-core';

/** Something on a page as assistive technology meets it. */
export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly backendNodeId: number;
}

/**
 * Everything on the page that assistive technology gets, in the order of reading. It reaches into closed
 * shadow roots, which selectors can't (Chrome DevTools Protocol, `Accessibility.getFullAXTree`).
 */
export async function accessibleNodes(page: Page): Promise<readonly AccessibleNode[]> {
  const session = await sessionOf(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.flatMap(({ ignored, role, name, properties = [], backendDOMNodeId }) =>
    ignored || backendDOMNodeId === undefined
      ? []
      : [
          {
            role: String(role?.value ?? ''),
            name: String(name?.value ?? ''),
            disabled: properties.some((one) => one.name === 'disabled' && one.value.value === true),
            backendNodeId: backendDOMNodeId,
          },
        ],
  );
}

/** Waits for a node of this role whose name fits; with `isEnabled`, until it can be used. */
export async function waitForAccessible(
  page: Page,
  role: string,
  name: RegExp,
  { timeout = 10_000, isEnabled = false }: { readonly timeout?: number; readonly isEnabled?: boolean } = {},
): Promise<AccessibleNode> {
  const until = Date.now() + timeout;
  for (;;) {
    const found = (await accessibleNodes(page)).find(
      (node) => node.role === role && name.test(node.name) && !(isEnabled && node.disabled),
    );
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`No ${role} named ${name} came within ${timeout} ms.`);
    await page.waitForTimeout(100);
  }
}

/** Clicks with the mouse in the middle of the node, wherever it is. */
export async function clickAccessible(page: Page, { backendNodeId }: AccessibleNode): Promise<void> {
  const session = await sessionOf(page);
  await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
  const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = await borderOf(session, backendNodeId);
  await page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2);
}

/** Where the node stands in the window, in px. */
export async function boxOf(
  page: Page,
  { backendNodeId }: AccessibleNode,
): Promise<{ left: number; top: number; right: number; bottom: number }> {
  const [left = 0, top = 0, , , right = 0, bottom = 0] = await borderOf(await sessionOf(page), backendNodeId);
  return { left, top, right, bottom };
}

async function borderOf(session: CDPSession, backendNodeId: number): Promise<readonly number[]> {
  return (await session.send('DOM.getBoxModel', { backendNodeId })).model.border;
}

/** One a page for as long as it lives: to build the tree for assistive technology anew at each look takes a second core. */
const sessions = new WeakMap<Page, Promise<CDPSession>>();

function sessionOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page) ?? openSession(page);
  sessions.set(page, known);
  return known;
}

async function openSession(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  return session;
}
