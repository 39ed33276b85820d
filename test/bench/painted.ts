import type { Page } from 'playwright-core';
import type { ChromiumRun } from '../e2e/harness/chromium';

/** What to wait for: a name and a selector each. */
type Marks = Readonly<Record<string, string>>;

/** A page of the extension, once everything was painted. */
export interface Painted<M extends Marks> {
  readonly page: Page;
  /** When each mark was first painted, in ms from the navigation's start. */
  readonly times: { readonly [name in keyof M]: number };
  /** The names of the IndexedDB databases that it had opened by then. */
  readonly databases: readonly string[];
}

/**
 * Opens a page of the extension in a tab, and waits for its marks. Painted: the element has a size, and the frame after
 * that one has begun.
 */
export async function openPainted<M extends Marks>(
  { context, extensionId }: Pick<ChromiumRun, 'context' | 'extensionId'>,
  path: string,
  marks: M,
  timeout = 5000,
): Promise<Painted<M>> {
  const page = await context.newPage();
  try {
    // No named function in here: tsx would wrap it with a helper that the page doesn't have.
    await page.addInitScript((selectors) => {
      const databases: string[] = [];
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (this: IDBFactory, ...args) {
        databases.push(args[0]);
        return open.apply(this, args);
      };
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
              document.documentElement.dataset.painted = JSON.stringify({ times, databases });
            });
          });
        }
        if (waiting.size === 0) observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    }, marks);
    await page.goto(`chrome-extension://${extensionId}/${path}`);
    const root = page.locator('html[data-painted]');
    await root.waitFor({ timeout });
    const told: unknown = JSON.parse((await root.getAttribute('data-painted')) ?? '{}');
    return { page, ...(told as Omit<Painted<M>, 'page'>) };
  } catch (error) {
    await page.close();
    throw error;
  }
}
