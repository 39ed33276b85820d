import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveAndReturn, runIn, type Seen, startBatteryFirefox, switchOnClaude } from '../battery/firefox';
import { type Kept, keptOf } from '../battery/keeping';
import { failedIn, streams, surprises, wrappers } from '../battery/side';
import { unavoidableInFirefox, unavoidableWhereTapped } from '../battery/unavoidable';
import type { FirefoxRun } from '../harness/firefox';

const kinds = [
  ['', 'page', ''],
  ['that is made with popular clients', 'clients', '^watched'],
  ['whose first script wraps everything', 'early', wrappers],
  ['with frames, workers and a service worker', 'worlds', ''],
] as const;

/** The whole battery in the other engine; of the clients, those that are watched. */
describe('in Firefox, a page of a platform', () => {
  let run: FirefoxRun;
  const without = new Map<string, Seen>();
  const withUs = new Map<string, Seen>();
  let keptWithout: Kept;
  let keptWithUs: Kept;

  beforeAll(async () => {
    run = await startBatteryFirefox();
    for (const [, name, only] of kinds) without.set(name, await runIn(run, name, { only }));
    keptWithout = await keptOf((doing) => leaveAndReturn(run, doing));
    await switchOnClaude(run);
    for (const [, name, only] of kinds) withUs.set(name, await runIn(run, name, { only }));
    keptWithUs = await keptOf((doing) => leaveAndReturn(run, doing));
  });
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

  it('is kept when it is left, and shown again, as without us', () => {
    expect(keptWithout.nothing).toMatchObject({
      shown: [
        ['pageshow', false],
        ['pagehide', true],
        ['pageshow', true],
      ],
    });
    expect(keptWithUs).toEqual(keptWithout);
  });
});

/** No platform has watched ones today, so the tap alone is put into the page. */
describe('in Firefox, event streams and sockets that are watched', () => {
  it('are the same to the page that has made them', async () => {
    const run = await startBatteryFirefox();
    try {
      const plain = await runIn(run, 'page', { only: streams });
      const tapped = await runIn(run, 'tapped', { only: streams });
      expect(surprises(plain.results, tapped.results, unavoidableWhereTapped)).toEqual([]);
      expect(tapped.told).toBeGreaterThan(10);
    } finally {
      await run.close();
    }
  });
});
