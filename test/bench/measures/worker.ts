import type { Page } from 'playwright-core';
import { defineMeasure } from '../measure';
import type { ExtensionSide } from '../side';
import { median } from '../statistics';

/** So many starts a round: one alone takes a third more or less than the next. */
const STARTS = 5;

/**
 * A message to a stopped background: it starts, reads all that is stored and answers. Ours is one that is
 * refused for what it says, so that it can be sent again and again and changes nothing.
 */
export const worker = defineMeasure({
  title: 'Background',
  figures: { 'worker-cold': { title: 'message to answer, from a cold start', unit: 'ms' } },
  async sample({ control, store, rest }: ExtensionSide) {
    await store('four');
    const took: number[] = [];
    while (took.length < STARTS) {
      await rest();
      took.push(await coldAnswer(control));
    }
    return { 'worker-cold': median(took) };
  },
});

/** ms */
async function coldAnswer(control: Page): Promise<number> {
  const { took, answer } = await control.evaluate(async () => {
    const start = performance.now();
    const answer: unknown = await chrome.runtime.sendMessage({
      name: 'platform/erase',
      args: { platform: 'no such platform' },
    });
    return { took: performance.now() - start, answer };
  });
  if (typeof answer !== 'object' || answer === null) throw new Error('The background gave no answer.');
  return took;
}
