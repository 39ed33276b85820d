import type { Page } from 'playwright-core';
import { type Story, soon } from '../story';

/** Waits until what is left was read after `sent`; where we are the ones who ask, by the popup's own button. */
export async function read(
  story: Story,
  popup: Page,
  id: string,
  by: 'page' | 'asked',
  sent: number,
): Promise<void> {
  const since = by === 'asked' ? Date.now() : sent;
  const worker = await story.worker();
  const readAt = () =>
    worker.evaluate(async (platform) => {
      const records = Object.entries(await chrome.storage.local.get(null)).filter(([key]) =>
        key.startsWith(`account:${platform}:`),
      ) as unknown as [string, { data: { pools: readonly { readAt: number }[] } }][];
      return Math.max(...records.flatMap(([, { data }]) => data.pools.map((pool) => pool.readAt)));
    }, id);
  if (by === 'asked') await popup.getByRole('button', { name: 'Refresh' }).dispatchEvent('click');
  await soon(readAt, (at) => at > since);
}
