import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageState } from '../../../lib/core/page-state';
import type { Task } from '../../../lib/core/quote/task';
import { FROM_PAGE } from '../../../lib/page/bridge-messages';
import { observationOf } from '../../content/observation';
import { accessibleNodes, boxOf, clickAccessible, waitForAccessible } from '../harness/accessible';
import { forcedLayouts } from '../harness/forced-layouts';
import { pages, type Story, soon, startStory, switchOn, visit } from '../harness/story';

const REGION = /^Credit Gauge: cost preview$/;
const prompt = '[data-testid="chat-input"]';

let story: Story;
beforeAll(async () => {
  story = await startStory();
  await switchOn(story, 'claude', 'suno');
});
afterAll(() => story?.close());

const region = (page: Page) => waitForAccessible(page, 'region', REGION);
const line = (page: Page, words: RegExp) => waitForAccessible(page, 'button', words);
const gone = (page: Page) =>
  soon(
    () => accessibleNodes(page),
    (nodes) => !nodes.some(({ name }) => REGION.test(name)),
  );

/** As the background tells it. Not before the page's own news of its balance has come through, which would be later ones. */
async function tell(page: Page, state: PageState): Promise<void> {
  await page.waitForTimeout(1000);
  const worker = await story.worker();
  const told = JSON.stringify({ url: page.url(), message: { name: 'tab/state', state } });
  await worker.evaluate(async (text) => {
    const { url, message } = JSON.parse(text);
    const [tab] = await chrome.tabs.query({ url });
    await chrome.tabs.sendMessage(tab?.id ?? -1, message, { frameId: 0 });
  }, told);
}

/** As the tap tells what the page asks the price of, or sends. */
async function draft(page: Page, about: 'spend' | 'price', task: Task): Promise<void> {
  const observation = observationOf(200);
  const id = crypto.randomUUID();
  const detail = JSON.stringify({ type: 'observation', id, observation, draft: { about, task } });
  await page.evaluate(([name, text]) => document.dispatchEvent(new CustomEvent(name, { detail: text })), [
    FROM_PAGE,
    detail,
  ] as const);
}

const fact = { asOf: '2026-11', source: 'the practice site', confidence: 'high' } as const;
const message = { ...fact, feature: 'message', pool: 'credits', unit: 'credit' };
/** A chat that costs a credit a character, and 50 more in high quality. */
const byCharacter: PageState = {
  platform: 'claude',
  name: 'Claude',
  pools: [{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 400, estimated: false }],
  feature: 'message',
  book: {
    told: [],
    learned: [],
    rules: [
      { ...message, settings: { quality: 'high' }, amount: 50, perCharacter: 1 },
      { ...message, perCharacter: 1 },
    ],
  },
  preview: {},
};

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

async function edgesOf(page: Page, selector: string): Promise<Edges | undefined> {
  const box = await page.locator(selector).first().boundingBox();
  return box === null
    ? undefined
    : { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
}

/** Where the preview stands once it moves no more: it follows what moves within two frames. */
async function stillBox(page: Page): Promise<Edges> {
  let before: Edges | undefined;
  for (;;) {
    await page.waitForTimeout(60);
    const now = await boxOf(page, await region(page));
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
}

/** The preview stands inside the window and covers neither the prompt box nor the send button. */
async function expectOutOfTheWay(page: Page): Promise<Edges> {
  const own = await stillBox(page);
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: innerHeight,
  }));
  expect(own.left).toBeGreaterThanOrEqual(0);
  expect(own.top).toBeGreaterThanOrEqual(0);
  expect(own.right).toBeLessThanOrEqual(width);
  expect(own.bottom).toBeLessThanOrEqual(height);
  for (const selector of [prompt, '.lyrics-editor-content', '.send']) {
    if ((await page.locator(selector).count()) === 0) continue;
    const other = await edgesOf(page, selector);
    if (other === undefined) continue;
    const isApart =
      own.right <= other.left + 0.5 ||
      own.left >= other.right - 0.5 ||
      own.bottom <= other.top + 0.5 ||
      own.top >= other.bottom - 0.5;
    expect(isApart, `${selector} ${JSON.stringify({ own, other })}`).toBe(true);
  }
  return own;
}

async function middleOf(page: Page): Promise<readonly [number, number]> {
  const { left, right, top, bottom } = await boxOf(page, await region(page));
  return [(left + right) / 2, (top + bottom) / 2];
}

