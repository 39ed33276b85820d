import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIn, type Seen, startBatteryFirefox, switchOnClaude } from '../battery/firefox';
import { failedIn, surprises } from '../battery/side';
import { unavoidableInFirefox } from '../battery/unavoidable';
import type { FirefoxRun } from '../harness/firefox';

const pages = ['page', 'clients'] as const;

/** The whole battery in the other engine. */
describe('in Firefox, a page of a platform', () => {
  let run: FirefoxRun;
  const without: Partial<Record<(typeof pages)[number], Seen>> = {};
  const withUs: Partial<Record<(typeof pages)[number], Seen>> = {};

  beforeAll(async () => {
    run = await startBatteryFirefox();
    for (const name of pages) without[name] = await runIn(run, name);
    await switchOnClaude(run);
    for (const name of pages) withUs[name] = await runIn(run, name);
  });
  afterAll(async () => {
    await run?.close();
  });

  it.each(pages)('is watched once the platform is switched on, and not before (%s)', (name) => {
    expect(without[name]?.told).toBe(0);
    expect(withUs[name]?.told).toBeGreaterThan(100);
  });

  it.each(pages)('sees, asks and gets the same as without us (%s)', (name) => {
    expect(failedIn(without[name]?.results ?? {})).toEqual([]);
    expect(surprises(without[name]?.results, withUs[name]?.results, unavoidableInFirefox)).toEqual([]);
    expect(failedIn(withUs[name]?.results ?? {})).toEqual([]);
  });

  it.each(pages)('has no change of its nodes, while no warning is due (%s)', (name) => {
    expect(withUs[name]?.results['what changed in the page']).toEqual([]);
  });
});
