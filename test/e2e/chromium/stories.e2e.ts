import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from '../../../lib/platforms';
import { accessibleNodes, clickAccessible, waitForAccessible } from '../harness/accessible';
import { askAbove, isAsked, isNotAsked, press } from '../harness/preflight';
import { stories } from '../harness/stories';
import { previewLine, previews } from '../harness/stories/preview';
import { isTold, type Told } from '../harness/stories/told';
import { card, type Story, soon, startStory, switchOn, visit } from '../harness/story';

let story: Story;
let popup: Page;
beforeAll(async () => {
  story = await startStory();
  await switchOn(story, ...stories.map(({ id }) => id));
  popup = await story.openPopup();
});
afterAll(() => story?.close());

const nameOf = (id: string) => platforms.find((platform) => platform.id === id)?.name ?? id;

describe.each(stories)('$id: $kind', (told: Told) => {
  let page: Page;
  const left = () => told.left(story.practice);
  const received = () => told.received(story.practice);
  const cardSays = (text: string) =>
    soon(
      async () => (await card(popup, nameOf(told.id)).textContent()) ?? '',
      (said) => said.includes(text),
    );
  const pageSays = async (words: RegExp, times: number) => {
    await soon(
      async () =>
        (await page.getByRole('log').locator('.said:not(.mine)').allTextContents()).filter((text) =>
          words.test(text),
        ).length,
      (count) => count >= times,
    );
  };
  /** How often the page has said it. */
  const saidSoFar = async (words: RegExp) =>
    (await page.getByRole('log').locator('.said:not(.mine)').allTextContents()).filter((text) =>
      words.test(text),
    ).length;

  const sendAndGet = async (send: () => Promise<unknown>) => {
    const [before, answers] = [received(), await saidSoFar(told.answered)];
    await send();
    await pageSays(told.answered, answers + 1);
    expect(received()).toBe(before + 1);
  };
  beforeAll(async () => {
    await told.before?.(story);
    page = await visit(story, told.url);
    await page.bringToFront();
    await soon(
      () => told.ready(page),
      (ready) => ready,
    );
  });
  afterAll(() => page?.close());

  it('reads what is left', async () => {
    await cardSays(told.said(left()));
  });

  const { unknown, refund, held, limit } = told;
  const learns = async (what: Exclude<typeof unknown, { not: string }>) => {
    await what.act(page, story.practice);
    if (what.preview !== undefined)
      await soon(
        () => previewLine(page),
        (line) => what.preview?.test(line ?? '') === true,
      );
    for (let sent = 0; sent < what.sends; sent++) {
      await sendAndGet(() => told.send(page));
      expect((await accessibleNodes(page)).some(({ role }) => role === 'dialog')).toBe(false);
      await cardSays(told.said(left()));
    }
    await previews(page, what.price, left());
  };

  if (isTold(unknown) && unknown.first)
    it(`learns what nobody tells: ${unknown.what}`, () => learns(unknown));

  it.each(told.previewed)('previews $price when $when', async ({ act, price }) => {
    await act(page, story.practice);
    await previews(page, price, left());
  });

  it('asks before what costs more than the person’s limit, and sends nothing when they cancel', async () => {
    await askAbove(story, told.id, limit.above, limit.in);
    await page.bringToFront();
    await held.act(page, story.practice);
    const [before, arrived, cancels] = [left(), received(), await saidSoFar(told.cancelled)];
    await told.send(page);
    await isAsked(page, held.question);
    await press(page, 'Cancel');
    await pageSays(told.cancelled, cancels + 1);
    await isNotAsked(page);
    expect(received()).toBe(arrived);
    expect(left()).toBe(before);
    await cardSays(told.said(before));
  });

  it('lets it go once when they say so; the balance falls as previewed, and then as the site says', async () => {
    const before = left();
    await sendAndGet(async () => {
      await told.send(page);
      await isAsked(page, held.question);
      await press(page, 'Send');
    });
    await isNotAsked(page);
    await cardSays(told.said(before - held.price));
    expect(left()).toBeCloseTo(before - held.price, 2);
    await cardSays(told.said(left()));
  });

  if (isTold(refund))
    it('has back what was paid for one that failed', async () => {
      const before = left();
      refund.fail(story.practice);
      const seen = await saidSoFar(refund.seen);
      await told.send(page);
      await isAsked(page, held.question);
      await press(page, 'Send');
      await pageSays(refund.seen, seen + 1);
      await soon(
        async () => left(),
        (now) => now === before,
      );
      await cardSays(told.said(before));
      await previews(page, held.price, before);
      await clickAccessible(page, await waitForAccessible(page, 'button', /→/));
      await waitForAccessible(page, 'StaticText', /^The last one failed and was paid back$/);
      await clickAccessible(page, await waitForAccessible(page, 'button', /→/));
    });

  if (isTold(unknown) && !unknown.first)
    it(`is not asked about what nobody tells, and learns it: ${unknown.what}`, () => learns(unknown));
});

it('spoke to nobody but the platforms', () => {
  expect(story.practice.log.strangers).toEqual([]);
});