describe('what the draft costs', () => {
  it('stands beside Suno’s prompt box with the balance after it, and follows a create', async () => {
    const page = await visit(story, pages.suno);
    await line(page, /^≈ 10 credits · 760 → 750$/);
    await page.getByRole('button', { name: 'Create song' }).click();
    await line(page, /^≈ 10 credits · (about )?750 → 740$/);
    await page.close();
  });

  it('is unknown at Claude, with what is left, until messages have taught it', async () => {
    const page = await visit(story, pages.claude);
    await line(page, /^price unknown · \d+% of your .+ left$/);
    await page.locator(prompt).fill('How many credits are in a gauge?');
    await page.getByRole('button', { name: /^Send/ }).click();
    const taught = await line(page, /^≈ [\d.]+.*% of your 5-hour window · (about )?\d+ → \d+%$/);
    await clickAccessible(page, taught);
    await waitForAccessible(page, 'StaticText', /^(as your last one took|learned from one of yours)$/);
    await page.close();
  });

  it('counts while a person types, and what the page clears', async () => {
    const page = await visit(story, pages.claude);
    await region(page);
    await tell(page, byCharacter);
    await line(page, /^≈ 0 credits/);
    await page.locator(prompt).click();
    await page.keyboard.type('Twelve chars');
    await line(page, /^≈ 12 credits · 400 → 388$/);
    await page.keyboard.press('Backspace');
    await line(page, /^≈ 11 credits · 400 → 389$/);
    // As a rich-text editor that takes the key itself.
    await page.locator(prompt).evaluate((box) => box.replaceChildren('Five!'));
    await line(page, /^≈ 5 credits · 400 → 395$/);
    await page.locator(prompt).evaluate((box) => box.replaceChildren('x'.repeat(500)));
    await line(page, /^≈ 500 credits · not enough: 400 left$/);
    await page.close();
  });

  it('follows the settings that the site asks the price of, and tells what the last one took', async () => {
    const page = await visit(story, pages.claude);
    await region(page);
    await tell(page, byCharacter);
    await page.locator(prompt).fill('Twelve chars');
    await line(page, /^≈ 12 credits/);
    await draft(page, 'price', { feature: 'message', settings: { quality: 'high' } });
    await line(page, /^≈ 62 credits · 400 → 338$/);
    await draft(page, 'price', { feature: 'message', settings: { quality: 'low' } });
    await line(page, /^≈ 12 credits · 400 → 388$/);
    await tell(page, {
      ...byCharacter,
      lastCheck: {
        ...{
          spend: 'one',
          at: Date.now(),
          pool: 'credits',
          unit: 'credit',
          feature: 'message',
          basis: 'table',
        },
        ...{ quoted: 10, low: 10, high: 10, actual: 12 },
      },
    });
    await clickAccessible(page, await line(page, /^≈ 12 credits · 400 → 388 last took 12 ▲$/));
    await waitForAccessible(page, 'StaticText', /^The last one took 12 credits, 10 were quoted ▲$/);
    await waitForAccessible(page, 'StaticText', /^price table of November 2026$/);
    await page.close();
  });

  it('goes and comes with the prompt box, without a page being loaded', async () => {
    const page = await visit(story, pages.claude);
    await region(page);
    await page.evaluate(() => history.pushState({}, '', '/settings/usage'));
    await gone(page);
    await page.evaluate(() => history.pushState({}, '', '/new'));
    await region(page);
    const parent = await page.locator(prompt).evaluateHandle((box) => {
      const parent = box.parentElement;
      const another = box.cloneNode(true);
      box.remove();
      return { parent, another };
    });
    await gone(page);
    await parent.evaluate(({ parent, another }) => parent?.prepend(another));
    await page.locator(prompt).focus();
    await region(page);
    await expectOutOfTheWay(page);
    await page.close();
  });
});

