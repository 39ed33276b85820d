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
    await options.getByRole('button', { name: 'Add credit' }).click();
    const form = options.getByRole('form', { name: 'New plan or credit' });
    await form.getByLabel('Name', { exact: true }).fill('Melody Maker');
    await form.getByLabel('Amount').fill('-5');
    await form.getByLabel('Day of the month').fill('32');
    const before = await settings();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Use more than 0.').waitFor();
    await form.getByText('A month has days 1 to 31.').waitFor();
    expect(await form.getByLabel('Amount').getAttribute('aria-invalid')).toBe('true');
    expect(await settings()).toBe(before);
  });

  it('save a plan of a service that we don’t know, and the popup shows it as typed in by hand', async () => {
    const form = options.getByRole('form', { name: 'New plan or credit' });
    await form.getByLabel('Amount').fill('500');
    await form.getByLabel('Left now').fill('40');
    await form.getByLabel('Day of the month').fill('31');
    await form.getByRole('button', { name: 'Save' }).click();
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

  it('add a bundle that expires to it: one balance, the bundle first, and what is made of what', async () => {
    await options.getByRole('button', { name: 'Add credit' }).click();
    const form = options.getByRole('form', { name: 'New plan or credit' });
    await form.getByLabel('Name', { exact: true }).fill('Melody Maker');
    await form.getByLabel('Kind').selectOption({ label: 'Trial' });
    await form.getByLabel('Amount').fill('300');
    await form.getByLabel('Expires').selectOption({ label: 'On a date' });
    const inTenDays = new Date(Date.now() + 10 * 86_400_000);
    await form.getByLabel('Last day').fill(localDay(inTenDays));
    await form.getByRole('button', { name: 'Save' }).click();
    const maker = card(popup, 'Melody Maker');
    await maker.getByText('340').first().waitFor();
    await maker.getByText(/^300 expire .*, they go first$/).waitFor();
    await maker.getByRole('button', { name: /2 parts/ }).click();
    expect(await maker.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/^Trial.*300 of 300$/),
      expect.stringMatching(/^Plan.*40 of 500$/),
    ]);
  });

  it('stop it, and what is left is the plan’s', async () => {
    await options.getByRole('button', { name: 'Stop the trial of 300 credits for Melody Maker' }).click();
    await options.getByRole('button', { name: 'Stop', exact: true }).click();
    await options.getByText('stopped today').waitFor();
    await card(popup, 'Melody Maker').getByText('40').first().waitFor();
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

/** As a date field takes it. */
function localDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
