import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOOGLE_CLIENT, GOOGLE_SECRET, Google } from '../../practice/google';
import { startPractice } from '../../practice/server';
import { consentPage, kept } from '../harness/connection';
import { pause } from '../harness/pause';
import { card, refresh, type Story, startStory, untilRefreshed } from '../harness/story';

/** What is Google's own: a secret besides PKCE, `iss`, boxes to tick, a refresh token that stays, and an end for all. */
describe('a person with Google Cloud and Vertex AI', () => {
  const google = new Google();
  let story: Story;
  let options: Page;
  let popup: Page;

  beforeAll(async () => {
    const practice = await startPractice({ guest: google });
    story = await startStory({ serves: ['accounts.google.com'] }, practice);
    popup = await story.openPopup();
    options = await story.openOptions();
    google.redirect = `https://${story.extensionId}.chromiumapp.org/`;
  });
  afterAll(() => story?.close());

  const form = () => options.getByRole('form', { name: 'Connect a console' });
  const pressConnect = () => form().getByRole('button', { name: 'Connect', exact: true }).click();
  const accept = (page: Page) => page.getByRole('button', { name: 'Accept' }).click();
  const choose = async (platform: string, secret: string) => {
    await form().getByLabel('Platform').selectOption({ label: platform });
    await form().getByLabel('Client ID').fill(GOOGLE_CLIENT);
    await form().getByLabel('Client secret').fill(secret);
  };

  it('is told when the secret is another’s', async () => {
    await choose('Google Cloud', 'another-secret-00000000000');
    await accept(await consentPage(story, pressConnect));
    await form().getByText('Google refused the client').waitFor();
    expect(google.grants).toEqual(['refused: invalid_client']);
    google.takeBack();
  });

  it('takes no code that came from elsewhere', async () => {
    google.issuer = 'https://accounts.evil.example';
    await choose('Google Cloud', GOOGLE_SECRET);
    await accept(await consentPage(story, pressConnect));
    await form().getByText("Google's answer does not belong to what was asked.").waitFor();
    expect(google.grants).toHaveLength(1);
    google.issuer = 'https://accounts.google.com';
    google.takeBack();
  });

  it('accepts, and sees the budget, and when Google warns', async () => {
    // A minute of it is kept as a margin.
    google.lifetime = 63;
    await accept(await consentPage(story, pressConnect));
    await options.getByText('Google Cloud is connected.').waitFor();
    await card(popup, 'Google Cloud').getByText('Budget AI cap, warns at 90%').first().waitFor();
    await card(popup, 'Google Cloud').getByText('$50').first().waitFor();
    await options.getByText('Reads Acme AI').waitFor();
  });

  it('keeps tokens and secret where no page reads them', async () => {
    const { area, secrets } = await kept(story);
    expect(google.issued).toHaveLength(2);
    for (const secret of [...google.issued, GOOGLE_SECRET]) {
      expect(area).not.toContain(secret);
      expect(secrets.join()).toContain(secret);
      expect(await options.content()).not.toContain(secret);
    }
  });

  it('connects the second console with the same client, and is told when a box was left empty', async () => {
    await choose('Vertex AI', GOOGLE_SECRET);
    const page = await consentPage(story, pressConnect);
    await page.getByRole('checkbox', { name: 'cloudplatformprojects' }).check();
    await accept(page);
    await form().getByText('Only a part was allowed at Google.').waitFor();
    expect((await kept(story)).secrets).toHaveLength(1);
    const again = await consentPage(story, pressConnect);
    for (const box of await again.getByRole('checkbox').all()) await box.check();
    await accept(again);
    await options.getByText('Vertex AI is connected.').waitFor();
    await card(popup, 'Vertex AI').getByText('75 units left').first().waitFor();
    expect(google.served).toBeGreaterThanOrEqual(5);
    expect(google.refused).toBe(0);
  });

  it('goes on after the token’s end with the refresh token that it has', async () => {
    await pause(3_200);
    google.lifetime = 3600;
    await refresh(popup);
    await untilRefreshed(popup);
    const { secrets } = await kept(story);
    expect(google.grants.filter((grant) => grant === 'refresh').length).toBeGreaterThan(0);
    expect(google.refused).toBe(0);
    // Access and refresh token of the first connection, those of the part, those of the second: then access tokens alone.
    expect(google.issued.filter((token) => token.startsWith('refresh'))).toHaveLength(3);
    expect(secrets.join()).toContain(google.issued[1]);
  });

  it('disconnects one: the other goes on, which it would not if the access were taken back', async () => {
    await options.getByRole('button', { name: 'Disconnect Google Cloud' }).click();
    await options.getByText('The access stays at Google, as Vertex AI would end with it').waitFor();
    await options.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await options.getByText('Google Cloud is disconnected.').waitFor();
    expect(google.revoked).toBe(0);
    const { served } = google;
    await refresh(popup);
    await untilRefreshed(popup);
    expect(google.served).toBeGreaterThan(served);
    expect(google.refused).toBe(0);
    await card(popup, 'Vertex AI').getByText('75 units left').first().waitFor();
  });

  it('disconnects the other: Google is told, and nothing is kept', async () => {
    await options.getByRole('button', { name: 'Disconnect Vertex AI' }).click();
    await options.getByText('The access is taken back at Google as well.').waitFor();
    await options.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await options.getByText('Vertex AI is disconnected.').waitFor();
    expect(google.revoked).toBe(1);
    expect((await kept(story)).secrets).toEqual([]);
  });

  it('takes the access back at Google: the card says so, and one click connects again', async () => {
    await choose('Google Cloud', GOOGLE_SECRET);
    await accept(await consentPage(story, pressConnect));
    await card(popup, 'Google Cloud').getByText('Budget AI cap').first().waitFor();
    google.takeBack();
    // Budgets are asked for once an hour; by hand at once.
    await refresh(popup);
    await card(popup, 'Google Cloud').getByText('Its connection has ended').waitFor();
    google.budget = 80;
    const page = await consentPage(story, () =>
      options.getByRole('button', { name: 'Connect again Google Cloud' }).click(),
    );
    await accept(page);
    await card(popup, 'Google Cloud').getByText('$80').first().waitFor();
  });
});