describe('where it stands', () => {
  const windows = [
    ['a wide window', 1280, 800, 1],
    ['a window of 380 px', 380, 700, 1],
    ['a window of 320 px', 320, 568, 1],
    ['a zoom of 200 %', 640, 400, 2],
  ] as const;

  it.each(windows)(
    'covers neither the prompt box nor the send button in %s, from left and from right',
    async (_, width, height, deviceScaleFactor) => {
      for (const url of [pages.claude, pages.suno]) {
        const page = await visit(story, url);
        const session = await page.context().newCDPSession(page);
        const metrics = { width, height, deviceScaleFactor, mobile: false };
        await session.send('Emulation.setDeviceMetricsOverride', metrics);
        const box = page.locator(`${prompt}, .lyrics-editor-content`).first();
        for (const dir of ['ltr', 'rtl']) {
          await page.evaluate((to) => {
            document.documentElement.dir = to;
          }, dir);
          await box.scrollIntoViewIfNeeded();
          await expectOutOfTheWay(page);
          await box.fill('A long prompt of many words. '.repeat(20));
          await expectOutOfTheWay(page);
          await clickAccessible(page, await line(page, /credits|price unknown|% of your/));
          await expectOutOfTheWay(page);
          await clickAccessible(page, await line(page, /credits|price unknown|% of your/));
          await page.evaluate(() => scrollBy(0, 30));
          await expectOutOfTheWay(page);
        }
        await page.close();
      }
    },
  );

  it('follows the prompt box as it grows, moves and scrolls away', async () => {
    const page = await visit(story, pages.claude);
    const before = await expectOutOfTheWay(page);
    await page.locator(prompt).fill('line\n'.repeat(10));
    const grown = await expectOutOfTheWay(page);
    expect(grown.top).toBeLessThan(before.top - 50);
    await page.locator('#composer').evaluate((form) => {
      form.style.position = 'relative';
      form.style.top = '-200px';
    });
    const moved = await expectOutOfTheWay(page);
    expect(moved.top).toBeCloseTo(grown.top - 200, -1);
    await page.locator('main').evaluate((main) => {
      main.style.paddingBottom = '3000px';
    });
    await page.evaluate(() => scrollTo(0, 3000));
    await gone(page);
    await page.evaluate(() => scrollTo(0, 0));
    await expectOutOfTheWay(page);
    await page.close();
  });

  it('keeps clear of the warning', async () => {
    story.practice.suno.setCredits(28);
    const page = await visit(story, pages.suno);
    const warning = await boxOf(page, await waitForAccessible(page, 'region', /Credit Gauge: Suno/));
    const own = await expectOutOfTheWay(page);
    expect(own.bottom <= warning.top || own.right <= warning.left || own.top >= warning.bottom).toBe(true);
    await page.close();
    story.practice.suno.setCredits(750);
  });
});

