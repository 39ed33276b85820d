import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card, pages, refreshAnew, type Story, soon, startStory, switchOn, visit } from '../harness/story';

/** What is left in ordinary windows, and in private ones: both are the same practice account at other times. */
const ORDINARY = 777;
const PRIVATE = 333;

describe('a person who allows private windows', () => {
  let story: Story;
  /** A page of the extension that runs no script: it sees all areas and windows, also while the worker is stopped. */
  let observer: Page;
  let windowId: number;

  beforeAll(async () => {
    story = await startStory({ inPrivateWindows: true });
    story.practice.suno.setCredits(ORDINARY);
    await switchOn(story, 'suno');
    observer = await visit(story, `chrome-extension://${story.extensionId}/manifest.json`);
    const page = await visit(story, pages.suno);
    await soon(face, ({ text }) => text === String(ORDINARY));
    await page.close();
  });
  afterAll(() => story?.close());

  const stored = (area: 'local' | 'session') =>
    observer.evaluate(async (name) => JSON.stringify(await chrome.storage[name].get(null)), area);
  /** What the ordinary windows had on its way into the ledger has arrived, and was counted. */
  const arrived = () =>
    soon(
      () => stored('local'),
      (text) =>
        /"outbox":\{"data":\{"readings":\[\],"spends":\[\]\}/.test(text) && text.includes('"recent:suno'),
    );
  const face = () =>
    observer.evaluate(async () => ({
      text: await chrome.action.getBadgeText({}),
      title: await chrome.action.getTitle({}),
    }));
  const alarms = () =>
    observer.evaluate(async () => (await chrome.alarms.getAll()).map(({ name }) => name).sort());
  const openPrivate = async (url: string) => {
    const worker = await story.worker();
    const { id = -1 } = await worker.evaluate(
      (address) => chrome.windows.create({ incognito: true, url: address }),
      url,
    );
    return id;
  };
  const close = (id: number) => observer.evaluate((one) => chrome.windows.remove(one), id);
  /** What the popup of the toolbar says, opened in this window; it is no page that a test could be given. */
  const popupText = async (id: number, words: string) => {
    await observer.evaluate((one) => chrome.action.openPopup({ windowId: one }), id);
    const text = () =>
      observer.evaluate(() => chrome.extension.getViews({ type: 'popup' })[0]?.document.body.innerText ?? '');
    await soon(text, (seen) => seen.includes(words));
    return text();
  };

  it('sees a balance in a private window: it is in memory, and nowhere on the disk', async () => {
    await arrived();
    const [before, planned] = [await stored('local'), await alarms()];
    story.practice.suno.setCredits(PRIVATE);
    windowId = await openPrivate(pages.suno);
    await soon(
      () => stored('session'),
      (text) => text.includes(`"remaining":${PRIVATE}`),
    );
    expect(await stored('local')).toBe(before);
    expect(await alarms()).toEqual(planned);
    expect(await face()).toEqual({ text: '', title: expect.stringMatching(/private window is open/) });
  });

  it('finds it in the popup of that window', async () => {
    const text = await popupText(windowId, String(PRIVATE));
    expect(text).toContain('Private window: kept in memory, gone when it closes.');
    expect(text).not.toContain(String(ORDINARY));
  });

  it('finds nothing of it in the popup of ordinary windows', async () => {
    const popup = await story.openPopup();
    await card(popup, 'Suno').getByText(String(ORDINARY)).first().waitFor();
    expect(await popup.locator('body').textContent()).not.toMatch(new RegExp(`${PRIVATE}|Private`));
    await popup.close();
  });

  it('refreshes ordinary windows, without a word of it to the private one', async () => {
    const popup = await story.openPopup();
    const page = await visit(story, pages.suno);
    story.practice.suno.setCredits(ORDINARY - 10);
    await refreshAnew(popup);
    await card(popup, 'Suno')
      .getByText(String(ORDINARY - 10))
      .first()
      .waitFor();
    expect(await stored('session')).not.toContain(`"remaining":${ORDINARY - 10}`);
    expect(await stored('session')).toContain(`"remaining":${PRIVATE}`);
    await page.close();
    await popup.close();
  });

  it('makes a song in a private window: that is in memory as well, and no ledger hears of it', async () => {
    await arrived();
    const [before, planned] = [await stored('local'), await alarms()];
    story.practice.suno.setCredits(PRIVATE);
    const page = story.context.pages().find((one) => one.url() === pages.suno);
    await page?.getByRole('button', { name: 'Create song' }).click();
    await soon(
      () => stored('session'),
      (text) => text.includes(`"remaining":${PRIVATE - 10}`),
    );
    expect(await stored('local')).toBe(before);
    expect(await alarms()).toEqual(planned);
  });

  it('closes it while the worker is stopped: it is gone, and the number of ordinary windows is back', async () => {
    await story.killWorker();
    expect(await stored('session')).toContain(`"remaining":${PRIVATE - 10}`);
    await close(windowId);
    await soon(
      () => stored('session'),
      (text) => !text.includes('private:'),
    );
    expect(await stored('local')).not.toMatch(
      new RegExp(`"remaining":${PRIVATE}|"remaining":${PRIVATE - 10}`),
    );
    await soon(face, ({ text }) => text === String(ORDINARY - 10));
  });
});
