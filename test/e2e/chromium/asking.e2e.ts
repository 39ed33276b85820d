import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickAccessible, waitForAccessible } from '../harness/accessible';
import { beforeSend, isAsked, isNotAsked, press, waitForButton } from '../harness/preflight';
import { card, type Story, soon, startStory, switchOn, visit } from '../harness/story';

const runway = 'https://app.runwayml.com/';
const question = 'Ask me before a request that costs more than is left?';

/** How many generations have reached Runway. */
const generations = ({ practice }: Story) =>
  practice.log.all.filter(({ path, method }) => method === 'POST' && path === '/v1/tasks').length;

describe('a person who wants to be asked before sending', () => {
  let story: Story;
  let options: Page;
  let popup: Page;

  beforeAll(async () => {
    story = await startStory();
    popup = await story.openPopup();
    options = await story.openOptions();
  });
  afterAll(() => story?.close());

  it('is offered it when the platform is switched on, in the options and on its card', async () => {
    expect(await options.getByText(question).count()).toBe(0);
    await switchOn(story, 'runway');
    await options.getByRole('group', { name: question }).waitFor();
    await card(popup, 'Runway').getByText(question).waitFor();
  });

  it('says yes with one click on the card, and is not offered it again anywhere', async () => {
    await card(popup, 'Runway').getByRole('button', { name: 'Ask me' }).click();
    for (const page of [popup, options]) await page.getByText(question).waitFor({ state: 'detached' });
    const asks = beforeSend(options, 'runway').getByRole('switch', { name: 'Ask before expensive requests' });
    await soon(
      () => asks.isChecked(),
      (on) => on,
    );
    const reopened = await story.openPopup();
    await card(reopened, 'Runway').waitFor();
    expect(await reopened.getByText(question).count()).toBe(0);
    await reopened.close();
  });

  it('types a limit; what is no limit is refused beside its field', async () => {
    const row = beforeSend(options, 'runway');
    await row.getByRole('button', { name: 'Set a limit' }).click();
    const field = row.getByLabel('Ask above', { exact: true });
    await field.fill('a few');
    await row.getByRole('button', { name: 'Save limit' }).click();
    await row.getByText('Type a number.').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('5');
    await row.getByRole('button', { name: 'Save limit' }).click();
    await row.getByText('Also above 5 credits').waitFor();
  });

  it('is asked in the page, and says "not today" there; the options say so and take it back', async () => {
    const page = await visit(story, runway);
    await page.bringToFront();
    const send = async () => {
      await page.getByLabel('Prompt').fill('A quiet harbour');
      await page.getByRole('button', { name: /^Generate/ }).click();
    };
    await soon(
      () => page.locator('#credits').textContent(),
      (text) => text !== '–' && text !== '',
    );
    await send();
    await isAsked(page);
    await waitForAccessible(page, 'StaticText', /You asked to be asked above 5 credits/);
    expect(generations(story)).toBe(0);
    await waitForButton(page, 'Send');
    await clickAccessible(page, await waitForAccessible(page, 'checkbox', /Don’t ask again today/));
    await press(page, 'Send');
    await isNotAsked(page);
    await soon(
      async () => generations(story),
      (count) => count === 1,
    );
    const row = beforeSend(options, 'runway');
    await row.getByText('Not asked any more today').waitFor();
    await row.getByRole('button', { name: 'Ask again' }).click();
    await row.getByText('Not asked any more today').waitFor({ state: 'detached' });
    await row.getByText('Also above 5 credits').waitFor();
    await page.reload();
    await soon(
      () => page.locator('#credits').textContent(),
      (text) => text !== '–' && text !== '',
    );
    await send();
    await isAsked(page);
    await press(page, 'Cancel');
  });

  it('switches the price in the page off, and on again', async () => {
    const shows = beforeSend(options, 'runway').getByRole('switch', { name: /^Show the price/ });
    const hidden = async () => {
      const worker = await story.worker();
      return worker.evaluate(async () => {
        const { settings } = await chrome.storage.local.get('settings');
        return JSON.stringify((settings as { data: { previews: unknown } }).data.previews);
      });
    };
    await shows.click();
    await soon(hidden, (previews) => previews === '{"runway":{"hidden":true}}');
    await shows.click();
    await soon(hidden, (previews) => previews === '{}');
  });
});
