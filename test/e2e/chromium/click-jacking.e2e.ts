import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { boxOf, waitForAccessible } from '../harness/accessible';
import {
  harmless,
  harmlessSheetsInChromium,
  inerting,
  inertingInChromium,
  installAttacks,
} from '../harness/attacks';
import { differenceOf } from '../harness/pictures';
import {
  askAbove,
  creates,
  isAsked,
  outcomeNow,
  outcomeOf,
  press,
  startCreate,
  untilAsked,
  untilReady,
  waitForButton,
} from '../harness/preflight';
import { pages, type Story, soon, startStory, switchOn, visit } from '../harness/story';

let story: Story;
let page: Page;
let before: number;

beforeAll(async () => {
  story = await startStory({ grantApis: ['notifications'] });
  await switchOn(story, 'suno');
  await askAbove(story, 'suno', 5);
  page = await open();
  await untilAsked(page);
});
beforeEach(() => {
  before = creates(story);
});
afterAll(() => story?.close());

async function open(): Promise<Page> {
  const opened = await visit(story, pages.suno);
  await untilReady(story, opened);
  await opened.evaluate(installAttacks);
  return opened;
}

/** Where the button of this name is, once it takes an answer. */
async function placeOf(name: 'Send' | 'Cancel') {
  const { left, top, right, bottom } = await boxOf(page, await waitForButton(page, name));
  return [(left + right) / 2, (top + bottom) / 2] as const;
}

/** The dialog as it is seen, off its round corners (PNG, base64). */
async function picture(): Promise<string> {
  const { left, top, right, bottom } = await boxOf(page, await waitForAccessible(page, 'dialog', /./));
  const clip = { x: left + 4, y: top + 4, width: right - left - 8, height: bottom - top - 8 };
  return (await page.screenshot({ clip })).toString('base64');
}

async function notifications(): Promise<readonly string[]> {
  const worker = await story.worker();
  return worker.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
}

async function clearNotifications(): Promise<void> {
  const worker = await story.worker();
  await worker.evaluate(() => chrome.notifications.clear('suno|let-go'));
}

describe('what a page does around the dialog', () => {
  let asDrawn: string;
  beforeAll(async () => {
    await startCreate(page);
    await waitForButton(page, 'Send');
    await page.mouse.move(2, 2);
    asDrawn = await picture();
  });
  afterEach(() => page.evaluate(() => attack.end()));

  it.each(Object.entries(harmlessSheetsInChromium))('leaves it as it was drawn: %s', async (_, sheet) => {
    await page.evaluate((text) => attack.css(text), sheet);
    expect(await differenceOf(await story.worker(), await picture(), asDrawn)).toBe(0);
  });

  it.each(Object.entries(harmless))('leaves it as it was drawn: %s', async (_, act) => {
    await page.evaluate(act);
    expect(await differenceOf(await story.worker(), await picture(), asDrawn)).toBe(0);
  });

  it('leaves it its answer, all of that together', async () => {
    for (const sheet of Object.values(harmlessSheetsInChromium))
      await page.evaluate((text) => attack.css(text), sheet);
    await press(page, 'Cancel');
    expect(await outcomeOf(page)).toBe('AbortError');
    expect(creates(story)).toBe(before);
  });
});

describe('no click is an answer while the dialog', () => {
  beforeEach(async () => {
    await page.evaluate(() => {
      const node = attack.node('div', 'pointer-events:none;width:1px;height:1px;inset:auto');
      node.id = 'shown-before';
      node.popover = 'manual';
      node.showPopover();
    });
  });
  afterEach(async () => {
    await page.evaluate(() => attack.end());
    await clearNotifications();
  });

  it.each(Object.entries({ ...inerting, ...inertingInChromium }))('meets %s', async (_, act) => {
    await startCreate(page);
    const [x, y] = await placeOf('Cancel');
    await page.evaluate(act);
    await page.mouse.click(x, y);
    await expectLetGo();
  });

  it('is covered as soon as the pointer comes near', async () => {
    await startCreate(page);
    const [x, y] = await placeOf('Cancel');
    await page.evaluate((cover) => {
      const act = new Function(`return (${cover})()`);
      attack.host().addEventListener('pointermove', () => act(), { once: true });
    }, String(inerting['a popover that lets clicks through']));
    await page.mouse.click(x, y);
    await expectLetGo();
  });
});

