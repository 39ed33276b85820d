import { defineMeasure } from '../measure';
import { claudePage, metrics } from '../side';

/** Enough for the page's own requests, and for what we do with their answers, to be over. */
const SETTLE = 250;

/** A visit to claude.ai in a new tab, with the platform switched on. */
export const pageLoad = defineMeasure({
  title: 'Page load, platform switched on',
  figures: {
    'page-load': { title: 'navigation start to DOMContentLoaded', unit: 'ms' },
    'page-load-script': { title: 'script time on the main thread', unit: 'ms' },
    'page-load-task': { title: 'all time on the main thread', unit: 'ms' },
    'page-load-heap': { title: 'JavaScript heap', unit: 'MB' },
  },
  async sample({ run }) {
    const page = await run.context.newPage();
    try {
      const session = await run.context.newCDPSession(page);
      await session.send('Performance.enable');
      await page.goto(claudePage);
      await page.locator('#usage .meter').first().waitFor();
      await page.waitForTimeout(SETTLE);
      const { scriptMs, taskMs } = await metrics(session);
      const loaded = await page.evaluate(
        () =>
          performance
            .getEntriesByType('navigation')
            .map((entry) => (entry as PerformanceNavigationTiming).domContentLoadedEventEnd)[0],
      );
      if (loaded === undefined) throw new Error('The page tells no navigation timing.');
      await session.send('HeapProfiler.collectGarbage');
      const { heapMb } = await metrics(session);
      return {
        'page-load': loaded,
        'page-load-script': scriptMs,
        'page-load-task': taskMs,
        'page-load-heap': heapMb,
      };
    } finally {
      await page.close();
    }
  },
});
