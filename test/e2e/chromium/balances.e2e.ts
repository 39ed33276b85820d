import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibleNodes, boxOf, clickAccessible, waitForAccessible } from '../harness/accessible';
import {
  card,
  pages,
  refresh,
  refreshAnew,
  type Story,
  soon,
  startStory,
  switchOn,
  toolbar,
  visit,
} from '../harness/story';

/** The main job, told once from the empty popup to the warning, in a browser of its own. */
describe('a person with four platforms', () => {
  let story: Story;
  let popup: Awaited<ReturnType<Story['openPopup']>>;

  beforeAll(async () => {
    story = await startStory();
    popup = await story.openPopup();
  });
  afterAll(() => story?.close());

  it('is told what to do while nothing is on', async () => {
    await popup.getByRole('button', { name: 'Switch on Suno' }).waitFor();
    expect(await toolbar(story)).toEqual({ text: '', title: 'Credit Gauge: no platform is switched on yet' });
  });

  it('switches platforms on in the options, and sees their balances', async () => {
    await switchOn(story, 'claude', 'chatgpt', 'suno');
    await visit(story, pages.claude);
    await visit(story, pages.chatgpt);
    await visit(story, pages.suno);
    await card(popup, 'Claude').getByText('58%').first().waitFor();
    await card(popup, 'ChatGPT').getByText('120').first().waitFor();
    await card(popup, 'Suno').getByText('760').first().waitFor();
  });

  it('makes a song by XHR on another host, and sees the balance fall within 2 s, in popup and badge', async () => {
    const page = await visit(story, pages.suno);
    await soon(
      () => page.locator('#credits').textContent(),
      (text) => text === '760',
    );
    await page.locator('.lyrics-editor-content').fill('Ten credits for two songs');
    await page.getByRole('button', { name: 'Create song' }).click();
    const sent = Date.now();
    await card(popup, 'Suno').getByText('750').first().waitFor({ timeout: 2000 });
    expect(Date.now() - sent).toBeLessThan(2000);
    await page.close();
  });

  it('makes a song by fetch as well', async () => {
    const page = await visit(story, pages.suno);
    await page.getByLabel('Send by fetch, not XHR').check();
    await page.getByRole('button', { name: 'Create song' }).click();
    await card(popup, 'Suno').getByText('740').first().waitFor({ timeout: 2000 });
    await page.close();
  });

  it('sends a message to Claude, and sees the 5-hour window fall by the stream’s own word', async () => {
    const page = await visit(story, pages.claude);
    await page.locator('[data-testid="chat-input"]').fill('How many credits are in a gauge?');
    await page.getByRole('button', { name: /^Send/ }).click();
    await card(popup, 'Claude').getByText('55%').first().waitFor({ timeout: 4000 });
    await page.close();
  });

  it('sends a message to ChatGPT, and sees the model’s messages fall', async () => {
    const page = await visit(story, pages.chatgpt);
    await page.locator('#prompt-textarea').fill('How many messages are left?');
    await page.getByRole('button', { name: 'Send prompt' }).click();
    await card(popup, 'ChatGPT').getByText('119').first().waitFor({ timeout: 4000 });
    await page.close();
  });

  it('crosses the threshold: the badge turns, and the page warns before the next song', async () => {
    story.practice.suno.setCredits(28);
    const page = await visit(story, pages.suno);
    await waitForAccessible(page, 'StaticText', /28 of 2,500 credits left/);
    await waitForAccessible(page, 'StaticText', /28\s*→\s*18/);
    await soon(
      () => toolbar(story),
      ({ text, title }) => text === '28' && /Suno.*28 of 2,500 credits left.*almost empty/.test(title),
    );
    await page.getByRole('button', { name: 'Create song' }).click();
    await soon(
      () => toolbar(story),
      ({ text }) => text === '18',
      2000,
    );
    await waitForAccessible(page, 'StaticText', /18 of 2,500 credits left/);
    await clickAccessible(page, await waitForAccessible(page, 'button', /dismiss|close/i));
    await soon(
      () => accessibleNodes(page),
      (nodes) => !nodes.some(({ name }) => /of 2,500 credits left/.test(name)),
    );
    await page.close();
  });

  it('warns on Claude too, beside what messages like the last one took of the window', async () => {
    story.practice.claude.setUsage({ session: 90 });
    const page = await visit(story, pages.claude);
    await waitForAccessible(page, 'StaticText', /10% of the 5-hour window left/);
    await waitForAccessible(page, 'StaticText', /took about 3% of the 5-hour window/);
    const warning = await boxOf(page, await waitForAccessible(page, 'region', /Credit Gauge: Claude/));
    for (const own of [
      page.locator('[data-testid="chat-input"]'),
      page.getByRole('button', { name: /^Send/ }),
    ]) {
      const box = await own.boundingBox();
      // The warning at rest covers neither the prompt box nor the send button.
      expect(
        box === null ||
          box.y >= warning.bottom ||
          box.x >= warning.right ||
          box.x + box.width <= warning.left,
      ).toBe(true);
    }
    await page.close();
    story.practice.claude.setUsage({ session: 45 });
    await refreshAnew(popup);
    await card(popup, 'Claude').getByText('55%').first().waitFor();
  });

  it('is told by the alarm what changed while the worker was stopped', async () => {
    story.practice.claude.setUsage({ session: 46 });
    await story.killWorker();
    // As after a quarter of an hour: the last reading is old, and the alarm rings. Nobody else writes meanwhile.
    await popup.evaluate(async () => {
      const stored = (await chrome.storage.local.get(null)) as Record<
        string,
        { data: { readAt: Record<string, number> } }
      >;
      for (const [key, record] of Object.entries(stored)) {
        if (key.startsWith('account:claude')) record.data.readAt.usage = Date.now() - 900_000;
      }
      await chrome.storage.local.set(stored);
      await chrome.alarms.create('refresh', { when: Date.now() + 100 });
    });
    try {
      await card(popup, 'Claude').getByText('54%').first().waitFor();
    } finally {
      story.practice.claude.setUsage({ session: 45 });
    }
    await refreshAnew(popup);
    await card(popup, 'Claude').getByText('55%').first().waitFor();
  });

  it('signs out of ChatGPT: the card says so, keeps the last number and marks it stale', async () => {
    story.practice.chatgpt.signOut();
    const page = await visit(story, pages.chatgpt);
    await card(popup, 'ChatGPT')
      .getByText(/signed out/i)
      .first()
      .waitFor();
    await card(popup, 'ChatGPT').getByText('119').first().waitFor();
    await card(popup, 'ChatGPT')
      .getByText(/stale|last known/i)
      .first()
      .waitFor();
    await card(popup, 'ChatGPT')
      .getByRole('link', { name: /sign in/i })
      .waitFor();
    await page.close();
  });

  it.each([
    ['changed', /changed/i],
    ['challenge', /human/i],
    ['html', /changed|HTML/i],
    ['huge', /changed|large/i],
    ['empty', /changed|empty/i],
    ['500', /fault of its own/i],
    ['429', /too many|tries again|slow|limit/i],
  ] as const)(
    'Claude answers with %s: a named failure, the last number kept, then it mends',
    async (trouble, words) => {
      story.practice.claude.failWith(trouble);
      await refresh(popup);
      await card(popup, 'Claude').getByText(words).first().waitFor();
      await card(popup, 'Claude').getByText('55%').first().waitFor();
      story.practice.claude.works();
      if (trouble === '429') return;
      await refresh(popup);
      await soon(
        () => card(popup, 'Claude').textContent(),
        (text) => text !== null && !words.test(text),
      );
    },
  );

  it('spoke to nobody but the platforms', () => {
    expect(story.practice.log.strangers).toEqual([]);
  });
});
