import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveAndReturn, runIn, type Seen, startBatteryFirefox, switchOnClaude } from '../battery/firefox';
import { type Kept, keptOf } from '../battery/keeping';
import { failedIn, streams, surprises } from '../battery/side';
import { unavoidableInFirefox, unavoidableWhereTapped } from '../battery/unavoidable';
import type { FirefoxRun } from '../harness/firefox';

const kinds = [
  ['', 'page', ''],
  ['that is made with popular clients', 'clients', '^watched'],
  ['whose first script wraps everything', 'early', 'wrapper|first script'],
  ['with frames, workers and a service worker', 'worlds', ''],
] as const;

/** The whole battery in the other engine; of the clients, those that are watched. */
describe('in Firefox, a page of a platform', () => {
  let run: FirefoxRun;
  const without = new Map<string, Seen>();
  const withUs = new Map<string, Seen>();
  let tapped: Seen;
  let keptWithout: Kept;
  let keptWithUs: Kept;

  beforeAll(async () => {
    run = await startBatteryFirefox();
    for (const [, name, only] of kinds) without.set(name, await runIn(run, name, { only }));
    tapped = await runIn(run, 'tapped', { only: streams });
    keptWithout = await keptOf((isBusy) => leaveAndReturn(run, isBusy));
    await switchOnClaude(run);
    for (const [, name, only] of kinds) withUs.set(name, await runIn(run, name, { only }));
    keptWithUs = await keptOf((isBusy) => leaveAndReturn(run, isBusy));
  }, 400_000);
  afterAll(async () => {
    await run?.close();
  });

  it('is watched once the platform is switched on, and not before', () => {
    expect([...without.values()].map(({ told }) => told)).toEqual(kinds.map(() => 0));
    expect(withUs.get('page')?.told).toBeGreaterThan(100);
    expect(withUs.get('clients')?.told).toBeGreaterThan(100);
  });

  it.each(kinds)('%s sees, asks and gets the same as without us', (_kind, name) => {
    expect(failedIn(without.get(name)?.results ?? {})).toEqual([]);
    expect(surprises(without.get(name)?.results, withUs.get(name)?.results, unavoidableInFirefox)).toEqual(
      [],
    );
    expect(failedIn(withUs.get(name)?.results ?? {})).toEqual([]);
  });

  it('has no change of its nodes, while no warning is due', () => {
    for (const { results } of withUs.values()) expect(results['what changed in the page']).toEqual([]);
  });

  /** No platform has watched ones today, so the tap alone is put into the page. */
  it('has the same event streams and sockets where they are watched', () => {
    const plain = Object.entries(without.get('page')?.results ?? {});
    const same = Object.fromEntries(plain.filter(([name]) => name in tapped.results));
    expect(surprises({ ...same, 'stray events': [] }, tapped.results, unavoidableWhereTapped)).toEqual([]);
    expect(tapped.told).toBeGreaterThan(10);
  });

  it('is kept when it is left, and shown again, as without us', () => {
    expect(keptWithout.idle).toMatchObject({
      shown: [
        ['pageshow', false],
        ['pagehide', true],
        ['pageshow', true],
      ],
    });
    expect(keptWithUs).toEqual(keptWithout);
  });
});
