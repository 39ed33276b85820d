import { SMALL } from '../bench-claude';
import { defineMeasure } from '../measure';
import { metrics } from '../side';

const FETCHES = 150;
const BATCH = 50;
const XHRS = 150;
const CALLS = 2000;

/** Traffic of the page that no endpoint of ours claims. */
export const requests = defineMeasure({
  title: 'Requests that we do not follow',
  figures: {
    'fetch-sequential': { title: `${FETCHES} fetches, one after the other`, unit: 'ms' },
    'fetch-concurrent': { title: `${FETCHES} fetches, ${BATCH} at a time`, unit: 'ms' },
    'xhr-sequential': { title: `${XHRS} XMLHttpRequests, one after the other`, unit: 'ms' },
    'requests-task': { title: 'main thread, of all of them', unit: 'ms' },
  },
  async sample({ page, session }) {
    const before = await metrics(session);
    const times = await page.evaluate(
      async ({ url, fetches, batch, xhrs }) => {
        const start = performance.now();
        for (let index = 0; index < fetches; index++) await (await fetch(url)).text();
        const sequential = performance.now();
        for (let index = 0; index < fetches; index += batch) {
          await Promise.all(Array.from({ length: batch }, async () => (await fetch(url)).text()));
        }
        const concurrent = performance.now();
        for (let index = 0; index < xhrs; index++) {
          await new Promise((resolve, reject) => {
            const xhr = new XMLHttpRequest();
            xhr.onload = resolve;
            xhr.onerror = () => reject(new Error('A request failed.'));
            xhr.open('GET', url);
            xhr.send();
          });
        }
        return {
          'fetch-sequential': sequential - start,
          'fetch-concurrent': concurrent - sequential,
          'xhr-sequential': performance.now() - concurrent,
        };
      },
      { url: SMALL, fetches: FETCHES, batch: BATCH, xhrs: XHRS },
    );
    const after = await metrics(session);
    return { ...times, 'requests-task': after.taskMs - before.taskMs };
  },
});

/**
 * The calls alone: their signal is aborted before, so they are rejected at once and nothing is sent. The
 * one to an address goes through all of the decision that is made for a request we don't follow.
 */
export const calls = defineMeasure({
  title: 'A call of fetch() that nothing is sent for',
  figures: {
    'call-address': { title: 'to an address', unit: 'µs' },
    'call-data': { title: 'to a data: URL', unit: 'µs' },
  },
  async sample({ page }) {
    return page.evaluate(
      async ({ url, calls }) => {
        const signal = AbortSignal.abort();
        const took: number[] = [];
        for (const target of [url, 'data:,x']) {
          const rejected: Promise<unknown>[] = [];
          const start = performance.now();
          for (let index = 0; index < calls; index++) rejected.push(fetch(target, { signal }));
          took.push(((performance.now() - start) * 1000) / calls);
          await Promise.allSettled(rejected);
        }
        const [address = Number.NaN, data = Number.NaN] = took;
        return { 'call-address': address, 'call-data': data };
      },
      { url: SMALL, calls: CALLS },
    );
  },
});
