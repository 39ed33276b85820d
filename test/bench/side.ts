import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import {
  type ChromiumOptions,
  type ChromiumRun,
  launchChromium,
  launchWithout,
  stopWorkers,
} from '../e2e/harness/chromium';
import type { Practice } from '../practice/server';

export const claudePage = 'https://claude.ai/new';

/** One of the browsers, and its open page. */
export interface Side {
  readonly context: BrowserContext;
  readonly practice: Practice;
  /** A page of claude.ai that stays, so that its code is as warm as that of a page in use. */
  readonly page: Page;
  /** The page's renderer. */
  readonly session: CDPSession;
  /** What the extension has stored; without ours there is nothing. */
  readonly store: (stored: Balances) => Promise<void>;
  /** Leaves nothing to do. */
  readonly rest: () => Promise<void>;
}

/** One that has an extension: ours or the empty one. */
export interface ExtensionSide extends Side {
  readonly run: ChromiumRun;
  /**
   * A page of the extension that runs no script. It keeps the extension's process: all popups open without
   * the start of a process, which would only make the difference between them look smaller.
   */
  readonly control: Page;
}

/** Four platforms; the same without a preview in any page; the same with many balances. */
export type Balances = 'four' | 'unseen' | 'forty';
export type Stored = Readonly<Record<string, unknown>>;

/** Opens a browser with this extension and a page of claude.ai. */
export async function openSide(
  options: ChromiumOptions & { readonly practice: Practice },
  prepare: (run: ChromiumRun, control: Page) => Promise<Side['store']>,
): Promise<ExtensionSide> {
  const run = await launchChromium(options);
  try {
    const { context, extensionId } = run;
    const control = await context.newPage();
    await control.goto(`chrome-extension://${extensionId}/manifest.json`);
    const store = await prepare(run, control);
    const opened = await openPage(context);
    const toRest = () => rest({ run, control });
    await toRest();
    return { context, practice: options.practice, ...opened, run, control, store, rest: toRest };
  } catch (error) {
    await run.close();
    throw error;
  }
}

/** Opens a browser without any extension and a page of claude.ai. */
export async function openSideWithout(
  practice: Practice,
): Promise<{ readonly side: Side; readonly close: () => Promise<void> }> {
  const { context, close } = await launchWithout({ practice });
  try {
    const opened = await openPage(context);
    const nothing = async () => {};
    return { side: { context, practice, ...opened, store: nothing, rest: nothing }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPage(context: BrowserContext): Promise<Pick<Side, 'page' | 'session'>> {
  const page = await context.newPage();
  await page.goto(claudePage);
  await page.locator('#usage .meter').first().waitFor();
  return { page, session: await measuring(page) };
}

/** A session in which {@link metrics} tells of the page's main thread. */
export async function measuring(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  // Of the thread itself: time in which something else had the core is none of the page's.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/**
 * Leaves nothing to do: the background is stopped, as it mostly is when a person comes, and forgets its
 * alarms. Else the refresh that follows a spend would run while the other side is measured. (Not with
 * `killWorker`: the tab that it opens and closes wakes a background that listens to `tabs.onRemoved`.)
 */
export async function rest({ run, control }: Pick<ExtensionSide, 'run' | 'control'>): Promise<void> {
  await control.evaluate(() => (chrome as Partial<typeof chrome>).alarms?.clearAll());
  await stopWorkers(run.context, control);
}

/** What the page's main thread has done since {@link measuring}, and its heap. */
export interface Metrics {
  /** Time of the thread. */
  readonly scriptMs: number;
  readonly taskMs: number;
  readonly heapMb: number;
  readonly layouts: number;
  readonly styles: number;
}

export async function metrics(session: CDPSession): Promise<Metrics> {
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
    layouts: get('LayoutCount'),
    styles: get('RecalcStyleCount'),
  };
}

/** The page's heap after a collection. */
export async function heapAfterCollection(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await metrics(session)).heapMb;
}
