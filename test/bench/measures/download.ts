import { DOWNLOAD, downloading } from '../bench-claude';
import { defineMeasure } from '../measure';
import { metrics, type Side } from '../side';
import { completionUrl } from './stream';

const SIZE = 50_000_000;
const SETTLE = 50;

export const unwatchedDownload = defineMeasure({
  title: 'Download of 50 MB that no endpoint claims, read by arrayBuffer()',
  figures: {
    'download-total': { title: 'request to end', unit: 'ms' },
    'download-task': { title: 'main thread', unit: 'ms' },
    'download-memory': { title: 'heap and buffers at the end, before a collection', unit: 'MB' },
  },
  async sample(side) {
    const { total, task, memory } = await download(side, DOWNLOAD, 'GET', false);
    return { 'download-total': total, 'download-task': task, 'download-memory': memory };
  },
});

export const watchedDownload = defineMeasure({
  title: 'The same where an endpoint claims it',
  figures: {
    'watched-total': { title: 'by arrayBuffer(): request to end', unit: 'ms' },
    'watched-task': { title: 'by arrayBuffer(): main thread', unit: 'ms' },
    'watched-memory': { title: 'by arrayBuffer(): heap and buffers at the end', unit: 'MB' },
    'watched-reader-total': { title: 'by getReader(): request to end', unit: 'ms' },
    'watched-reader-task': { title: 'by getReader(): main thread', unit: 'ms' },
    'watched-reader-memory': { title: 'by getReader(): heap and buffers at the end', unit: 'MB' },
  },
  async sample(side) {
    const url = completionUrl(side.practice, downloading);
    const whole = await download(side, url, 'POST', false);
    const read = await download(side, url, 'POST', true);
    return {
      'watched-total': whole.total,
      'watched-task': whole.task,
      'watched-memory': whole.memory,
      'watched-reader-total': read.total,
      'watched-reader-task': read.task,
      'watched-reader-memory': read.memory,
    };
  },
});

async function download(
  { page, session }: Side,
  url: string,
  method: string,
  byReader: boolean,
): Promise<{ readonly total: number; readonly task: number; readonly memory: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const before = await metrics(session);
  const { total, size } = await page.evaluate(
    async ({ url, method, byReader }) => {
      const start = performance.now();
      const response = await fetch(url, method === 'POST' ? { method, body: '{}' } : {});
      const reader = byReader ? response.body?.getReader() : undefined;
      let size = 0;
      if (reader === undefined) size = (await response.arrayBuffer()).byteLength;
      for (let done = reader === undefined; !done; ) {
        const part = await reader?.read();
        done = part?.done !== false;
        size += part?.value?.byteLength ?? 0;
      }
      return { total: performance.now() - start, size };
    },
    { url, method, byReader },
  );
  if (size !== SIZE) throw new Error(`The page got ${size} of ${SIZE} bytes.`);
  await page.waitForTimeout(SETTLE);
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    readonly usedSize: number;
    /** Since Chromium 136; the protocol's types are older. */
    readonly backingStorageSize?: number;
  };
  const after = await metrics(session);
  return {
    total,
    task: after.taskMs - before.taskMs,
    memory: (usage.usedSize + (usage.backingStorageSize ?? 0)) / 1e6,
  };
}
