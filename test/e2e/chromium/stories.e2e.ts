import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from '../../../lib/platforms';
import { clickAccessible, waitForAccessible } from '../harness/accessible';
import { askAbove, isAsked, isNotAsked, press } from '../harness/preflight';
import { stories } from '../harness/stories';
import { previewLine, previews } from '../harness/stories/preview';
import { read } from '../harness/stories/reading';
import { timesSaid } from '../harness/stories/said';
import { isTold, type Told, type Unknown } from '../harness/stories/told';
import { card, type Story, soon, startStory, switchOn, visit } from '../harness/story';

/** What the extension is for, told of each kind of platform from the switch to the next reading, in one browser. */
let story: Story;
let popup: Page;
beforeAll(async () => {
  story = await startStory();
  await switchOn(story, ...stories.map(({ id }) => id));
  popup = await story.openPopup();
});
afterAll(() => story?.close());

describe.each(stories)('$id: $kind', (told: Told) => {
  const { unknown, previewed, limit, held, refund } = told;
  const name = platforms.find(({ id }) => id === told.id)?.name ?? told.id;
  let page: Page;

  const left = () => told.left(story.practice);
  const received = () => told.received(story.practice);
  const cardSays = (amount: number) =>
    soon(
      async () => (await card(popup, name).textContent()) ?? '',
      (text) => text.includes(told.said(amount)),
    );
  /** Does it, and waits for what the page says then. */
  const untilSaid = async (words: RegExp, act: () => Promise<unknown>) => {
    const before = await timesSaid(page, words);
    await act();
    await soon(
      () => timesSaid(page, words),
      (times) => times > before,
    );
  };
  const sendAndAnswer = async (answer: 'Send' | 'Cancel', question = held.question) => {
    await told.send(page);
    await isAsked(page, question);
    await press(page, answer);
    await isNotAsked(page);
  };
  const wantsToBeAsked = async () => {
    await askAbove(story, told.id, limit.above, limit.in);
    await page.bringToFront();
  };
  const isLearnedFirst = isTold(unknown) && unknown.first === true;
  /** While they want to be asked. */
  const learn = async ({ act, preview, sends, price, question }: Unknown) => {
    await act(page, story.practice);
    if (preview !== undefined)
      await soon(
        () => previewLine(page),
        (line) => preview.test(line ?? ''),
      );
    for (let sent = 1; sent <= sends; sent++) {
      const before = received();
      // Where nobody is to be asked, no answer comes if somebody is.
      await untilSaid(told.answered, () =>
        question === undefined ? told.send(page) : sendAndAnswer('Send', question),
      );
      expect(received()).toBe(before + 1);
      await cardSays(left());
    }
    await previews(page, price, left);
  };

  beforeAll(async () => {
    await told.before?.(story);
    page = await visit(story, told.url);
    // What is in the background is not asked about.
    await page.bringToFront();
    await soon(
      () => told.ready(page),
      (isReady) => isReady,
    );
  });
  afterAll(() => page?.close());

  it('shows what is left', async () => {
    await cardSays(left());
  });

  if (isTold(unknown) && isLearnedFirst)
    it(`learns what nobody tells, ${unknown.question === undefined ? 'unasked' : 'asked about another pool'}: ${unknown.what}`, async () => {
      await wantsToBeAsked();
      await learn(unknown);
    });

  it.each(previewed)('previews $price when $when', async ({ act, price }) => {
    await act(page, story.practice);
    await previews(page, price, left);
  });

  it(`asks before ${held.when}, and sends nothing when the person cancels`, async () => {
    if (!isLearnedFirst) await wantsToBeAsked();
    await held.act(page, story.practice);
    const [before, arrived] = [left(), received()];
    await untilSaid(told.cancelled, () => sendAndAnswer('Cancel'));
    expect([left(), received()]).toEqual([before, arrived]);
    await cardSays(before);
  });

  it('lets it go once when they say so; the balance falls as previewed, and then as the site says', async () => {
    const [before, arrived, sent] = [left(), received(), Date.now()];
    await untilSaid(told.answered, () => sendAndAnswer('Send'));
    expect(received()).toBe(arrived + 1);
    await cardSays(before - held.price);
    expect(left()).toBeCloseTo(before - held.price, 2);
    if (typeof told.reading !== 'string') return;
    await read(story, popup, told.id, told.reading, sent);
    await cardSays(left());
  });

  if (isTold(refund))
    it('has back what was paid for one that failed, and says so', async () => {
      const before = left();
      refund.fail(story.practice);
      await untilSaid(refund.seen, () => sendAndAnswer('Send'));
      await soon(
        async () => left(),
        (now) => now === before,
      );
      await cardSays(before);
      await previews(page, held.price, left);
      await clickAccessible(page, await waitForAccessible(page, 'button', /→/));
      await waitForAccessible(page, 'StaticText', /^The last one failed and was paid back$/);
      await clickAccessible(page, await waitForAccessible(page, 'button', /→/));
    });

  if (isTold(unknown) && !isLearnedFirst)
    it(`learns what nobody tells, unasked: ${unknown.what}`, () => learn(unknown));
});

it('spoke to nobody but the platforms', () => {
  expect(story.practice.log.strangers).toEqual([]);
});
