import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take long, the longest first (measured 2026-11-30). On a fresh clone vitest knows no times and begins with
 * the largest files; a long one that starts last keeps one core waiting for the other.
 */
const long: readonly string[] = [
  'test/fuzz/bodies.test.ts',
  'test/fuzz/streams.test.ts',
  'test/fuzz/picks.test.ts',
  'test/fuzz/bridge.test.ts',
  'test/fuzz/pages.test.ts',
  'test/practice/generated/plan.test.ts',
  'test/scripts/platform.test.ts',
  'test/platforms/any-answer.test.ts',
  'test/storage/ledger/exchange.test.ts',
  'test/platforms/cases.test.ts',
  'test/core/advisor/advise.property.test.ts',
  'test/e2e/chromium/page.e2e.ts',
  'test/e2e/firefox/page.e2e.ts',
  'test/e2e/chromium/every-platform.e2e.ts',
  'test/e2e/chromium/stories.e2e.ts',
  'test/e2e/chromium/click-jacking.e2e.ts',
  'test/e2e/chromium/clients.e2e.ts',
  'test/e2e/chromium/preview.e2e.ts',
  'test/e2e/chromium/ledger.e2e.ts',
  'test/e2e/chromium/trust.e2e.ts',
  'test/e2e/chromium/sites.e2e.ts',
  'test/e2e/chromium/fail-open.e2e.ts',
];

/** What is known to take long first, then as vitest does: by the times of the last run, where there was one. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const known = await super.sort(files);
    const projects = [...new Set(known.map(({ project }) => project))];
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = long.indexOf(relative(this.ctx.config.root, moduleId).replaceAll('\\', '/'));
      return place === -1 ? long.length : place;
    };
    // The order of the projects stays.
    return projects.flatMap((project) =>
      known.filter((file) => file.project === project).sort((a, b) => placeOf(a) - placeOf(b)),
    );
  }
}