describe('a person can answer', () => {
  const answers: readonly (readonly [string, () => Promise<void>])[] = [
    ['by the mouse', () => press(page, 'Cancel')],
    [
      'by touch',
      async () => {
        const [x, y] = await placeOf('Cancel');
        const session = await page.context().newCDPSession(page);
        await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
        await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
        await session.detach();
      },
    ],
    [
      'by keys',
      async () => {
        await waitForButton(page, 'Cancel');
        for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
      },
    ],
    [
      'by Escape',
      async () => {
        await waitForButton(page, 'Cancel');
        await page.keyboard.press('Escape');
      },
    ],
  ];

  it.each(answers)('%s, though the page swallows every event that it gets', async (_, answer) => {
    await page.evaluate(() => {
      const types = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'touchstart', 'touchend'];
      const swallow = (event: Event): void => {
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      for (const type of [...types, 'keydown', 'keypress', 'keyup', 'focusin', 'focusout'])
        for (const target of [window, document, document.documentElement]) {
          target.addEventListener(type, swallow, { capture: true, passive: false });
          attack.undo.push(() => target.removeEventListener(type, swallow, { capture: true }));
        }
    });
    await startCreate(page);
    await answer();
    expect(await outcomeOf(page)).toBe('AbortError');
    expect(creates(story)).toBe(before);
    await page.evaluate(() => attack.end());
  });

  it('by the mouse, though the page takes the focus away again and again', async () => {
    await page.evaluate(() => {
      const timer = setInterval(() => (document.activeElement as HTMLElement | null)?.blur(), 5);
      attack.undo.push(() => clearInterval(timer));
    });
    await startCreate(page);
    await press(page, 'Cancel');
    expect(await outcomeOf(page)).toBe('AbortError');
    await page.evaluate(() => attack.end());
  });

  it('by one more Escape, where others came too early, which close any dialog of an untouched page', async () => {
    const untouched = await open();
    await startCreate(untouched);
    await isAsked(untouched);
    for (const _ of ['too early', 'too early']) await untouched.keyboard.press('Escape');
    await waitForButton(untouched, 'Send');
    await untouched.keyboard.press('Escape');
    expect(await outcomeOf(untouched)).toBe('AbortError');
    expect(creates(story)).toBe(before);
    await untouched.close();
    await page.bringToFront();
  });

  it('after a short view transition, a scroll and a resize of the page', async () => {
    await startCreate(page);
    await waitForButton(page, 'Cancel');
    await page.evaluate(async () => {
      attack.node('div', 'position:static;height:5000px');
      scrollTo({ top: 900, behavior: 'smooth' });
      await document.startViewTransition(() => document.body.append('another view')).finished;
    });
    await page.setViewportSize({ width: 900, height: 600 });
    await press(page, 'Cancel');
    expect(await outcomeOf(page)).toBe('AbortError');
    expect(creates(story)).toBe(before);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => attack.end());
  });
});

