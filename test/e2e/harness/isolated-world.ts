import type { Page } from 'playwright-core';

/**
 * Evaluates an expression where our content script lives: the page's DOM, the extension's API as far as a
 * content script has it (Chrome DevTools Protocol; an isolated world has the extension's origin).
 */
export async function inContentScript(page: Page, extensionId: string, expression: string): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    const world = new Promise<number>((resolve, reject) => {
      session.on('Runtime.executionContextCreated', ({ context }) => {
        if (context.origin === `chrome-extension://${extensionId}`) resolve(context.id);
      });
      setTimeout(() => reject(new Error('This page has no content script of the extension.')), 2000);
    });
    await session.send('Runtime.enable');
    const { result } = await session.send('Runtime.evaluate', {
      contextId: await world,
      expression: `(async () => JSON.stringify(await (${expression})))().catch((error) => 'refused: ' + error.message)`,
      awaitPromise: true,
      returnByValue: true,
    });
    return String(result.value);
  } finally {
    await session.detach();
  }
}
