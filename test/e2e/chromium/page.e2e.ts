import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveAndReturn, runIn, type Seen, startBatteryStory } from '../battery/chromium';
import { type Kept, keptOf } from '../battery/keeping';
import { type Choice, failedIn, heart, surprises, wrappers } from '../battery/side';
import { unavoidable } from '../battery/unavoidable';
import { pause } from '../harness/pause';
import { askAbove } from '../harness/preflight';
import { type Story, switchOn } from '../harness/story';

const hostiles = ['throwing', 'frozen', 'replaced'] as const;

let story: Story;
const without: Record<string, Seen> = {};
let keptWithout: Kept;

function battery(choice?: Choice): Promise<Seen> {
  return runIn(story, 'page', choice);
}

beforeAll(async () => {
  story = await startBatteryStory();
  without.all = await battery();
  for (const hostile of hostiles) without[hostile] = await battery({ only: heart, hostile });
  without.clumsy = await battery({ only: '^watched: stopped by reader.cancel', hostile: 'clumsy' });
  without.early = await runIn(story, 'early', { only: wrappers });
  without.worlds = await runIn(story, 'worlds');
  keptWithout = await keptOf((isBusy) => leaveAndReturn(story, isBusy));
  await switchOn(story, 'claude');
}, 400_000);
afterAll(async () => {
  await story?.close();
});

describe('the battery', () => {
  it('does its own work without us: no check fails, and nothing of ours is there', () => {
    for (const [name, { results, told, marks }] of Object.entries(without)) {
      expect(failedIn(results), name).toEqual([]);
      expect([told, marks]).toEqual([0, 0]);
    }
    expect(Object.keys(without.all?.results ?? {}).length).toBeGreaterThan(500);
  });

  it('would notice a tap that clones', () => {
    const name = 'watched: stopped by reader.cancel';
    expect([without.all, without.clumsy].map((seen) => seen?.results[name])).toMatchObject([
      { ended: ['cut'] },
      { ended: ['open'] },
    ]);
  });
});

describe('a page of a platform that is switched on', () => {
  let withUs: Seen;
  beforeAll(async () => {
    withUs = await battery();
  });

  it('is watched', () => {
    expect(withUs.told).toBeGreaterThan(100);
  });

  it('sees, asks and gets the same as without us', () => {
    expect(surprises(without.all?.results, withUs.results, unavoidable)).toEqual([]);
    expect(failedIn(withUs.results)).toEqual([]);
  });

  it('writes the same to the console, with the same faults', () => {
    expect(withUs.written).toEqual(without.all?.written);
  });

  it('has no node of ours, and no change of its nodes, while no warning is due', () => {
    expect(withUs.marks).toBe(0);
    expect(withUs.results['what changed in the page']).toEqual([]);
  });

  it('gets the browser’s own for what no endpoint claims', () => {
    expect(withUs.results['other object: the prototype of a response']).toBe(true);
    expect(withUs.results['other object: the methods of a response']).toEqual([true, true]);
    expect(withUs.results['other order: an abort']).toEqual(without.all?.results['other order: an abort']);
  });
});

describe('a page of another kind', () => {
  it.each([
    ['whose first script wraps everything', 'early', wrappers],
    ['with frames, workers and a service worker', 'worlds', ''],
  ] as const)('%s sees the same', async (_kind, name, only) => {
    const withUs = await runIn(story, name, { only });
    expect(surprises(without[name]?.results, withUs.results, unavoidable)).toEqual([]);
    expect(failedIn(withUs.results)).toEqual([]);
    expect(withUs.written).toEqual(without[name]?.written);
    expect(withUs.told).toBeGreaterThan(0);
  });

  it('is kept when it is left, and shown again, as without us', async () => {
    expect(keptWithout.idle).toMatchObject({
      shown: [
        ['pageshow', false],
        ['pagehide', true],
        ['pageshow', true],
      ],
    });
    expect(await keptOf((isBusy) => leaveAndReturn(story, isBusy))).toEqual(keptWithout);
  });
});

describe('a page whose person wants to be asked, but not about this', () => {
  it('sees, asks and gets the same as without us', async () => {
    await askAbove(story, 'claude', 1_000_000);
    const withUs = await battery();
    expect(surprises(without.all?.results, withUs.results, unavoidable)).toEqual([]);
    expect(failedIn(withUs.results)).toEqual([]);
    expect(withUs.written).toEqual(without.all?.written);
  });
});

describe('a fault of ours stays ours', () => {
  it.each(hostiles)('on a page that is %s', async (hostile) => {
    const withUs = await battery({ only: heart, hostile });
    expect(surprises(without[hostile]?.results, withUs.results, unavoidable)).toEqual([]);
    expect(withUs.written).toEqual(without[hostile]?.written);
  });

  /** What the page sees of the heart's checks where it is not hostile. */
  async function expectSame(): Promise<void> {
    const withUs = await battery({ only: heart });
    const expected = Object.fromEntries(
      Object.entries(without.all?.results ?? {}).filter(([name]) => name in withUs.results),
    );
    const strays = { 'stray events': withUs.results['stray events'] };
    expect(surprises({ ...expected, ...strays }, withUs.results, unavoidable)).toEqual([]);
    expect(failedIn(withUs.results)).toEqual([]);
  }

  it('where the storage refuses to write', async () => {
    const worker = await story.worker();
    await worker.evaluate(() => {
      const { local } = chrome.storage;
      local.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
      local.get = () => Promise.reject(new Error('IO error'));
    });
    await expectSame();
  });

  it('where the worker is killed again and again', async () => {
    let isOver = false;
    const killing = (async () => {
      while (!isOver) {
        await story.killWorker();
        await pause(100);
      }
    })();
    await expectSame();
    isOver = true;
    await killing;
  });
});
