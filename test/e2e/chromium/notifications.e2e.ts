import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pause } from '../harness/pause';
import { pages, type Story, soon, startStory, switchOn, toolbar, visit } from '../harness/story';

/** The notifications that the browser shows: their ids. */
function shown(story: Story): Promise<string[]> {
  return story
    .worker()
    .then((worker) => worker.evaluate(async () => Object.keys(await chrome.notifications.getAll())));
}

/** The platform's page tells what is left; done when the toolbar shows it. */
async function read(story: Story, credits: number): Promise<void> {
  story.practice.suno.setCredits(credits);
  const page = await visit(story, pages.suno);
  await soon(
    () => toolbar(story),
    ({ text }) => text === String(credits),
  );
  await page.close();
}

describe('a person who wants notifications', () => {
  let story: Story;

  beforeAll(async () => {
    story = await startStory({ grantApis: ['notifications'] });
    await switchOn(story, 'suno');
    await read(story, 760);
    const options = await story.openOptions();
    const notifications = { on: true, refilled: false, runwayDays: 3, expiringDays: 7, budgetPercent: 90 };
    const answer = await options.evaluate(
      (args) => chrome.runtime.sendMessage({ name: 'settings/notifications', args }),
      { notifications },
    );
    expect(answer).toEqual({ ok: true });
    await options.close();
  });
  afterAll(() => story?.close());

  it('is shown one when a threshold is crossed', async () => {
    expect(await shown(story)).toEqual([]);
    await read(story, 400);
    await soon(
      () => shown(story),
      (ids) => ids.length === 1 && /^suno\|.+\|credits$/.test(ids[0] ?? ''),
    );
  });

  it('is shown none when it is crossed again in the same episode, nor by a worker that starts anew', async () => {
    const worker = await story.worker();
    await worker.evaluate(async () => {
      for (const id of Object.keys(await chrome.notifications.getAll())) await chrome.notifications.clear(id);
    });
    await read(story, 560);
    await read(story, 399);
    await story.killWorker();
    await read(story, 398);
    // They come right after the badge, where they come.
    await pause(500);
    expect(await shown(story)).toEqual([]);
  });
});
