import { APP } from '../bench-claude';
import { defineMeasure } from '../measure';
import { claudePage, heapAfterCollection, measuring, metrics, type Side } from '../side';

/** Enough for the page's own requests, for the background's start, and for what we show then, to be over. */
const SETTLE = 700;

/** A visit to claude.ai in a new tab, with the platform switched on and nothing to show. */
export const pageLoad = defineMeasure({
  title: 'Page load, platform switched on, nothing of ours in the page',
  figures: {
    'page-load': { title: 'navigation start to load event', unit: 'ms' },
    'page-load-script': { title: 'scripts', unit: 'ms' },
    'page-load-task': { title: 'main thread', unit: 'ms' },
    'page-load-heap': { title: 'JavaScript heap', unit: 'MB' },
  },
  async sample(side) {
    await side.store('unseen');
    await side.rest();
    const { loaded, script, task, heap } = await load(side);
    return {
      'page-load': loaded,
      'page-load-script': script,
      'page-load-task': task,
      'page-load-heap': heap,
    };
  },
});

export const pageLoadWithPreview = defineMeasure({
  title: 'The same with the preview',
  figures: {
    'preview-load': { title: 'navigation start to load event', unit: 'ms' },
    'preview-load-script': { title: 'scripts', unit: 'ms' },
    'preview-load-task': { title: 'main thread', unit: 'ms' },
    'preview-load-heap': { title: 'JavaScript heap', unit: 'MB' },
  },
  async sample(side) {
    await side.store('four');
    await side.rest();
    const { loaded, script, task, heap } = await load(side);
    return {
      'preview-load': loaded,
      'preview-load-script': script,
      'preview-load-task': task,
      'preview-load-heap': heap,
    };
  },
});

export const appLoad = defineMeasure({
  title: 'Load of a page as heavy as those of chat platforms, with the preview',
  figures: {
    'app-load': { title: 'navigation start to load event', unit: 'ms' },
    'app-load-task': { title: 'main thread', unit: 'ms' },
    'app-load-heap': { title: 'JavaScript heap', unit: 'MB' },
  },
  async sample(side) {
    await side.store('four');
    await side.rest();
    const { loaded, task, heap } = await load(side, `https://claude.ai${APP}`);
    return { 'app-load': loaded, 'app-load-task': task, 'app-load-heap': heap };
  },
});

async function load({ context }: Side, url = claudePage) {
  const page = await context.newPage();
  try {
    const session = await measuring(page);
    await page.goto(url);
    await page.locator('#usage .meter').first().waitFor();
    await page.waitForTimeout(SETTLE);
    const { scriptMs, taskMs } = await metrics(session);
    const loaded = await page.evaluate(
      () =>
        performance
          .getEntriesByType('navigation')
          .map((entry) => (entry as PerformanceNavigationTiming).loadEventEnd)[0],
    );
    if (loaded === undefined) throw new Error('The page tells no navigation timing.');
    return { loaded, script: scriptMs, task: taskMs, heap: await heapAfterCollection(session) };
  } finally {
    await page.close();
  }
}
