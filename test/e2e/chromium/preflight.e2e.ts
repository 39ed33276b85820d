import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessibleNodes, clickAccessible, waitForAccessible } from '../harness/accessible';
import {
  askAbove,
  creates,
  isAsked,
  isNotAsked,
  press,
  untilReady,
  waitForButton,
} from '../harness/preflight';
import { card, pages, type Story, soon, startStory, switchOn, visit } from '../harness/story';

type Visited = Awaited<ReturnType<typeof visit>>;

const url = 'https://studio-api-prod.suno.com/api/generate/v2-web/';

/** Starts a create from the page's own code, and keeps what becomes of it in `window.outcome`. */
function startFetch(
  page: Visited,
  options: { readonly abortAfter?: number; readonly asRequest?: boolean } = {},
) {
  return page.evaluate(
    async ([address, { abortAfter, asRequest }]) => {
      const world = globalThis as unknown as {
        outcome?: string;
        Clerk: { session: { getToken(): Promise<string> } };
      };
      world.outcome = undefined as never;
      const controller = new AbortController();
      const init = {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await world.Clerk.session.getToken()}`,
        },
        body: JSON.stringify({ mv: 'chirp-fenix', prompt: 'la' }),
        signal: controller.signal,
      };
      const sent = asRequest ? fetch(new Request(address, init)) : fetch(address, init);
      if (abortAfter !== undefined) setTimeout(() => controller.abort(), abortAfter);
      sent.then(
        async (response) =>
          (world.outcome = `${response.status} ${(await response.json()).clips.length} clips`),
        (error: Error) => (world.outcome = `${error.name} ${error instanceof DOMException}`),
      );
    },
    [url, options] as const,
  );
}

/** The same by XMLHttpRequest: the events with the state at each. */
function startXhr(page: Visited, act?: { readonly after: number; readonly call: 'abort' | 'open' }) {
  return page.evaluate(
    async ([address, then]) => {
      const world = globalThis as unknown as {
        outcome?: string;
        Clerk: { session: { getToken(): Promise<string> } };
      };
      world.outcome = undefined as never;
      const xhr = new XMLHttpRequest();
      const heard: string[] = [];
      xhr.open('POST', address);
      xhr.setRequestHeader('content-type', 'application/json');
      xhr.setRequestHeader('authorization', `Bearer ${await world.Clerk.session.getToken()}`);
      for (const type of ['readystatechange', 'load', 'error', 'abort', 'loadend'])
        xhr.addEventListener(type, () => heard.push(`${type}:${xhr.readyState}`));
      xhr.addEventListener('loadend', () => {
        // The state after the last event.
        setTimeout(() => (world.outcome = `${heard.join(' ')} ${xhr.readyState} ${xhr.status}`), 0);
      });
      xhr.send(JSON.stringify({ mv: 'chirp-fenix', prompt: 'la' }));
      if (then === undefined) return;
      setTimeout(() => {
        if (then.call === 'abort') xhr.abort();
        else {
          xhr.open('GET', address);
          world.outcome = `opened ${xhr.readyState} ${heard.join(' ')}`;
        }
      }, then.after);
    },
    [url, act] as const,
  );
}

async function outcome(page: Visited): Promise<string> {
  const read = () => page.evaluate(() => (globalThis as unknown as { outcome?: string }).outcome ?? '');
  await soon(read, (text) => text !== '');
  return read();
}

async function ready(story: Story): Promise<Visited> {
  const page = await visit(story, pages.suno);
  await soon(
    () => page.locator('#credits').textContent(),
    (text) => text !== '–' && text !== '',
  );
  await untilReady(story, page);
  return page;
}

describe('a request that costs more than the person’s limit', () => {
  let story: Story;
  let page: Visited;
  beforeAll(async () => {
    story = await startStory({ grantApis: ['notifications'] });
    await switchOn(story, 'suno');
    await askAbove(story, 'suno', 5);
    page = await ready(story);
  });
  // What is in the background is not asked about.
  beforeEach(() => page.bringToFront());
  afterAll(() => story?.close());

  it.each(['XHR', 'fetch'])('by %s is held, and leaves once when the person says so', async (way) => {
    if (way === 'fetch') await page.getByLabel('Send by fetch, not XHR').check();
    const before = creates(story);
    await page.getByRole('button', { name: 'Create song' }).click();
    await isAsked(page, /This uses (about )?10 of your (about )?7\d0 credits/);
    for (const text of [/You asked to be asked above 5 credits/, /Left after it: (about )?7\d0 credits/])
      await waitForAccessible(page, 'StaticText', text);
    expect(creates(story)).toBe(before);
    await press(page, 'Send');
    await soon(
      async () => creates(story),
      (count) => count === before + 1,
    );
    await isNotAsked(page);
    const popup = await story.openPopup();
    await card(popup, 'Suno')
      .getByText(/^7\d0$/)
      .first()
      .waitFor();
    await popup.close();
  });

  it('is aborted for the page when the person cancels a fetch: the browser’s own AbortError, and nothing leaves', async () => {
    const before = creates(story);
    await startFetch(page);
    await isAsked(page);
    await press(page, 'Cancel');
    expect(await outcome(page)).toBe('AbortError true');
    expect(creates(story)).toBe(before);
  });

  it('is aborted for the page when the person cancels an XHR, with the events of an abort', async () => {
    const before = creates(story);
    await startXhr(page);
    await isAsked(page);
    await press(page, 'Cancel');
    expect(await outcome(page)).toBe('readystatechange:4 abort:4 loadend:4 0 0');
    expect(creates(story)).toBe(before);
  });

  it('is cancelled by Escape, and the focus goes back to where it was', async () => {
    await page.locator('.lyrics-editor-content').focus();
    const before = creates(story);
    await startFetch(page);
    await isAsked(page);
    await waitForButton(page, 'Send');
    await page.keyboard.press('Escape');
    expect(await outcome(page)).toBe('AbortError true');
    expect(creates(story)).toBe(before);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('lyrics-editor-content');
  });

  it('can be answered by the keyboard alone', async () => {
    await startFetch(page);
    await isAsked(page);
    await waitForButton(page, 'Send');
    for (const _ of ['to the box', 'to Cancel', 'to Send']) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await outcome(page)).toBe('200 2 clips');
  });

  it('takes no answer in its first moment: the key or second click that sent the prompt decides nothing', async () => {
    await startFetch(page);
    const button = await waitForAccessible(page, 'button', /^Send$/);
    await clickAccessible(page, button);
    await page.keyboard.press('Enter');
    await isAsked(page);
    await press(page, 'Cancel');
    expect(await outcome(page)).toBe('AbortError true');
  });

  it('is held as a Request object too', async () => {
    const before = creates(story);
    await startFetch(page, { asRequest: true });
    await isAsked(page);
    expect(creates(story)).toBe(before);
    await press(page, 'Send');
    expect(await outcome(page)).toBe('200 2 clips');
    expect(creates(story)).toBe(before + 1);
  });

  it.each([
    ['a fetch', () => startFetch(page, { abortAfter: 400 }), 'AbortError true'],
    [
      'an XHR',
      () => startXhr(page, { after: 400, call: 'abort' }),
      'readystatechange:4 abort:4 loadend:4 0 0',
    ],
    ['an XHR by opening it anew', () => startXhr(page, { after: 400, call: 'open' }), 'opened 1 '],
  ] as const)('that is held ends at once when the page itself ends %s', async (_, start, expected) => {
    const before = creates(story);
    await start();
    await isAsked(page);
    expect(await outcome(page)).toBe(expected);
    await isNotAsked(page);
    expect(creates(story)).toBe(before);
  });

  it('leaves other requests alone, in their order', async () => {
    await startFetch(page);
    await isAsked(page);
    const order = await page.evaluate(async (address) => {
      const world = globalThis as unknown as { Clerk: { session: { getToken(): Promise<string> } } };
      const headers = { authorization: `Bearer ${await world.Clerk.session.getToken()}` };
      const info = address.replace('generate/v2-web', 'billing/info');
      const arrived: number[] = [];
      await Promise.all(
        [1, 2, 3].map((n) => fetch(`${info}?n=${n}`, { headers }).then(() => arrived.push(n))),
      );
      return arrived.length;
    }, url);
    expect(order).toBe(3);
    await press(page, 'Cancel');
    await outcome(page);
  });

  it('goes when its tab is hidden before a decision, and a notification tells', async () => {
    const before = creates(story);
    await startFetch(page);
    await isAsked(page);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    // A page that only says so hides nothing: the tap believes it (it is the page's own world), and lets go.
    expect(await outcome(page)).toBe('200 2 clips');
    expect(creates(story)).toBe(before + 1);
    await page.evaluate(() => Reflect.deleteProperty(document, 'hidden'));
    const worker = await story.worker();
    await soon(
      () => worker.evaluate(async () => Object.keys(await chrome.notifications.getAll())),
      (ids) => ids.includes('suno|let-go'),
    );
    await isNotAsked(page);
  });

  it('is not asked about again today, once the person says so', async () => {
    await startFetch(page);
    await isAsked(page);
    await waitForButton(page, 'Send');
    await clickAccessible(page, await waitForAccessible(page, 'checkbox', /Don’t ask again today/));
    await press(page, 'Send');
    expect(await outcome(page)).toBe('200 2 clips');
    await startFetch(page);
    expect(await outcome(page)).toBe('200 2 clips');
    const other = await ready(story);
    await startFetch(other);
    expect(await outcome(other)).toBe('200 2 clips');
    expect((await accessibleNodes(other)).filter(({ role }) => role === 'dialog')).toEqual([]);
    await other.close();
  });
});
