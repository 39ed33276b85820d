import type { CDPSession, Page } from 'playwright-core';
import { type ChromiumOptions, type ChromiumRun, launchChromium, stopWorkers } from '../e2e/harness/chromium';
import type { Practice } from '../practice/server';

export const claudePage = 'https://claude.ai/new';

/** One of the two browsers, and its open pages. */
export interface Side {
  readonly run: ChromiumRun;
  readonly practice: Practice;
  /** A page of claude.ai that stays, so that its code is as warm as that of a page in use. */
  readonly page: Page;
  /** The page's renderer. */
  readonly session: CDPSession;
  /**
   * A page of the extension that runs no script. It keeps the extension's process: both popups open without
   * the start of a process, which would only make the difference between them look smaller.
   */
  readonly control: Page;
  /** What is stored while the popup opens; the empty extension stores nothing. */
  readonly store: (balances: Balances) => Promise<void>;
}

export type Balances = 'four' | 'forty';
export type Stored = Readonly<Record<string, unknown>>;

/** Opens a browser with this extension and a page of claude.ai. */
export async function openSide(
  options: ChromiumOptions & { readonly practice: Practice },
  prepare: (run: ChromiumRun, control: Page) => Promise<Side['store']>,
): Promise<Side> {
  const run = await launchChromium(options);
  try {
    const { context, extensionId } = run;
    const control = await context.newPage();
    await control.goto(`chrome-extension://${extensionId}/manifest.json`);
    const store = await prepare(run, control);
    const page = await context.newPage();
    await page.goto(claudePage);
    await page.locator('#usage .meter').first().waitFor();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const side = { run, practice: options.practice, page, session, control, store };
    await rest(side);
    return side;
  } catch (error) {
    await run.close();
    throw error;
  }
}

/**
 * Leaves nothing to do: the background is stopped, as it mostly is when a person comes, and forgets its
 * alarms. Else the refresh that follows a spend would run while the other side is measured. (Not with
 * `killWorker`: the tab that it opens and closes wakes a background that listens to `tabs.onRemoved`.)
 */
export async function rest({ run, control }: Pick<Side, 'run' | 'control'>): Promise<void> {
  await control.evaluate(() => (chrome as Partial<typeof chrome>).alarms?.clearAll());
  await stopWorkers(run.context, control);
}

/** What the page's main thread has done since `Performance.enable`, and its heap. */
export async function metrics(
  session: CDPSession,
): Promise<{ readonly scriptMs: number; readonly taskMs: number; readonly heapMb: number }> {
  const { metrics: list } = await session.send('Performance.getMetrics');
  const get = (name: string) => {
    const found = list.find((metric) => metric.name === name);
    if (found === undefined) throw new Error(`Chromium does not tell ${name}.`);
    return found.value;
  };
  return {
    scriptMs: get('ScriptDuration') * 1000,
    taskMs: get('TaskDuration') * 1000,
    heapMb: get('JSHeapUsedSize') / 1e6,
  };
}
