import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inContentScript } from '../harness/isolated-world';
import {
  askAbove,
  CREATE,
  creates,
  isAsked,
  isNotAsked,
  outcomeNow,
  outcomeOf,
  press,
  startCreate,
  untilAsked,
  untilReady,
  waitForButton,
} from '../harness/preflight';
import { pages, type Story, soon, startStory, switchOn, visit } from '../harness/story';

/** Between two signs of the dialog the tap waits so long (SIGN_WITHIN in lib/page/hold.ts), and a little. */
const SILENCE = 3000;

let story: Story;
let page: Page;
let before: number;

beforeAll(async () => {
  story = await startStory({ grantApis: ['notifications'] });
  await switchOn(story, 'suno', 'copilot-ms');
  await askAbove(story, 'suno', 5);
  page = await open();
  await untilAsked(page);
});
beforeEach(async () => {
  before = creates(story);
  await page.bringToFront();
});
afterAll(() => story?.close());

async function open(): Promise<Page> {
  const opened = await visit(story, pages.suno);
  await untilReady(story, opened);
  return opened;
}

/** Evaluates statements where our content script lives. */
function inOurWorld(statements: string): Promise<string> {
  return inContentScript(page, story.extensionId, `(() => { ${statements} })() ?? 'done'`);
}

async function expectGone(): Promise<void> {
  expect(creates(story)).toBe(before + 1);
  expect(await page.locator('[data-credit-gauge="ask"]').count()).toBe(0);
}

describe('a request that is held', () => {
  it('waits also where the worker is dead, and its verdict counts', async () => {
    await story.killWorker();
    await page.bringToFront();
    await startCreate(page);
    await waitForButton(page, 'Send');
    await story.killWorker();
    await page.bringToFront();
    expect(creates(story)).toBe(before);
    await press(page, 'Send');
    expect(await outcomeOf(page)).toBe('200');
    await expectGone();
  });

  it('lets another one go that comes while it waits', async () => {
    await startCreate(page);
    await isAsked(page);
    await startCreate(page);
    expect(await outcomeOf(page)).toBe('200');
    expect(creates(story)).toBe(before + 1);
    await press(page, 'Send');
    await soon(
      async () => creates(story),
      (count) => count === before + 2,
    );
  });

  it('is asked about anew when the page tries it again after a Cancel', async () => {
    for (const name of ['Cancel', 'Cancel', 'Send'] as const) {
      await startCreate(page);
      await press(page, name);
      expect(await outcomeOf(page)).toBe(name === 'Send' ? '200' : 'AbortError');
    }
    await expectGone();
  });

  it('is not sent when its page is left', async () => {
    await startCreate(page);
    await isAsked(page);
    await page.goto(pages.suno);
    await untilReady(story, page);
    await page.waitForTimeout(300);
    expect(creates(story)).toBe(before);
    expect(await page.locator('[data-credit-gauge="ask"]').count()).toBe(0);
  });

  it('has its body unread while it waits, and ended by a Cancel', async () => {
    await page.evaluate((address) => {
      const world = globalThis as unknown as { pulls: number; ended: string };
      Object.assign(world, { pulls: 0, ended: '' });
      const body = new ReadableStream(
        {
          pull: (controller) => controller.enqueue(new Uint8Array(8).fill(++world.pulls)),
          cancel: (reason: Error) => {
            world.ended = reason.name;
          },
        },
        { highWaterMark: 0 },
      );
      const init = { method: 'POST', body, duplex: 'half', headers: { authorization: 'Bearer x' } };
      fetch(address, init).catch(() => undefined);
    }, CREATE);
    await waitForButton(page, 'Send');
    const look = () =>
      page.evaluate(() => {
        const { pulls, ended } = globalThis as unknown as { pulls: number; ended: string };
        return [pulls, ended];
      });
    expect(await look()).toEqual([0, '']);
    await press(page, 'Cancel');
    await soon(look, ([, ended]) => ended === 'AbortError');
    expect(creates(story)).toBe(before);
  });

  it('goes through what the page has put over fetch, once', async () => {
    await page.evaluate(() => {
      const ours = globalThis.fetch;
      const world = Object.assign(globalThis, { calls: 0, takeBack: () => (globalThis.fetch = ours) });
      globalThis.fetch = (...args) => {
        if (String(args[0]).includes('generate')) world.calls++;
        return ours(...args);
      };
    });
    await startCreate(page);
    await press(page, 'Send');
    expect(await outcomeOf(page)).toBe('200');
    await expectGone();
    const calls = await page.evaluate(() => {
      const world = globalThis as unknown as { calls: number; takeBack(): void };
      world.takeBack();
      return world.calls;
    });
    expect(calls).toBe(1);
  });
});

