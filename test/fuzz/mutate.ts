import { corpus, hostile } from './corpus';
import type { Random } from './random';

/** Most inputs are about this long, so that many can be tried; some are longer by far. */
const USUAL = 260;
const LONG = 80_000;
/** One in so many is a run of one thing up to {@link LONG}. */
const RARE = 500;

/** A part of one of the texts, from anywhere in it, often from its beginning. */
function part(random: Random, texts: readonly string[]): string {
  const text = random.of(texts);
  const start = random.once(2) ? 0 : random.below(text.length + 1);
  return text.slice(start, start + random.below(USUAL));
}

/** Changes a text in one way. */
type Mutation = (text: string, random: Random) => string;

/** `piece` in the place of up to `removed` characters. */
function put(text: string, random: Random, piece: string, removed: number): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at + (removed === 0 ? 0 : random.below(removed)));
}

const mutations: readonly Mutation[] = [
  // Gone.
  (text, random) => put(text, random, '', 1 + (text.length >> 1)),
  // Doubled.
  (text, random) => {
    const at = random.below(text.length + 1);
    const to = at + random.below(60);
    return text.slice(0, to) + text.slice(at);
  },
  // Spliced.
  (text, random) => put(text, random, part(random, corpus), 20),
  // Something hostile, once or in a row.
  (text, random) => put(text, random, random.of(hostile), 2),
  (text, random) => put(text, random, random.of(hostile).repeat(1 + random.below(30)), 2),
  // A bit flipped.
  (text, random) => {
    if (text === '') return text;
    const at = random.below(text.length);
    const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << random.below(16)));
    return text.slice(0, at) + flipped + text.slice(at + 1);
  },
  // Other ends of lines.
  (text, random) => text.replaceAll('\n', random.of(['\r\n', '\r', '\n\n', '\n\r', '', '\r\r\n'])),
  (text, random) => text.replace(/\n/g, () => random.of(['\r\n', '\r', '\n'])),
  // Nested.
  (text, random) => {
    const depth = random.once(200) ? random.below(20_000) : random.below(12);
    const [open, close] = random.of([
      ['[', ']'],
      ['{"a":', '}'],
      ['<b>', '</b>'],
    ] as const);
    return open.repeat(depth) + text + close.repeat(random.once(4) ? random.below(depth + 1) : depth);
  },
  // As a text in JSON, as JSON in a stream.
  (text) => JSON.stringify(text),
  (text) => `data: ${text}\n\n`,
  (text, random) => random.of(['\uFEFF', ' ', '\n', '\r\n\t', '\0']) + text,
];

/** A text made of parts of `texts`, changed in up to four ways; now and then a very long run. */
export function mutated(random: Random, texts: readonly string[] = corpus): string {
  let text = random.once(12) ? random.of(hostile) : part(random, texts);
  for (let left = random.below(5); left > 0; left--) text = random.of(mutations)(text, random);
  return random.once(RARE) ? longRun(random, text) : text;
}

function longRun(random: Random, text: string): string {
  const what = random.once(2) ? random.of(hostile) : part(random, [text, ...corpus]).slice(0, 40) || ' ';
  const run = what.repeat(Math.ceil(random.below(LONG) / what.length));
  if (random.once(3)) return run + text;
  return put(put(text, random, run, 2), random, random.of(hostile), 2);
}

/** Places to cut something of this length: mostly a few, now and then everywhere. */
export function cutsOf(random: Random, length: number): number[] {
  if (random.once(length < USUAL ? 20 : 4)) {
    const step = length < USUAL ? 1 : 16;
    return Array.from({ length: Math.floor(length / step) }, (_, n) => n * step);
  }
  return Array.from({ length: random.below(5) }, () => random.below(length + 1)).sort((a, b) => a - b);
}

/** A text or bytes in the pieces that the cuts make of it. */
export function piecesOf<T extends { slice(from: number, to: number): T; readonly length: number }>(
  whole: T,
  cuts: readonly number[],
): T[] {
  const ends = [...cuts, whole.length];
  return ends.map((end, n) => whole.slice(cuts[n - 1] ?? 0, end));
}
