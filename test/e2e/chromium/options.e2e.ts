import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card, pages, type Story, soon, startStory, switchOn, toolbar, visit } from '../harness/story';

describe('the options', () => {
  let story: Story;
  let options: Awaited<ReturnType<Story['openOptions']>>;
  let popup: Awaited<ReturnType<Story['openPopup']>>;

  beforeAll(async () => {
    story = await startStory();
    popup = await story.openPopup();
    options = await story.openOptions();
  });
  afterAll(() => story?.close());

  const settings = async () => {
    const worker = await story.worker();
    return worker.evaluate(async () =>
      JSON.stringify((await chrome.storage.local.get('settings')).settings ?? null),
    );
  };

  it('say beside the field what makes no sense, and save nothing', async () => {
    await options.getByRole('button', { name: 'Add a limit' }).click();
    const form = options.getByRole('form', { name: /limit/i });
    await form.getByLabel('Name', { exact: true }).fill('Melody Maker');
    await form.getByLabel('Amount').fill('-5');
    await form.getByLabel('Day of the month').fill('32');
    const before = await settings();
    await form.getByRole('button', { name: 'Save limit' }).click();
    await form.getByText('A limit is more than 0.').waitFor();
    await form.getByText('A month has days 1 to 31.').waitFor();
    expect(await form.getByLabel('Amount').getAttribute('aria-invalid')).toBe('true');
    expect(await settings()).toBe(before);
  });

  it('save a limit for a service that we don’t know, and the popup shows it as typed in by hand', async () => {
    const form = options.getByRole('form', { name: /limit/i });
    await form.getByLabel('Amount').fill('500');
    await form.getByLabel('Left now').fill('40');
    await form.getByLabel('Day of the month').fill('31');
    await form.getByRole('button', { name: 'Save limit' }).click();
    await card(popup, 'Melody Maker').getByText('40').first().waitFor();
    await card(popup, 'Melody Maker')
      .getByText(/by hand|manual|typed/i)
      .first()
      .waitFor();
    await soon(
      () => toolbar(story),
      ({ text, title }) => text === '40' && title.includes('Melody Maker'),
    );
  });

  it('take levels in units for one platform, and the card follows', async () => {
    await switchOn(story, 'suno');
    await visit(story, pages.suno);
    await card(popup, 'Suno').getByText('760').first().waitFor();
    expect(await card(popup, 'Suno').textContent()).not.toMatch(/almost empty|\blow\b/);
    await options.getByRole('button', { name: /change.*suno/i }).click();
    const form = options.getByRole('form', { name: /suno/i });
    await form.getByLabel('Low at').fill('800');
    await form.getByLabel('Low: in').selectOption({ label: 'units left' });
    await form.getByRole('button', { name: /save/i }).click();
    await card(popup, 'Suno')
      .getByText(/\blow\b/)
      .first()
      .waitFor();
  });

  it('outlive a stored value that can’t be read: set aside, said so, the rest kept', async () => {
    const worker = await story.worker();
    await worker.evaluate(() =>
      chrome.storage.local.set({ keys: { v: 1, data: 'no list' }, 'account:suno:x': 5 }),
    );
    await story.killWorker();
    await options.reload();
    await options.getByText('Stored values set aside').waitFor();
    await options.getByText('account:suno:x').first().waitFor();
    await card(popup, 'Suno').getByText('760').first().waitFor();
    await card(popup, 'Melody Maker').getByText('40').first().waitFor();
  });
});
