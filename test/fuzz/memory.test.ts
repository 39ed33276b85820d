import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { BodyReader } from '../../lib/page/body-reader';
import { Branch } from '../../lib/page/branch';
import type { Endpoint } from '../../lib/wire/endpoint';
import { EventPicker } from '../../lib/wire/observation';
import { fields } from '../../lib/wire/pick';
import { SseReader } from '../../lib/wire/sse';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const MB = 1024 * 1024;
const CHUNK = 64 * 1024;
const ENDLESS = 16 * MB;
/** The largest thing that is kept is a body of 1 MB, at two bytes a character; the rest is the machine's own. */
const BOUND = 8 * MB;

const endpoint: Endpoint = {
  kind: 'usage',
  method: 'GET',
  url: 'https://a.example/x',
  confidence: 'high',
  response: { events: fields('left', 'name'), json: fields('left'), page: { lines: ['left$'] } },
};

const readers: Readonly<Record<string, () => { push(text: string): void; end(): unknown }>> = {
  'a reader of events': () => new SseReader(() => undefined),
  'a picker of events': () => new EventPicker(fields('left', 'name')),
  'a reader of bodies': () => {
    const reader = new BodyReader(endpoint, 200);
    return { push: (text) => reader.text(text), end: () => reader.end() };
  },
  'two branches': () => {
    const branch = Branch.of(
      () => new BodyReader(endpoint, 200),
      () => undefined,
    );
    const other = branch.fork();
    const encoder = new TextEncoder();
    return {
      push(text) {
        branch.bytes(encoder.encode(text));
        other?.text(text);
      },
      end() {
        branch.cut();
        other?.end();
      },
    };
  },
};

/** What a stream begins with, and what goes on and on in it. */
const endless: readonly (readonly [what: string, start: string, again: string])[] = [
  ['a line that never ends', 'data: ', 'x'],
  ['an event that never ends', 'data: x\n', 'data: {"left":1,\n'],
  ['comments', ': ping\n', ': ping\n'],
  ['blank lines', 'data: x\n', '\r'],
  ['events, all of them picked', 'data: x\n\n', `data: {"left":1,"name":"${'n'.repeat(1000)}"}\n\n`],
  ['blanks', '', ' \n'],
  ['JSON that never ends', '{"left":', '['],
  ['a page that never ends', '<!doctype html>', '<p>3 left'],
];

/** A text with memory of its own: `repeat` would share it among all chunks. */
function chunk(again: string): string {
  return Buffer.from(again.repeat(Math.ceil(CHUNK / again.length))).toString('latin1');
}

describe.each(Object.keys(readers))('%s keeps little of', (name) => {
  it.each(endless)('%s', (_, start, again) => {
    const reader = readers[name]?.();
    reader?.push(start);
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let size = 0; size < ENDLESS; size += CHUNK) reader?.push(chunk(again));
    collect();
    const kept = process.memoryUsage().heapUsed - before;
    // Used after the measuring, so that it is not collected before.
    reader?.end();
    expect(kept).toBeLessThan(BOUND);
  });
});
