import type { Page } from 'playwright-core';
import type { ChromiumRun } from '../e2e/harness/chromium';

/** What to wait for: a name and a selector each. */
type Marks = Readonly<Record<string, string>>;

/**
 * Opens a page of the extension in a tab, and gives when each mark was first painted, in ms from the navigation's
 * start. Painted: the element has a size, and the frame after that one has begun.
 */
export async function openPainted<M extends Marks>(
  { context, extensionId }: Pick<ChromiumRun, 'context' | 'extensionId'>,
  path: string,
  marks: M,
  timeout = 5000,
): Promise<{ readonly page: Page; readonly times: { readonly [name in keyof M]: number } }> {
  const page = await context.newPage();
  try {
    // No named function in here: tsx would wrap it with a helper that the page doesn't have.
    await page.addInitScript((selectors) => {
      const waiting = new Map(Object.entries(selectors));
      const times: Record<string, number> = {};
      new MutationObserver((_changes, observer) => {
        for (const [name, selector] of waiting) {
          const element = document.querySelector(selector);
          if (element === null || element.getBoundingClientRect().height === 0) continue;
          waiting.delete(name);
          requestAnimationFrame(() => {
            requestAnimationFrame(() => {
              times[name] = performance.now();
              if (Object.keys(times).length < Object.keys(selectors).length) return;
              document.documentElement.dataset.painted = JSON.stringify(times);
            });
          });
        }
        if (waiting.size === 0) observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    }, marks);
    await page.goto(`chrome-extension://${extensionId}/${path}`);
    const root = page.locator('html[data-painted]');
    await root.waitFor({ timeout });
    const times: unknown = JSON.parse((await root.getAttribute('data-painted')) ?? '{}');
    return { page, times: times as { readonly [name in keyof M]: number } };
  } catch (error) {
    await page.close();
    throw error;
  }
}