describe('an XMLHttpRequest', () => {
  it('that is synchronous is never held', async () => {
    const status = await page.evaluate(async (address) => {
      const world = globalThis as unknown as { Clerk: { session: { getToken(): Promise<string> } } };
      const token = await world.Clerk.session.getToken();
      const xhr = new XMLHttpRequest();
      xhr.open('POST', address, false);
      xhr.setRequestHeader('authorization', `Bearer ${token}`);
      xhr.setRequestHeader('content-type', 'application/json');
      xhr.send(JSON.stringify({ mv: 'chirp-fenix', prompt: 'la' }));
      return xhr.status;
    }, CREATE);
    expect(status).toBe(200);
    await expectGone();
  });

  it('that was cancelled can be opened and sent again, and not before', async () => {
    const heard = () =>
      page.evaluate(() => (globalThis as unknown as { heard: readonly string[] }).heard.join(' '));
    await page.evaluate(async (address) => {
      const world = globalThis as unknown as Record<string, unknown> & {
        Clerk: { session: { getToken(): Promise<string> } };
      };
      const token = await world.Clerk.session.getToken();
      const log: string[] = [];
      const xhr = new XMLHttpRequest();
      xhr.timeout = 500;
      xhr.withCredentials = true;
      for (const type of ['readystatechange', 'load', 'abort', 'timeout', 'loadend']) {
        xhr.addEventListener(type, () => log.push(`${type}:${xhr.readyState}`));
        xhr.upload.addEventListener(type, () => log.push(`upload-${type}`));
      }
      const send = (): void => {
        xhr.open('POST', address);
        xhr.setRequestHeader('authorization', `Bearer ${token}`);
        xhr.setRequestHeader('content-type', 'application/json');
        xhr.send(JSON.stringify({ mv: 'chirp-fenix', prompt: 'la' }));
      };
      send();
      Object.assign(world, { heard: log, xhr, sendAgain: send });
    }, CREATE);
    // Longer than its time-out, which runs from when it is sent.
    await waitForButton(page, 'Cancel');
    await press(page, 'Cancel');
    await soon(heard, (text) =>
      text.endsWith('readystatechange:4 upload-abort upload-loadend abort:4 loadend:4'),
    );
    const after = await page.evaluate(() => {
      const {
        xhr,
        sendAgain,
        heard: log,
      } = globalThis as unknown as {
        xhr: XMLHttpRequest;
        sendAgain(): void;
        heard: string[];
      };
      const errors = [() => xhr.send(), () => xhr.setRequestHeader('a', 'b')].map((call) => {
        try {
          call();
          return 'none';
        } catch (error) {
          return (error as Error).name;
        }
      });
      const state = xhr.readyState;
      log.length = 0;
      sendAgain();
      return [state, ...errors, xhr.readyState, log.join(' ')];
    });
    expect(after).toEqual([0, 'InvalidStateError', 'InvalidStateError', 1, 'readystatechange:1']);
    expect(creates(story)).toBe(before);
    await press(page, 'Send');
    await soon(heard, (text) => text.endsWith('load:4 loadend:4'));
    await expectGone();
  });
});

