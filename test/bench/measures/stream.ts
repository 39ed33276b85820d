import type { Practice } from '../../practice/server';
import { type Answer, eventsOf } from '../bench-claude';
import { defineMeasure } from '../measure';
import { heapAfterCollection, metrics, type Side } from '../side';

/** For our report of the stream, which comes after its end. */
const SETTLE = 50;

type Way = 'reader' | 'pipe' | 'text';

/** The completion of a conversation of the bench. An endpoint of ours claims it. */
export function completionUrl({ claude }: Practice, conversation: string): string {
  return `https://claude.ai/api/organizations/${claude.organization.uuid}/chat_conversations/${conversation}/completion`;
}

export const burstByReader = defineMeasure({
  title: `Stream of ${eventsOf('bench-burst')} events that we follow, as fast as it comes, read by getReader()`,
  figures: {
    'stream-first': { title: 'request to first chunk', unit: 'ms' },
    'stream-total': { title: 'request to end', unit: 'ms' },
    'stream-task': { title: 'main thread', unit: 'ms' },
    'stream-heap': { title: 'JavaScript heap afterwards', unit: 'MB' },
  },
  async sample(side) {
    const { first, total, task } = await readStream(side, 'bench-burst', 'reader');
    const heap = await heapAfterCollection(side.session);
    return { 'stream-first': first, 'stream-total': total, 'stream-task': task, 'stream-heap': heap };
  },
});

/** As event-stream libraries read (`eventsource-parser`, the AI SDK). */
export const burstByPipe = defineMeasure({
  title: 'The same, read through pipeThrough(new TextDecoderStream())',
  figures: {
    'stream-pipe-first': { title: 'request to first chunk', unit: 'ms' },
    'stream-pipe-total': { title: 'request to end', unit: 'ms' },
    'stream-pipe-task': { title: 'main thread', unit: 'ms' },
  },
  async sample(side) {
    const { first, total, task } = await readStream(side, 'bench-burst', 'pipe');
    return { 'stream-pipe-first': first, 'stream-pipe-total': total, 'stream-pipe-task': task };
  },
});

export const burstByText = defineMeasure({
  title: 'The same, read by text()',
  figures: {
    'stream-text-total': { title: 'request to end', unit: 'ms' },
    'stream-text-task': { title: 'main thread', unit: 'ms' },
  },
  async sample(side) {
    const { total, task } = await readStream(side, 'bench-burst', 'text');
    return { 'stream-text-total': total, 'stream-text-task': task };
  },
});

export const paced = defineMeasure({
  title: 'The same over more than half a second, read by getReader()',
  figures: {
    'stream-paced-first': { title: 'request to first chunk', unit: 'ms' },
    'stream-paced-total': { title: 'request to end', unit: 'ms' },
    'stream-paced-task': { title: 'main thread', unit: 'ms' },
  },
  async sample(side) {
    const { first, total, task } = await readStream(side, 'bench-paced', 'reader');
    return { 'stream-paced-first': first, 'stream-paced-total': total, 'stream-paced-task': task };
  },
});

/** Reads a stream in the page as chat pages do: each event is decoded and parsed, nothing is drawn. */
async function readStream(
  { page, practice, session }: Side,
  answer: Answer,
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
      const decoded =
        way === 'pipe'
          ? response.body
              ?.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
              .getReader()
          : undefined;
      for (let done = false; !done; ) {
        if (reader !== undefined) {
          const part = await reader.read();
          done = part.done;
          text += decoder.decode(part.value, { stream: !done });
        } else if (decoded !== undefined) {
          const part = await decoded.read();
          done = part.done;
          text += part.value ?? '';
        } else {
          text = await response.text();
          done = true;
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
    { url: completionUrl(practice, answer), way },
  );
  if (events !== eventsOf(answer)) throw new Error(`The page got ${events} of ${eventsOf(answer)} events.`);
  await page.waitForTimeout(SETTLE);
  const after = await metrics(session);
  return { first, total, task: after.taskMs - before.taskMs };
}
