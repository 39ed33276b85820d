import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FROM_PAGE } from '../../../lib/page/bridge-messages';
import { permissionPatterns } from '../../../lib/platforms/permissions';
import { startPractice } from '../../practice/server';
import { BATTERY, BatteryClaude } from '../battery/battery-claude';
import { type Choice, failedIn, type Results, readBattery, startBattery, surprises } from '../battery/side';
import { unavoidable } from '../battery/unavoidable';
import { launchChromium } from '../harness/chromium';
import { askAbove } from '../harness/preflight';
import { chromiumBuild, type Story, switchOn, visit } from '../harness/story';

/** The heart of the battery, for pages and moments in which something of ours fails. */
const heart =
  '^watched: a (JSON answer|stream) by|^watched: stopped by|^watched request: a (JSON body|Request with)|^watched XHR: ("json"|abort)';
const hostiles = ['throwing', 'frozen', 'replaced'] as const;

interface Seen {
  readonly results: Results;
  /** All that the browser wrote about the page, and the faults that nobody caught. */
  readonly written: readonly string[];
  /** How often our tap told of what it saw. */
  readonly told: number;
  readonly marks: number;
}

let story: Story;
const without: Record<string, Seen> = {};

/** One run on a new page. */
async function battery(choice: Choice = {}): Promise<Seen> {
  const page = await visit(story, BATTERY);
  const written: string[] = [];
  page.on('console', (message) => {
    // What our content script asks, and is refused, the browser notes for developers; no page can read it.
    const isOurs = /^https:\/\/claude\.ai\/api\/(?!.*battery)/.test(message.location().url);
    if (!isOurs) written.push(`${message.type()}: ${message.text().replace(/id=[\w-]+/g, 'id')}`);
  });
  page.on('pageerror', (error) => written.push(`fault: ${error.name}: ${error.message}`));
  await page.waitForFunction(() => 'runBattery' in globalThis);
  const told = await page.evaluateHandle((name) => {
    const counted = { events: 0 };
    document.addEventListener(name, () => counted.events++);
    return counted;
  }, FROM_PAGE);
  const results = readBattery(await page.evaluate(startBattery, choice));
  const seen = {
    results,
    written: written.sort(),
    told: await told.evaluate(({ events }) => events),
    marks: await page.locator('[data-credit-gauge]').count(),
  };
  await page.close();
  return seen;
}

beforeAll(async () => {
  const practice = await startPractice({ claude: new BatteryClaude() });
  const run = await launchChromium({ extensionDir: chromiumBuild, practice, grant: permissionPatterns() });
  story = { ...run, practice };
  without.all = await battery();
  for (const hostile of hostiles) without[hostile] = await battery({ only: heart, hostile });
  without.clumsy = await battery({ only: '^watched: stopped by reader.cancel', hostile: 'clumsy' });
  await switchOn(story, 'claude');
});
afterAll(async () => {
  await story?.close();
  await story?.practice.close();
});

describe('the battery', () => {
  it('does its own work without us: no check fails, and nothing of ours is there', () => {
    for (const [name, { results, told, marks }] of Object.entries(without)) {
      expect(failedIn(results), name).toEqual([]);
      expect([told, marks]).toEqual([0, 0]);
    }
    expect(Object.keys(without.all?.results ?? {}).length).toBeGreaterThan(400);
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
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    })();
    await expectSame();
    isOver = true;
    await killing;
  });
});
