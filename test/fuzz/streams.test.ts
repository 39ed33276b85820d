import { isJsonObject, type Json } from '../../lib/wire/json';
import { EventPicker, MAX_EVENTS } from '../../lib/wire/observation';
import { holdsAnything, type Pick, pick } from '../../lib/wire/pick';
import { MAX_EVENT, type SseEvent, SseReader } from '../../lib/wire/sse';
import { streams } from './corpus';
import { fuzz, holds, sameJson } from './fuzz';
import { cutsOf, mutated, piecesOf } from './mutate';
import type { Random } from './random';
import { isDeclared, picks } from './shapes';

function read(pieces: readonly string[]): { events: SseEvent[]; skipped: number } {
  const events: SseEvent[] = [];
  const reader = new SseReader((event) => events.push(event));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return { events, skipped: reader.skipped };
}

/** The same by the letter of the standard, of a whole text, without a bound. */
function readAtOnce(text: string): SseEvent[] {
  const events: SseEvent[] = [];
  let event = '';
  let data: string[] = [];
  for (const line of [...text.split(/\r\n|\r|\n/), '']) {
    if (line === '') {
      if (data.length > 0) events.push({ event: event || 'message', data: data.join('\n') });
      event = '';
      data = [];
      continue;
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?([\s\S]*))?$/.exec(line) ?? [];
    if (field === 'data') data.push(value);
    if (field === 'event') event = value;
  }
  return events;
}

const streamOf = (random: Random) => {
  const text = mutated(random, streams);
  return { text, cuts: cutsOf(random, text.length) };
};

fuzz(
  'event streams',
  'read the same wherever they are cut, and as the standard says',
  streamOf,
  ({ text, cuts }) => {
    const cut = read(piecesOf(text, cuts));
    const whole = read([text]);
    holds(sameJson(cut, whole), () => `Cut ${JSON.stringify(cut)}, whole ${JSON.stringify(whole)}.`);
    holds(
      cut.events.every(({ data }) => data.length <= MAX_EVENT),
      () => 'An event is longer than the longest.',
    );
    if (text.length > MAX_EVENT) return;
    const standard = readAtOnce(text);
    holds(
      sameJson(whole, { events: standard, skipped: 0 }),
      () => `By the standard ${JSON.stringify(standard)}.`,
    );
  },
);

/** What is picked without a look at the clue, which only saves time. */
function pickedAtOnce(text: string, shape: Pick): Json[] {
  const picked = readAtOnce(text)
    .filter(({ data }) => data.startsWith('{') || data.startsWith('['))
    .map(({ data }) => pick(data, { json: shape }))
    .filter((value) => value !== undefined && isJsonObject(value) && holdsAnything(value)) as Json[];
  if (picked.length <= MAX_EVENTS) return picked;
  return [...picked.slice(0, MAX_EVENTS / 2), ...picked.slice(-MAX_EVENTS / 2)];
}

fuzz(
  'event pickers',
  'pick what is declared, wherever the stream is cut',
  (random) => ({ ...streamOf(random), shape: random.below(picks.length) }),
  ({ text, cuts, shape: n }) => {
    const shape = picks[n] as Pick;
    const picker = new EventPicker(shape);
    for (const piece of piecesOf(text, cuts)) picker.push(piece);
    const body = picker.end();
    if (body.kind !== 'events') throw new Error(`It is no stream but ${body.kind}.`);
    for (const value of body.values)
      holds(isDeclared(value, shape), () => `${JSON.stringify(value)} is not declared.`);
    holds(body.values.length <= MAX_EVENTS && body.values.length <= body.total, () => 'Too many are kept.');
    if (text.length > MAX_EVENT) return;
    // Those that were passed over by their clue are counted as well.
    holds(body.total === readAtOnce(text).length, () => `It counted ${body.total} events.`);
    const expected = pickedAtOnce(text, shape);
    holds(
      sameJson(body.values, expected),
      () => `Kept ${JSON.stringify(body.values)}, of ${JSON.stringify(expected)}.`,
    );
  },
);
