import { describe, expect, it } from 'vitest';
import { emptyBook } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import { copilotMs } from '../../../lib/platforms/copilot-ms';
import { interpret } from '../../../lib/platforms/read';
import type { Json } from '../../../lib/wire/json';
import { EventPicker, type Observation } from '../../../lib/wire/observation';
import { pick } from '../../../lib/wire/pick';
import { readTask } from '../../../lib/wire/task';
import { fixture } from '../fixture';

const now = Date.parse('2026-11-02T12:00:00Z');
const { chat } = copilotMs.endpoints;
const frame = (change: { readonly [key: string]: Json } = {}): Json => ({
  event: 'send',
  conversationId: 'c1',
  content: [
    { type: 'image', url: 'https://copilot.microsoft.com/attachments/words' },
    { type: 'text', text: 'words that must not leave the page' },
  ],
  mode: 'reasoning',
  context: {},
  ...change,
});

function picked(sent: Json): Json | undefined {
  const shape = chat?.request?.body;
  return shape && pick(sent, shape);
}

function taskOf(sent: Json) {
  const body = picked(sent);
  return chat?.task && readTask(chat.task, { params: {}, ...(body === undefined ? {} : { body }) });
}

/** What the tap makes of messages that come in after `sent` went out (null: it was not seen): one observation each, if any. */
function observations(lines: readonly string[], sent: Json = frame()): Observation[] {
  const events = chat?.response.events;
  if (events === undefined) throw new Error('it is a socket');
  const body = sent === null ? undefined : picked(sent);
  return lines.flatMap((data) => {
    const picker = new EventPicker(events);
    picker.add({ data });
    const taken = picker.end();
    if (taken.kind !== 'events' || taken.values.length === 0) return [];
    return [
      {
        ...{ method: 'GET', url: 'wss://copilot.microsoft.com/c/api/chat', status: 101, headers: {} },
        ...{ startedAt: now, endedAt: now, body: taken },
        ...(body === undefined ? {} : { request: { body } }),
      },
    ];
  });
}

const lines = (name: string) => fixture('copilot-ms', name).trim().split('\n');

function spends(seen: readonly Observation[]) {
  return seen.flatMap((one) => {
    const outcome = interpret(copilotMs, one, now);
    if (outcome === undefined || 'failure' in outcome) throw new Error(JSON.stringify(outcome));
    return outcome.findings.spends ?? [];
  });
}

const spend = {
  id: 'm1',
  unit: 'credit',
  amount: 1,
  basis: 'priced',
  feature: 'message',
  settings: { mode: 'reasoning' },
  conversation: 'c1',
  promptLength: 34,
};

describe('a turn', () => {
  it('is one action of one credit, when it is done', () => {
    expect(spends(observations(lines('turn.jsonl')))).toEqual([spend]);
  });

  it('with an image is an image; its end names the same message, so that it counts once', () => {
    const image = { ...spend, id: 'm3', feature: 'image' };
    expect(spends(observations(lines('image-turn.jsonl')))).toEqual([image, { ...spend, id: 'm3' }]);
  });

  it('with an image whose socket is cut before the end is an image', () => {
    const cut = lines('image-turn.jsonl').slice(0, -1);
    expect(spends(observations(cut))).toMatchObject([{ id: 'm3', feature: 'image' }]);
  });

  it('whose prompt was not seen is a message all the same', () => {
    const bare = { id: 'm1', unit: 'credit', amount: 1, basis: 'priced', feature: 'message' };
    expect(spends(observations(lines('turn.jsonl'), null))).toEqual([bare]);
  });

  it('that ends in an error, or not at all, takes nothing', () => {
    expect(observations(['{"event":"error","messageId":"m1"}', ...lines('turn.jsonl').slice(0, 5)])).toEqual(
      [],
    );
  });

  it('of one message is looked at once, however many words it has', () => {
    expect(observations(lines('turn.jsonl'))).toHaveLength(1);
  });

  it('whose message has another kind of name is a changed shape', () => {
    const [seen] = observations(['{"event":"done","messageId":7}']);
    expect(seen && interpret(copilotMs, seen, now)).toMatchObject({
      failure: { kind: 'changed-shape', at: 'events[0].messageId' },
    });
  });

  it('leaves no words to what is seen of it', () => {
    const text = JSON.stringify(['turn.jsonl', 'image-turn.jsonl'].map((name) => observations(lines(name))));
    expect(text).not.toMatch(/words/i);
  });
});

describe('what is sent', () => {
  it.each(['chat', 'reasoning', 'smart', 'study', 'search'])('in mode %s is a task', (mode) => {
    expect(taskOf(frame({ mode }))).toEqual({ feature: 'message', characters: 34, settings: { mode } });
  });

  it.each([
    ['an option', { event: 'setOptions', supportedFeatures: ['partial-generated-images'] }],
    ['a sign of life', { event: 'ping' }],
    ['something else', 'words'],
  ] satisfies [string, Json][])('is no task where it is %s', (_, sent) => {
    expect(taskOf(sent)).toBeUndefined();
  });

  it('costs a credit of what was typed in; that it does is not verified', () => {
    const task = taskOf(frame());
    if (task === undefined) throw new Error('it is a task');
    const book = { ...emptyBook, rules: copilotMs.costs };
    const pool = { id: 'manual:credit', unit: 'credit' };
    expect(quoteTask(book, pool, task, now)).toMatchObject({
      amount: 1,
      basis: 'table',
      unverified: true,
      asOf: '2026-11',
    });
    expect(quoteTask(book, pool, { ...task, feature: 'image' }, now)).not.toHaveProperty('unverified');
  });
});