describe('nothing is answered', () => {
  /** Where Send will be the next time. */
  async function placeLearned() {
    await startCreate(page);
    const place = await placeOf('Send');
    await press(page, 'Cancel');
    await outcomeOf(page);
    return place;
  }

  async function expectUndecided(): Promise<void> {
    expect(await outcomeNow(page)).toBe('');
    expect(creates(story)).toBe(before);
    await press(page, 'Cancel');
    expect(await outcomeOf(page)).toBe('AbortError');
    expect(creates(story)).toBe(before);
  }

  it('by a click on a list of the page that lets clicks through, and closes by it', async () => {
    await startCreate(page);
    const [x, y] = await placeOf('Send');
    await page.evaluate(() => {
      attack.css(`select, ::picker(select) { appearance: base-select }
        ::picker(select) { position: fixed; inset: 0; width: 100vw; height: 100vh; background: green;
          pointer-events: none; position-area: none }`);
      const list = attack.node('select', 'inset:auto;width:auto;height:auto');
      list.append(new Option('a'));
      list.showPicker();
    });
    // Long enough for an eye, and for the browser to have looked.
    await page.waitForTimeout(250);
    await page.mouse.click(x, y);
    await page.evaluate(() => attack.end());
    await expectUndecided();
  });

  it('by clicks and keys that the page makes, at any level', async () => {
    await startCreate(page);
    const [x, y] = await placeOf('Send');
    await page.evaluate(
      ([clientX, clientY]) => {
        const at = { bubbles: true, composed: true, cancelable: true, detail: 1, clientX, clientY };
        for (const target of [window, document, document.documentElement, attack.host()]) {
          for (const type of [
            'pointerdown',
            'pointerup',
            'click',
            'touchstart',
            'touchend',
            'cancel',
            'close',
            'submit',
          ])
            target.dispatchEvent(new MouseEvent(type, at));
          for (const type of ['keydown', 'keypress', 'keyup'])
            for (const key of ['Tab', 'Tab', 'Tab', 'Enter', ' ', 'Escape'])
              target.dispatchEvent(new KeyboardEvent(type, { ...at, key }));
        }
        attack.host().click();
        (document.elementFromPoint(clientX, clientY) as HTMLElement).click();
      },
      [x, y] as const,
    );
    await expectUndecided();
  });

  it('by the clicks of somebody who is lured to click quickly where Send will be', async () => {
    const [x, y] = await placeLearned();
    await startCreate(page);
    for (let clicks = 0; clicks < 12; clicks++) {
      await page.mouse.click(x, y, { clickCount: clicks + 1 });
      await page.waitForTimeout(100);
    }
    await expectUndecided();
  });

  it('by a click that was made before the dialog was drawn, while the page let nothing happen', async () => {
    const [x, y] = await placeLearned();
    const busy = startCreate(page, 1500);
    await page.waitForTimeout(400);
    await page.mouse.click(x, y);
    await busy;
    await expectUndecided();
  });

  it('by Enter that is held down', async () => {
    await page.locator('.lyrics-editor-content').focus();
    await startCreate(page);
    for (let repeats = 0; repeats < 12; repeats++) {
      await page.keyboard.down('Enter');
      await page.waitForTimeout(80);
    }
    await page.keyboard.up('Enter');
    await expectUndecided();
  });

  it('by what was pressed in a dialog of the page that looks like ours', async () => {
    await page.evaluate(() => {
      const fake = attack.node('dialog');
      fake.append('This uses 1 of your 7 credits.', document.createElement('button'));
      fake.showModal();
    });
    await startCreate(page);
    const [x, y] = await placeOf('Send');
    await page.evaluate(() => attack.end());
    await page.waitForTimeout(200);
    expect(await outcomeNow(page)).toBe('');
    await page.mouse.click(x, y);
    expect(await outcomeOf(page)).toBe('200');
    expect(creates(story)).toBe(before + 1);
  });
});

describe('a page as others are is no false alarm', () => {
  const pagesAsOthers: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'with an open modal dialog and a popover of its own, which move and close',
      () =>
        page.evaluate(() => {
          const [dialog, note] = [attack.node('dialog'), attack.node('div', 'inset:auto')];
          note.popover = 'manual';
          note.showPopover();
          dialog.showModal();
          setTimeout(() => note.append('a longer text'), 300);
          setTimeout(() => dialog.close(), 600);
        }),
    ],
    [
      'that scrolls smoothly, loads more and changes itself all the time',
      () =>
        page.evaluate(() => {
          attack.node('div', 'position:static;height:9000px');
          scrollTo({ top: 8000, behavior: 'smooth' });
          const timer = setInterval(() => attack.node('p', 'position:static').append('more'), 50);
          attack.undo.push(() => clearInterval(timer));
        }),
    ],
    [
      'from right to left, in forced colours, without motion',
      async () => {
        await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce', colorScheme: 'dark' });
        await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      },
    ],
    ['at 200 %', () => page.setViewportSize({ width: 640, height: 400 })],
    [
      'at 400 %, where the dialog has to be scrolled',
      () => page.setViewportSize({ width: 320, height: 200 }),
    ],
  ];
  afterEach(async () => {
    await page.emulateMedia({ forcedColors: null, reducedMotion: null, colorScheme: null });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => attack.end());
  });

  it.each(pagesAsOthers)('%s', async (_, become) => {
    await become();
    await startCreate(page);
    await waitForButton(page, 'Send');
    // Longer than anything that covers it is borne with.
    await page.waitForTimeout(1000);
    expect(await outcomeNow(page)).toBe('');
    await press(page, 'Cancel');
    expect(await outcomeOf(page)).toBe('AbortError');
    expect(creates(story)).toBe(before);
  });
});

/** The request went once, not by a click; nothing of ours is left, and the person is told. */
async function expectLetGo(): Promise<void> {
  expect(await outcomeOf(page)).toBe('200');
  expect(creates(story)).toBe(before + 1);
  expect(await page.locator('[data-credit-gauge="ask"]').count()).toBe(0);
  await soon(notifications, (ids) => ids.includes('suno|let-go'));
}
