import { defineMeasure } from '../measure';
import type { ExtensionSide } from '../side';

/**
 * A message to a stopped background: it starts, reads all that is stored and answers. Ours is one that is
 * refused for what it says, so that it can be sent again and again and changes nothing.
 */
export const worker = defineMeasure({
  title: 'Background',
  figures: { 'worker-cold': { title: 'message to answer, from a cold start', unit: 'ms' } },
  async sample({ control, store }: ExtensionSide) {
    await store('four');
    const { took, answer } = await control.evaluate(async () => {
      const start = performance.now();
      const answer: unknown = await chrome.runtime.sendMessage({
        name: 'platform/erase',
        args: { platform: 'no such platform' },
      });
      return { took: performance.now() - start, answer };
    });
    if (typeof answer !== 'object' || answer === null) throw new Error('The background gave no answer.');
    return { 'worker-cold': took };
  },
});
