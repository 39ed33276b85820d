import type { Practice } from '../../practice/server';
import { conversations, EVENTS } from '../bench-claude';
import { defineMeasure } from '../measure';
import { metrics, type Side } from '../side';

/** For our report of the stream, which comes after its end. */
const SETTLE = 50;

type Way = 'reader' | 'text';

/** The completion of a conversation of the bench. An endpoint of ours claims it. */
export function completionUrl({ claude }: Practice, conversation: string): string {
  return `https://claude.ai/api/organizations/${claude.organization.uuid}/chat_conversations/${conversation}/completion`;
}

export const burstByReader = defineMeasure({
  title: `Stream of ${EVENTS} events that we follow, as fast as it comes, read by getReader()`,
  figures: {
    'stream-first': { title: 'request to first byte', unit: 'ms' },
    'stream-total': { title: 'request to end', unit: 'ms' },
    'stream-task': { title: 'all time on the main thread', unit: 'ms' },
  },
  async sample(side) {
    const { first, total, task } = await readStream(side, conversations.burst, 'reader');
    return { 'stream-first': first, 'stream-total': total, 'stream-task': task };
  },
});

export const burstByText = defineMeasure({
  title: 'The same, read by text()',
  figures: {
    'stream-text-total': { title: 'request to end', unit: 'ms' },
    'stream-text-task': { title: 'all time on the main thread', unit: 'ms' },
  },
  async sample(side) {
    const { total, task } = await readStream(side, conversations.burst, 'text');
    return { 'stream-text-total': total, 'stream-text-task': task };
  },
});

export const paced = defineMeasure({
  title: 'The same over more than half a second, read by getReader()',
  figures: {
    'stream-paced-first': { title: 'request to first byte', unit: 'ms' },
    'stream-paced-total': { title: 'request to end', unit: 'ms' },
    'stream-paced-task': { title: 'all time on the main thread', unit: 'ms' },
  },
  async sample(side) {
    const { first, total, task } = await readStream(side, conversations.paced, 'reader');
    return { 'stream-paced-first': first, 'stream-paced-total': total, 'stream-paced-task': task };
  },
});

/** Reads a stream in the page as chat pages do: each event is decoded and parsed, nothing is drawn. */
async function readStream(
  { page, practice, session }: Side,
  conversation: string,
  way: Way,
): Promise<{ readonly first: number; readonly total: number; readonly task: number }> {
  const before = await metrics(session);
  // No named function in here: tsx would wrap it with a helper that the page doesn't have.
  const { first, total, events } = await page.evaluate(
    async ({ url, way }) => {
      const start = performance.now();
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ prompt: 'Ten thousand words, please', model: 'claude-sonnet-5' }),
      });
      let first: number | undefined;
      let events = 0;
      let text = '';
      const decoder = new TextDecoder();
      const reader = way === 'reader' ? response.body?.getReader() : undefined;
      for (let done = false; !done; ) {
        if (reader === undefined) {
          text = await response.text();
          done = true;
        } else {
          const part = await reader.read();
          done = part.done;
          text += decoder.decode(part.value, { stream: !done });
        }
        first ??= performance.now() - start;
        const parts = text.split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts) {
          JSON.parse(part.slice(part.indexOf('data: ') + 'data: '.length));
          events++;
        }
      }
      return { first: first ?? Number.NaN, total: performance.now() - start, events };
    },
    { url: completionUrl(practice, conversation), way },
  );
  if (events !== EVENTS) throw new Error(`The page got ${events} of ${EVENTS} events.`);
  await page.waitForTimeout(SETTLE);
  const after = await metrics(session);
  return { first, total, task: after.taskMs - before.taskMs };
}