describe('a message of a socket', () => {
  let chat: Page;
  beforeAll(async () => {
    const options = await story.openOptions();
    await options.evaluate(() =>
      chrome.runtime.sendMessage({
        name: 'grant/save',
        args: {
          draft: {
            ...{ platform: 'copilot-ms', name: 'Microsoft Copilot', kind: 'subscription', unit: 'credit' },
            ...{ amount: 60, renewal: { every: 'never' } },
          },
        },
      }),
    );
    await options.close();
    await askAbove(story, 'copilot-ms', 0.5);
    chat = await visit(story, 'https://copilot.microsoft.com/');
    await untilReady(story, chat);
  });
  beforeEach(() => chat.bringToFront());

  const ask = async (text: string) => {
    await chat.getByLabel('Message Copilot').fill(text);
    await chat.getByLabel('Submit message').click();
    await isAsked(chat);
  };
  const texts = () => story.practice.copilot.sendsReceived.map((one) => one.text);

  it('waits, keeps its place before what the page sends after it, and goes once', async () => {
    await chat.evaluate(() => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (data) {
        send.call(this, data);
        if (!String(data).includes('first')) return;
        send.call(this, String(data).replace('first', 'second'));
        WebSocket.prototype.send = send;
      };
    });
    await ask('first');
    await chat.waitForTimeout(300);
    expect(texts()).toEqual([]);
    await press(chat, 'Send');
    await soon(
      async () => texts(),
      (all) => all.length === 2,
    );
    expect(texts()).toEqual(['first', 'second']);
    await isNotAsked(chat);
    // The answers of two at once are more than the practice page can show.
    await chat.reload();
    await untilReady(story, chat);
  });

  it('is lost with its connection by a Cancel; the page connects anew', async () => {
    await ask('never');
    const { socketsOpened } = story.practice.copilot;
    await press(chat, 'Cancel');
    await chat.getByText('Connection lost.').waitFor();
    expect(texts()).not.toContain('never');
    await ask('third');
    await press(chat, 'Send');
    await soon(
      async () => texts(),
      (all) => all.includes('third'),
    );
    expect(story.practice.copilot.socketsOpened).toBe(socketsOpened + 1);
  });

  it('is given up when its connection is cut', async () => {
    await ask('cut off');
    story.practice.copilot.dropConnections();
    await isNotAsked(chat);
    expect(texts()).not.toContain('cut off');
  });
});

describe('without anybody who stands for the question', () => {
  it('a request goes where the dialog can’t be shown', async () => {
    await inOurWorld(`
      const { showModal } = HTMLDialogElement.prototype;
      HTMLDialogElement.prototype.showModal = () => {
        HTMLDialogElement.prototype.showModal = showModal;
        throw new Error('for the test');
      }`);
    await startCreate(page);
    expect(await outcomeOf(page)).toBe('200');
    await expectGone();
  });

  it('a request goes at once where nobody says that the dialog stands', async () => {
    await inOurWorld(
      'const kept = queueMicrotask; globalThis.queueMicrotask = () => { queueMicrotask = kept }',
    );
    const start = Date.now();
    await startCreate(page);
    expect(await outcomeOf(page)).toBe('200');
    expect(Date.now() - start).toBeLessThan(1500);
    await expectGone();
  });

  it('a request goes where the content script falls silent, as where the page stops every clock', async () => {
    await startCreate(page);
    await waitForButton(page, 'Send');
    await page.evaluate(() => {
      for (let id = Number(setTimeout(() => undefined)); id > 0; id--) clearInterval(id);
    });
    expect(await outcomeNow(page)).toBe('');
    await page.waitForTimeout(SILENCE);
    expect(await outcomeNow(page)).toBe('200');
    await expectGone();
  });

  it('a request goes where the extension is gone', async () => {
    await page.goto(pages.suno);
    await untilReady(story, page);
    await startCreate(page);
    await waitForButton(page, 'Send');
    const worker = await story.worker();
    await worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await page.bringToFront();
    await page.waitForTimeout(SILENCE);
    expect(await outcomeNow(page)).toBe('200');
    await expectGone();
  });
});
