import { answers } from '../bench-claude';
import { defineMeasure } from '../measure';
import { metrics } from '../side';
import { completionUrl } from './stream';

const SETTLE = 200;
const { words, pieces, every } = answers['bench-answer'];

/** The page appends each word to the answer as it comes. */
export const drawnAnswer = defineMeasure({
  title: `Answer of ${words} tokens, drawn by the page in ${(pieces * every) / 1000} s or more, with the preview open`,
  figures: {
    'answer-total': { title: 'request to end', unit: 'ms' },
    'answer-task': { title: 'main thread', unit: 'ms' },
    'answer-script': { title: 'of that, scripts', unit: 'ms' },
    'answer-long': { title: 'long tasks (over 50 ms)', unit: 'times' },
    'answer-layouts': { title: 'layouts', unit: 'times' },
    'answer-styles': { title: 'style recalculations', unit: 'times' },
  },
  async sample({ page, session, practice, store, rest }) {
    await store('four');
    await rest();
    const before = await metrics(session);
    const { total, long, drawn } = await page.evaluate(
      async (url) => {
        let long = 0;
        const observer = new PerformanceObserver((list) => {
          long += list.getEntries().length;
        });
        observer.observe({ type: 'longtask' });
        const line = document.createElement('div');
        line.className = 'said answer';
        document.querySelector('#chat')?.append(line);
        const start = performance.now();
        const response = await fetch(url, { method: 'POST', body: JSON.stringify({ prompt: 'A long one' }) });
        const reader = response.body?.getReader();
        const decoder = new TextDecoder();
        let text = '';
        let drawn = 0;
        for (let done = reader === undefined; !done; ) {
          const part = await reader?.read();
          done = part?.done !== false;
          text += decoder.decode(part?.value, { stream: !done });
          const events = text.split('\n\n');
          text = events.pop() ?? '';
          for (const event of events) {
            const data = JSON.parse(event.slice(event.indexOf('data: ') + 'data: '.length));
            if (data.delta?.text === undefined) continue;
            line.append(data.delta.text);
            drawn++;
          }
        }
        const total = performance.now() - start;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
        observer.disconnect();
        line.remove();
        return { total, long, drawn };
      },
      completionUrl(practice, 'bench-answer'),
    );
    if (drawn !== words) throw new Error(`The page drew ${drawn} of ${words} words.`);
    await page.waitForTimeout(SETTLE);
    const after = await metrics(session);
    return {
      'answer-total': total,
      'answer-task': after.taskMs - before.taskMs,
      'answer-script': after.scriptMs - before.scriptMs,
      'answer-long': long,
      'answer-layouts': after.layouts - before.layouts,
      'answer-styles': after.styles - before.styles,
    };
  },
});
