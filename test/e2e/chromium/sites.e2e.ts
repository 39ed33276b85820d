import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card, type Story, soon, startStory } from '../harness/story';

const SITE = 'https://app.acme.example/studio';
const grantSites = ['app', 'api', 'llm', 'tried'].map((name) => `https://${name}.acme.example/*`);

/** A site that is on no list: what a person does to have it beside the others. */
describe('a site of one’s own', () => {
  let story: Story;
  let options: Page;
  let popup: Page;
  let site: Page;

  beforeAll(async () => {
    story = await startStory({ grantSites });
    popup = await story.openPopup();
    options = await story.openOptions();
  });
  afterAll(() => story?.close());

  // By its anchor: roles and names of all that the page holds take a second to work out.
  const sites = () => options.locator('#sites');
  const numbers = () => sites().getByRole('list', { name: 'Numbers that were seen' });
  const stored = async (area: 'local' | 'session', key: string): Promise<string> => {
    const worker = await story.worker();
    return worker.evaluate(
      async ([of, name]) => JSON.stringify((await chrome.storage[of].get(name))[name] ?? null),
      [area, key] as const,
    );
  };

  it('that we ship is not pointed at: it is in the list', async () => {
    await sites().getByRole('button', { name: 'Point at a site' }).click();
    await sites().getByLabel('Address of the site').fill('https://claude.ai/new');
    await sites().getByRole('button', { name: 'Watch this site' }).click();
    await sites().getByText('Claude is in the list of platforms: switch it on there.').waitFor();
  });

  it('is opened and watched for its numbers, and nothing else of it', async () => {
    await sites().getByLabel('Address of the site').fill('app.acme.example/studio');
    const opened = story.context.waitForEvent('page');
    await sites().getByRole('button', { name: 'Watch this site' }).click();
    site = await opened;
    await site.getByText('This month').waitFor();
    // What a page asks before it is known what to watch is missed, so as a person would: once more.
    const openedAt = Date.now();
    await soon(
      async () => {
        await site.reload();
        await site.getByText('This month').waitFor();
        return JSON.parse(await stored('session', 'pointing')).sightings as readonly { at: number }[];
      },
      (sightings) => sightings.some(({ at }) => at > openedAt),
      20_000,
    );
    await numbers().getByText('wallet.remaining', { exact: true }).waitFor();
    const told = await stored('session', 'pointing');
    expect(told).toContain('wallet.remaining');
    expect(told).not.toMatch(/Ada|Pro|name/);
  });

  it('gets surer which number is which when something is made', async () => {
    await site.getByRole('button', { name: 'Make clip' }).click();
    await site.getByText('a clip of nothing').waitFor();
    const left = numbers().getByRole('listitem').filter({ hasText: 'wallet.remaining' });
    await left.getByText('Very likely').waitFor();
    await left.getByText('it fell by 12 after something was sent').waitFor();
    expect(await left.getByRole('combobox').inputValue()).toBe('left');
    const cost = numbers().getByRole('listitem').filter({ hasText: 'billing.cost' });
    await cost.getByText('what a task took: it is called “cost”, “remaining” fell by it.').waitFor();
    expect(await cost.getByRole('combobox').inputValue()).toBe('cost');
  });

  it('is shown as its card will be, saved, and stands in the popup', async () => {
    const form = sites().getByRole('form', { name: 'Watching app.acme.example' });
    await form.getByText('This is how it will stand in the popup').waitFor();
    expect(await form.locator('.site-preview').innerText()).toMatch(/76[\s\S]*of 400/);
    await form.getByLabel('Name of the site').fill('Acme Video');
    await form.getByRole('button', { name: 'Save and switch on' }).click();
    await sites().getByRole('heading', { name: 'Acme Video' }).waitFor();
    await card(popup, 'Acme Video').getByText('76').first().waitFor();
    expect(await stored('session', 'pointing')).toBe('null');
    const [saved] = JSON.parse(await stored('local', 'sites')).data;
    expect(saved).toMatchObject({
      home: SITE,
      request: { method: 'GET', url: 'https://app.acme.example/api/me/credits?fresh=1', by: 'session' },
      pools: [{ remaining: 'wallet.remaining', limit: 'wallet.monthly_limit', resetsAt: { in: 'iso' } }],
      spend: { method: 'POST', url: 'https://app.acme.example/api/clips', amount: 'billing.cost' },
    });
  });

  it('falls in the popup when something is made, by what the site itself says it took', async () => {
    await site.getByRole('button', { name: 'Make clip' }).click();
    await card(popup, 'Acme Video').getByText('64').first().waitFor();
    await soon(
      async () => JSON.parse(await stored('local', 'sites')).data.length,
      (count) => count === 1,
    );
    expect(story.practice.acme.creditsLeft).toBe(64);
  });

  it('is read along when its page is opened anew', async () => {
    story.practice.acme.nearlyEmpty();
    await site.reload();
    await card(popup, 'Acme Video').getByText('5', { exact: true }).first().waitFor();
  });

  it('whose answer has changed says so, with the place, and keeps the last number', async () => {
    story.practice.acme.failWith('changed');
    await popup.getByRole('button', { name: 'Refresh' }).click();
    await card(popup, 'Acme Video')
      .getByText(/wallet\.remaining/)
      .waitFor();
    await card(popup, 'Acme Video').getByText('5', { exact: true }).first().waitFor();
    story.practice.acme.works();
  });

  it('where nobody is signed in says so', async () => {
    await site.getByRole('button', { name: 'Sign out' }).click();
    await popup.getByRole('button', { name: 'Refresh' }).click();
    await card(popup, 'Acme Video')
      .getByText(/signed out/i)
      .first()
      .waitFor();
  });

  it('is exported as a small file without anything of the person’s', async () => {
    // A page in the background is drawn once a second.
    await options.bringToFront();
    const [file] = await Promise.all([
      options.waitForEvent('download'),
      sites().getByRole('button', { name: 'Export Acme Video' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('acme-video.credit-gauge.json');
    const text = await readFile(await file.path(), 'utf8');
    expect(Object.keys(JSON.parse(text).site)).toEqual(['kind', 'name', 'home', 'request', 'pools', 'spend']);
    expect(text).not.toMatch(/"id": "site-|4711|Ada/);
  });

  it('is described by hand, with a key: what is wrong stands beside the field, and it can be tried', async () => {
    await sites().getByRole('button', { name: 'Describe a site' }).click();
    const form = sites().getByRole('form', { name: 'Describe a site' });
    await form.getByLabel('Name', { exact: true }).fill('Acme API');
    await form.getByLabel('Page where you use it').fill('https://app.acme.example/');
    await form.getByLabel('How it is read').selectOption({ label: 'With an API key' });
    await form.getByLabel('Address that answers').fill('http://api.acme.example/v1/balance');
    await form.getByLabel('Where the key goes').selectOption({ label: 'A header of its own' });
    await form.getByLabel('Name of the header').fill('x-acme-key');
    await form.getByLabel('Key', { exact: true }).fill('wrong-key');
    await form.getByLabel('Where it says what is left').fill('available_cents.');
    await form.getByRole('button', { name: 'Try it' }).click();
    await form.getByText(/Use an address that begins with https/).waitFor();
    await form.getByText(/no JMESPath expression/).waitFor();
    await form.getByLabel('Address that answers').fill('https://api.acme.example/v1/balance');
    await form.getByLabel('Where it says what is left').fill('available_cents');
    await form.getByLabel('Unit', { exact: true }).selectOption({ label: 'US Dollar (USD)' });
    await form.getByLabel('Multiply by').fill('0.01');
    await form.getByRole('button', { name: 'Try it' }).click();
    await form.getByText(/nobody is signed in|401/).waitFor();
    await form.getByLabel('Key', { exact: true }).fill(story.practice.acme.key);
    await form.getByRole('button', { name: 'Try it' }).click();
    await form.getByText('It answered.').waitFor();
    expect(await form.locator('.site-preview').innerText()).toContain('$0.25');
    await form.getByRole('button', { name: 'Save and switch on' }).click();
    await card(popup, 'Acme API').getByText('$0.25').first().waitFor();
    expect(await stored('local', 'sites')).not.toContain(story.practice.acme.key);
  });

  it('that is a server of one’s own is read as its program is, with a key for its address alone', async () => {
    await sites().getByRole('button', { name: 'Add a server' }).click();
    const form = sites().getByRole('form', { name: 'A server of your own' });
    await form.getByLabel('Its address').fill('https://llm.acme.example/v1');
    await form.getByLabel('Name', { exact: true }).fill('Our LiteLLM');
    await form.getByLabel('Key', { exact: true }).fill(story.practice.acme.virtualKey);
    await form.getByRole('button', { name: 'Save and switch on' }).click();
    await form.getByText('Give the address alone, without a path.').waitFor();
    await form.getByLabel('Its address').fill('https://llm.acme.example');
    await form.getByRole('button', { name: 'Save and switch on' }).click();
    const server = card(popup, 'Our LiteLLM');
    await server.getByText('$8.75').first().waitFor();
    await server.getByText('of $10.00').waitFor();
    await sites().getByText('llm.acme.example, asked with a key').waitFor();
  });

  it('that was tried and not saved gives its access back', async () => {
    const isAllowed = async (host: string) => {
      const worker = await story.worker();
      return worker.evaluate((origins) => chrome.permissions.contains({ origins }), [`https://${host}/*`]);
    };
    await sites().getByRole('button', { name: 'Describe a site' }).click();
    const form = sites().getByRole('form', { name: 'Describe a site' });
    await form.getByLabel('Name', { exact: true }).fill('Tried');
    await form.getByLabel('Page where you use it').fill('https://app.acme.example/');
    await form.getByLabel('How it is read').selectOption({ label: 'With an API key' });
    await form.getByLabel('Address that answers').fill('https://tried.acme.example/v1/balance');
    await form.getByLabel('Where it says what is left').fill('left');
    await form.getByLabel('Key', { exact: true }).fill('some-key');
    await form.getByRole('button', { name: 'Try it' }).click();
    await form.getByText(/404/).waitFor();
    expect(await isAllowed('tried.acme.example')).toBe(true);
    await form.getByRole('button', { name: 'Cancel' }).click();
    await soon(
      () => isAllowed('tried.acme.example'),
      (allowed) => !allowed,
    );
    expect(await isAllowed('api.acme.example')).toBe(true);
  });

  it('comes from a file that is checked first, and shows what it would ask', async () => {
    await sites().getByRole('button', { name: 'From a file' }).click();
    const choose = (text: string) =>
      sites()
        .getByLabel('A file of a site')
        .setInputFiles({ name: 'shared.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await choose('{"creditGauge":"site","version":1,"site":{"kind":"described","evil":true}}');
    await sites()
      .getByText(/shared\.json: /)
      .waitFor();
    const [shared] = JSON.parse(await stored('local', 'sites')).data;
    const { id: _id, ...own } = shared;
    await choose(JSON.stringify({ creditGauge: 'site', version: 1, site: { ...own, name: 'Shared' } }));
    const form = sites().getByRole('form', { name: 'Shared, from a file' });
    expect(await form.getByLabel('Address that answers').inputValue()).toContain('/api/me/credits');
    await form.getByRole('button', { name: 'Cancel' }).click();
  });

  it('is removed with all that is kept of it', async () => {
    await sites().getByRole('button', { name: 'Remove Acme API' }).click();
    await sites().getByRole('button', { name: 'Remove', exact: true }).click();
    await card(popup, 'Acme API').waitFor({ state: 'detached' });
    const worker = await story.worker();
    const left = await worker.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));
    expect(left).not.toContain('Acme API');
  });
});
