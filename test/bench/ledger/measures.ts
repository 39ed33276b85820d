import type { Page } from 'playwright-core';
import { defineMeasure, type Figures, type Measure } from '../measure';
import { openPainted } from '../painted';
import type { LedgerBench } from './page';
import type { LedgerSide } from './side';

/** A million spends may take a while, and that is what is measured. */
const PATIENCE = 60_000;

const popup = defineMeasure({
  title: 'Popup, four platforms and 56 services by hand',
  figures: {
    'ledger-popup': { title: 'navigation start to first balance painted', unit: 'ms' },
    'ledger-popup-heap': { title: 'JavaScript heap after that', unit: 'MB' },
  },
  async sample({ run, restore }: LedgerSide) {
    await restore();
    const opened = await openPainted(run, 'popup.html', { balance: '.amount-number' });
    const { page, times, databases } = opened;
    // It must be instant whatever the history, so it doesn't ask for it.
    if (databases.length > 0) throw new Error(`The popup opened a database: ${databases.join(', ')}.`);
    const heap = await heapOf(page);
    await page.close();
    return { 'ledger-popup': times.balance, 'ledger-popup-heap': heap };
  },
});

const insights = defineMeasure({
  title: 'Insights, the last 30 days',
  figures: {
    'insights-number': { title: 'navigation start to first number painted', unit: 'ms' },
    'insights-chart': { title: 'to first chart painted', unit: 'ms' },
    'insights-heap': { title: 'JavaScript heap after that', unit: 'MB' },
    'insights-conversations': { title: 'click to conversations painted', unit: 'ms' },
    'insights-calendar': { title: 'click to calendar painted', unit: 'ms' },
  },
  async sample({ run, restore }: LedgerSide) {
    await restore();
    const marks = { number: '#spend .chart-figure', chart: '#spend canvas' };
    const { page, times } = await openPainted(run, 'insights.html', marks, PATIENCE);
    const heap = await heapOf(page);
    const conversations = await jump(page, 'By conversation', '#by-conversation .ranked li');
    const calendar = await jump(page, 'Calendar', '#calendar .heat-year [data-level]:not([data-level="0"])');
    await page.close();
    return {
      'insights-number': times.number,
      'insights-chart': times.chart,
      'insights-heap': heap,
      'insights-conversations': conversations,
      'insights-calendar': calendar,
    };
  },
});

const allTime = defineMeasure({
  title: 'Insights, all time',
  figures: { 'insights-all': { title: 'navigation start to first number painted', unit: 'ms' } },
  async sample({ run, restore }: LedgerSide) {
    await restore();
    const marks = { number: '#spend .chart-figure' };
    const { page, times } = await openPainted(run, 'insights.html#range=all', marks, PATIENCE);
    await page.close();
    return { 'insights-all': times.number };
  },
});

type Query = Parameters<LedgerBench['read']>[0];
const query = (title: Query) => ({ title, unit: 'ms' }) as const;

const reads = defineMeasure({
  title: 'Ledger',
  figures: {
    month: query('roll-ups of 30 days'),
    'month-conversations': query('roll-ups of 30 days, by conversation'),
    'month-hours': query('hours of 30 days'),
    'month-platform': query('roll-ups of 30 days, one platform'),
    years: query('roll-ups of two years'),
    'years-platform': query('roll-ups of two years, one platform, by conversation'),
    spends: query('first 100 spends of a month'),
    'append-one': { title: 'one spend appended', unit: 'ms' },
    bytes: { title: 'all databases, on the disk', unit: 'MB' },
  },
  sample: ({ use }: LedgerSide) =>
    use(async (ask) => ({
      month: await ask('read', 'roll-ups of 30 days'),
      'month-conversations': await ask('read', 'roll-ups of 30 days, by conversation'),
      'month-hours': await ask('read', 'hours of 30 days'),
      'month-platform': await ask('read', 'roll-ups of 30 days, one platform'),
      years: await ask('read', 'roll-ups of two years'),
      'years-platform': await ask('read', 'roll-ups of two years, one platform, by conversation'),
      spends: await ask('read', 'first 100 spends of a month'),
      'append-one': await ask('appendOne'),
      bytes: ((await ask('count')).bytes ?? Number.NaN) / 1e6,
    })),
});

type History = readonly Measure<Figures, LedgerSide>[];

/** What is compared between much history and little. */
export const historyMeasures: History = [popup, insights, allTime, reads];

/** What is done in a round: the popup opens several times, for its ratio is the one that must be known best. */
export const historyTurns: History = [popup, popup, popup, insights, insights, allTime, reads];

/** What the page's JavaScript holds after a garbage collection, in MB. Other pages of the extension may be in it. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** Follows one of the page's own links, and waits until what is there is painted. */
async function jump(page: Page, name: string, selector: string): Promise<number> {
  // No named function in here: tsx would wrap it with a helper that the page doesn't have.
  return page.evaluate(
    async ([title, wanted]) => {
      const link = [...document.querySelectorAll<HTMLElement>('.jump')].find(
        ({ textContent }) => textContent === title,
      );
      if (link === undefined) throw new Error(`The page has no link to ${title}.`);
      const start = performance.now();
      link.click();
      while (document.querySelector(wanted) === null) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - start;
    },
    [name, selector] as const,
  );
}
