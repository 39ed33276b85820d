import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card, pages, type Story, soon, startStory, switchOn, visit } from '../harness/story';

describe('a site that has changed', () => {
  let story: Story;
  beforeAll(async () => {
    story = await startStory();
    await switchOn(story, 'claude');
  });
  afterAll(() => story?.close());

  /** Claude as it may be next year: the same page, another address to send to. */
  async function sendElsewhere(): Promise<void> {
    const page = await visit(story, pages.claude);
    await page.evaluate(() => {
      const own = globalThis.fetch;
      globalThis.fetch = async (input, init) => {
        const response = await own(String(input).replace(/completion$/, 'answer'), init);
        // What nobody reads to its end stands in no list of requests.
        await response.clone().text();
        return response;
      };
    });
    await page.locator('[data-testid="chat-input"]').fill('Where has my usage gone?');
    await page.getByRole('button', { name: /^Send/ }).click();
  }

  it('is told on its card after three sends, with a report of names alone, and forgotten once usage is seen', async () => {
    for (let sends = 0; sends < 3; sends++) await sendElsewhere();
    const popup = await story.openPopup();
    const note = card(popup, 'Claude').getByText('Can’t see Claude’s usage');
    await note.waitFor({ timeout: 15_000 });
    await popup.bringToFront();
    await story.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await card(popup, 'Claude').getByRole('button', { name: 'Copy report' }).click();
    await card(popup, 'Claude').getByRole('button', { name: 'Copied' }).waitFor();
    const report = await popup.evaluate(() => navigator.clipboard.readText());
    for (const line of [
      /^claude: no usage seen after 3 sends/m,
      /^page: \/chat\/\*$/m,
      /^- prompt \[data-testid="chat-input"\] \(seen [\d-]+\): found$/m,
      /^- completion: POST https:\/\/claude\.ai\/api\/organizations\/:org\/chat_conversations\/:conversation\/completion$/m,
      /^- fetch https:\/\/claude\.ai\/api\/organizations\/:id\/chat_conversations\/\S*answer$/m,
    ])
      expect(report).toMatch(line);
    expect(report).not.toMatch(/Where has|7d3f9a52|@/);

    const page = await visit(story, pages.claude);
    await page.locator('[data-testid="chat-input"]').fill('There it is.');
    await page.getByRole('button', { name: /^Send/ }).click();
    await soon(
      () => note.count(),
      (count) => count === 0,
    );
  });
});