describe('what the person does with it', () => {
  it('is dragged, and stands there again after a reload', async () => {
    const page = await visit(story, pages.suno);
    const before = await expectOutOfTheWay(page);
    const [x, y] = await middleOf(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 100, y + 150, { steps: 5 });
    await page.mouse.move(x - 250, y + 330, { steps: 5 });
    await page.mouse.up();
    const dragged = await expectOutOfTheWay(page);
    expect(Math.abs(dragged.left - (before.left - 250))).toBeLessThan(2);
    expect(Math.abs(dragged.top - (before.top + 330))).toBeLessThan(2);
    await line(page, /→/);
    await page.waitForTimeout(300);
    await page.reload();
    const again = await expectOutOfTheWay(page);
    expect(Math.abs(again.left - dragged.left)).toBeLessThan(2);
    expect(Math.abs(again.top - dragged.top)).toBeLessThan(2);
    // A window that got smaller does not lose it, and one that grows again has it where it was.
    await page.setViewportSize({ width: 700, height: 500 });
    await expectOutOfTheWay(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    const back = await expectOutOfTheWay(page);
    expect(Math.abs(back.left - dragged.left)).toBeLessThan(2);
    await page.close();
  });

  it('is pushed off the prompt box when it is dropped on it', async () => {
    const page = await visit(story, pages.suno);
    await expectOutOfTheWay(page);
    const [x, y] = await middleOf(page);
    const box = await page.locator('.lyrics-editor-content').boundingBox();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 20, { steps: 5 });
    await page.mouse.up();
    await expectOutOfTheWay(page);
    await page.close();
  });

  it('is made small and is small again after a reload', async () => {
    const page = await visit(story, pages.suno);
    await clickAccessible(page, await line(page, /→/));
    await clickAccessible(page, await line(page, /^Make small$/));
    await line(page, /Show it$/);
    await page.waitForTimeout(300);
    await page.reload();
    const mark = await line(page, /^≈ 10 credits · .*Show it$/);
    const { left, right } = await expectOutOfTheWay(page);
    expect(right - left).toBeLessThan(40);
    await clickAccessible(page, mark);
    await line(page, /→ \d+$/);
    await page.close();
  });

  it('is reached last by Tab, moved by arrow keys and left by Escape, and the page hears no key of it', async () => {
    const page = await visit(story, pages.claude);
    await expectOutOfTheWay(page);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      for (const target of [window, document, document.body])
        for (const type of ['keydown', 'keypress', 'keyup'])
          target.addEventListener(type, (event) => heard.push((event as KeyboardEvent).key), true);
    });
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute('data-credit-gauge') ?? '');
    const last = page.locator('button').last();
    await last.focus();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('preview');
    await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.splice(0));
    const before = await boxOf(page, await region(page));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await soon(
      async () => {
        const moved = await boxOf(page, await region(page));
        return [before.left - moved.left, before.bottom - moved.bottom].map(Math.round).join();
      },
      (moved) => moved === '24,48',
    );
    await page.keyboard.press('Enter');
    await waitForAccessible(page, 'button', /^Hide on this site$/);
    await page.keyboard.press('k');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('');
    expect(await last.evaluate((button) => button === document.activeElement)).toBe(true);
    await soon(
      () => accessibleNodes(page),
      (nodes) => !nodes.some(({ name }) => name === 'Hide on this site'),
    );
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([]);
    await page.close();
  });

  it('never takes the focus from the prompt box, whatever is clicked in it', async () => {
    const page = await visit(story, pages.claude);
    await page.locator(prompt).click();
    await page.keyboard.type('Still ');
    await clickAccessible(page, await line(page, /window/));
    await clickAccessible(page, await line(page, /^Move$/));
    await page.keyboard.type('typing');
    expect(await page.locator(prompt).textContent()).toBe('Still typing');
    await page.close();
  });

  it('is hidden on this site, and on this site only', async () => {
    const page = await visit(story, pages.suno);
    await clickAccessible(page, await line(page, /→/));
    await clickAccessible(page, await line(page, /^Hide on this site$/));
    await gone(page);
    await page.waitForTimeout(300);
    await page.reload();
    await page.locator('.lyrics-editor-content').click();
    await page.waitForTimeout(500);
    await gone(page);
    await page.close();
    const other = await visit(story, pages.claude);
    await region(other);
    await other.close();
  });
});

describe('what it costs the page', () => {
  const keys = 200;

  async function typed(page: Page) {
    await page.locator(prompt).click();
    return forcedLayouts(page, async () => {
      for (let key = 0; key < keys; key++) await page.keyboard.type('ab cd'.charAt(key % 5));
      await page.waitForTimeout(200);
    });
  }

  it('is no layout that it forces while a person types, and no work while nobody does', async () => {
    const page = await visit(story, pages.claude);
    await region(page);
    // A page that has always something to lay out: whoever reads a box of it then forces that.
    await page.evaluate(() => {
      let keys = 0;
      const move = () => {
        document.body.style.paddingTop = `${++keys % 2}px`;
      };
      const changed = () => {
        move();
        requestAnimationFrame(move);
      };
      window.addEventListener('input', changed, true);
    });
    await tell(page, { ...byCharacter, preview: { hidden: true } });
    await gone(page);
    const without = await typed(page);
    await page.locator(prompt).evaluate((box) => box.replaceChildren());
    await tell(page, byCharacter);
    await region(page);
    const withIt = await typed(page);
    await line(page, /^≈ 200 credits/);
    // The trace knows who forces a layout: a page that does is seen.
    const forced = await forcedLayouts(page, () =>
      page.evaluate(() => {
        document.body.style.paddingTop = '1px';
        void document.body.offsetHeight;
      }),
    );
    expect(forced.byUrl.size).toBeGreaterThan(0);
    const ours = (seen: typeof withIt) => [...seen.byUrl.keys()].filter((url) => /overlay|content/.test(url));
    console.log(
      `Typing ${keys} keys: layouts ${withIt.layouts} with, ${without.layouts} without; styles ${withIt.styles} with, ${without.styles} without; forced by scripts ${JSON.stringify([...withIt.byUrl])} with, ${JSON.stringify([...without.byUrl])} without`,
    );
    expect(ours(withIt)).toEqual([]);
    // A second after the last key, the price is read out.
    await page.waitForTimeout(1500);
    const idle = await forcedLayouts(page, () => page.waitForTimeout(2000));
    expect([idle.layouts, idle.styles]).toEqual([0, 0]);
    await page.close();
  });
});
