import type { Page } from 'playwright-core';
import type { Story } from './story';

/** All that the extension keeps: the area that a page of its own reads, and the secrets, which none does. */
export async function kept(
  story: Story,
): Promise<{ readonly area: string; readonly secrets: readonly string[] }> {
  const worker = await story.worker();
  return worker.evaluate(async () => {
    const area = JSON.stringify(await chrome.storage.local.get(null));
    // To open it would make it.
    const isThere = (await indexedDB.databases()).some(({ name }) => name === 'credit-gauge');
    if (!isThere) return { area, secrets: [] };
    const secrets = await new Promise<readonly string[]>((resolve, reject) => {
      const opening = indexedDB.open('credit-gauge');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const reading = opening.result.transaction('secrets').objectStore('secrets').getAll();
        reading.onsuccess = () => {
          opening.result.close();
          resolve(reading.result);
        };
      };
    });
    return { area, secrets };
  });
}

/** The vendor's consent page, in the window that the browser opens for it; `press` is what makes it open. */
export async function consentPage(story: Story, press: () => Promise<void>): Promise<Page> {
  const [page] = await Promise.all([story.context.waitForEvent('page'), press()]);
  await page.getByRole('heading', { name: 'Permissions requested' }).waitFor();
  return page;
}
