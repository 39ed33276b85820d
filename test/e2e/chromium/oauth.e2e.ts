import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT, Entra, TENANT } from '../../practice/entra';
import { startPractice } from '../../practice/server';
import { consentPage, kept } from '../harness/connection';
import { pause } from '../harness/pause';
import { card, refresh, type Story, soon, startStory, untilRefreshed } from '../harness/story';

/** A connection by OAuth from the empty form to the end, with the browser's own identity API. */
describe('a person with Azure', () => {
  const entra = new Entra();
  let story: Story;
  let options: Page;
  let popup: Page;

  beforeAll(async () => {
    story = await startStory({}, await startPractice({ guest: entra }));
    popup = await story.openPopup();
    options = await story.openOptions();
    entra.redirect = `https://${story.extensionId}.chromiumapp.org/`;
  });
  afterAll(() => story?.close());

  const form = () => options.getByRole('form', { name: 'Connect a console' });
  const vendor = (press: () => Promise<void>) => consentPage(story, press);
  const pressConnect = () => form().getByRole('button', { name: 'Connect', exact: true }).click();

  it('is shown what to register, and told at once what is no client', async () => {
    await form().getByLabel('Platform').selectOption({ label: 'Azure' });
    expect(await form().getByLabel('Redirect URL').inputValue()).toBe(entra.redirect);
    await form().getByText('Single-page application').waitFor();
    await form().getByText('Microsoft has no read-only permission').waitFor();
    await form().getByLabel('Application (client) ID').fill('my-app');
    await pressConnect();
    await form().getByText('This is no Application (client) ID.').waitFor();
    await form().getByLabel('Application (client) ID').fill(CLIENT);
    await form().getByLabel('Directory (tenant) ID').fill(TENANT);
  });

  it('says no on the vendor’s page: nothing is connected', async () => {
    const page = await vendor(pressConnect);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await form().getByText('Access was not given at Microsoft.').waitFor();
    expect((await kept(story)).secrets).toEqual([]);
  });

  it('closes the window: nothing is connected', async () => {
    const page = await vendor(pressConnect);
    await page.close();
    await form().getByText("Microsoft's page was closed").waitFor();
  });

  it('gets no token for a code whose verifier is another', async () => {
    const page = await vendor(pressConnect);
    const url = new URL(page.url());
    url.searchParams.set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
    await page.goto(url.href);
    await page.getByRole('button', { name: 'Accept' }).click();
    await form().getByText('Microsoft no longer accepts what was allowed.').waitFor();
    expect(entra.grants).toEqual(['refused: invalid_grant']);
    entra.takeBack();
  });

  it('takes no code that answers another question', async () => {
    const page = await vendor(pressConnect);
    const url = new URL(page.url());
    url.searchParams.set('state', 'of-somebody-else');
    await page.goto(url.href);
    await page.getByRole('button', { name: 'Accept' }).click();
    await form().getByText("Microsoft's answer does not belong to what was asked.").waitFor();
    expect(entra.grants).toHaveLength(1);
    entra.takeBack();
  });

  it('accepts, and sees the credits on the card', async () => {
    // A minute of it is kept as a margin.
    entra.lifetime = 63;
    const page = await vendor(pressConnect);
    await page.getByRole('button', { name: 'Accept' }).click();
    await options.getByText('Azure is connected.').waitFor();
    await card(popup, 'Azure').getByText('$612.40').first().waitFor();
    await card(popup, 'Azure').getByText('Contoso AI').first().waitFor();
    const row = options.getByRole('list', { name: 'Connections' }).getByRole('listitem');
    await row.getByText('Reads Contoso AI').waitFor();
    expect(entra.grants.at(-1)).toBe('code');
  });

  it('keeps the tokens where no page reads them', async () => {
    const { area, secrets } = await kept(story);
    expect(entra.issued).toHaveLength(2);
    for (const token of entra.issued) {
      expect(area).not.toContain(token);
      expect(secrets.join()).toContain(token);
      expect(await options.content()).not.toContain(token);
    }
  });

  it('sees the next number after the token’s end, which is renewed without a word', async () => {
    await pause(3_200);
    entra.left = 580;
    entra.lifetime = 3600;
    await refresh(popup);
    await card(popup, 'Azure').getByText('$580.00').first().waitFor();
    expect(entra.grants.filter((grant) => grant === 'refresh')).toHaveLength(1);
    expect(entra.refused).toBe(0);
    expect((await kept(story)).secrets.join()).not.toContain(entra.issued[0]);
  });

  it('takes the access back at the vendor: the card says so, with the last number', async () => {
    entra.takeBack();
    await refresh(popup);
    await card(popup, 'Azure').getByText('Its connection has ended').waitFor();
    await card(popup, 'Azure').getByText('$580.00').first().waitFor();
    for (const token of entra.issued) expect((await kept(story)).secrets.join()).not.toContain(token);
  });

  it('connects again with one click, and nothing typed', async () => {
    entra.left = 577.5;
    const [opened] = await Promise.all([
      story.context.waitForEvent('page'),
      card(popup, 'Azure').getByRole('button', { name: 'Connect again' }).click(),
    ]);
    expect(opened.url()).toContain('options.html#connections');
    const page = await vendor(() => opened.getByRole('button', { name: 'Connect again Azure' }).click());
    await page.getByRole('button', { name: 'Accept' }).click();
    await card(popup, 'Azure').getByText('$577.50').first().waitFor();
    await soon(
      () => card(popup, 'Azure').textContent(),
      (text) => !text?.includes('has ended'),
    );
    await opened.close();
  });

  it('goes on when the refresh token is dead but the browser is signed in, as Microsoft’s are after a day', async () => {
    entra.takeBack();
    entra.consented = true;
    entra.left = 560;
    await refresh(popup);
    await card(popup, 'Azure').getByText('$560.00').first().waitFor();
    expect(entra.grants.slice(-2)).toEqual(['refused: invalid_grant', 'code']);
  });

  it('survives the background', async () => {
    await story.killWorker();
    entra.left = 555;
    await refresh(popup);
    await card(popup, 'Azure').getByText('$555.00').first().waitFor();
  });

  it('disconnects: tokens, client and balance are gone, and nothing is asked any more', async () => {
    await options.getByRole('button', { name: 'Disconnect Azure' }).click();
    await options.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await options.getByText('Azure is disconnected.').waitFor();
    await card(popup, 'Azure').getByRole('button', { name: 'Connect Azure' }).waitFor();
    expect(await card(popup, 'Azure').textContent()).not.toContain('$');
    expect((await kept(story)).secrets).toEqual([]);
    const { served, refused } = entra;
    await refresh(popup);
    await untilRefreshed(popup);
    expect([entra.served, entra.refused]).toEqual([served, refused]);
  });
});
