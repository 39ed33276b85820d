import type { Page } from 'playwright-core';

export interface ContentWorld {
  /** The value of an expression, as JSON, or `refused: ` and why not. */
  evaluate(expression: string): Promise<string>;
  detach(): Promise<void>;
}

/**
 * Where our content script lives: the page's DOM, the extension's API as far as a content script has it (Chrome
 * DevTools Protocol; an isolated world has the extension's origin). It stays the world of the script that is there
 * now, also when the extension is loaded anew.
 */
export async function contentWorld(page: Page, extensionId: string): Promise<ContentWorld> {
  const session = await page.context().newCDPSession(page);
  const found = new Promise<number>((resolve, reject) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extensionId}`) resolve(context.id);
    });
    setTimeout(() => reject(new Error('This page has no content script of the extension.')), 2000);
  });
  await session.send('Runtime.enable');
  const contextId = await found;
  return {
    async evaluate(expression) {
      const { result } = await session.send('Runtime.evaluate', {
        contextId,
        expression: `(async () => JSON.stringify(await (${expression})))().catch((error) => 'refused: ' + error.message)`,
        awaitPromise: true,
        returnByValue: true,
      });
      return String(result.value);
    },
    detach: () => session.detach(),
  };
}

/** Evaluates one expression in the world of our content script. */
export async function inContentScript(page: Page, extensionId: string, expression: string): Promise<string> {
  const world = await contentWorld(page, extensionId);
  try {
    return await world.evaluate(expression);
  } finally {
    await world.detach();
  }
}
