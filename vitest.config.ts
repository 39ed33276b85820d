import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { LongestFirst } from './test/longest-first.ts';

/** Of all that runs in Node. */
const inNode = {
  setupFiles: ['test/setup.ts'],
  // Property tests on a machine that is busy with a browser.
  testTimeout: 60_000,
};

/** Tests with a document of their own, or of what patches the globals of its page: a process a file. */
const ofPages = ['test/**/*.test.tsx', 'test/{page,content,overlay,components/inline}/**/*.test.ts'];

/**
 * `unit` and `dom` run in Node, `e2e` drives real browsers. What needs no process of its own has none: to start one and
 * to read everything again would be most of the time.
 */
export default defineConfig({
  test: {
    // By itself vitest leaves one of two cores to others.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          ...inNode,
          name: 'unit',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', ...ofPages],
        },
      },
      {
        plugins: [WxtVitest()],
        test: { ...inNode, name: 'dom', include: ofPages },
      },
      {
        test: {
          name: 'e2e',
          isolate: false,
          include: ['test/e2e/**/*.e2e.ts'],
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
