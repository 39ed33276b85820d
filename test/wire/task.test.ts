import { describe, expect, it, test } from 'vitest';
import type { Json } from '../../lib/wire/json';
import { pick } from '../../lib/wire/pick';
import { readTask, type TaskPick } from '../../lib/wire/task';

const read = (shape: TaskPick, body: Json) => readTask(shape, { body, params: {} });

describe('the feature', () => {
  const feature: TaskPick['feature'] = {
    from: 'body.hints.*',
    is: [
      ['exact', 'first'],
      ['*_end', 'ending'],
      ['begin_*', 'beginning'],
    ],
    else: { from: 'body.task', is: [['*', '*']], else: 'plain' },
  };
  it.each<[Json, string]>([
    [{ hints: ['exact'] }, 'first'],
    [{ hints: ['x_end', 'exact'] }, 'first'],
    [{ hints: ['an_end'] }, 'ending'],
    [{ hints: ['begin_it'] }, 'beginning'],
    [{ hints: [], task: 'remix' }, 'remix'],
    [{ hints: ['other'], task: 'remix' }, 'remix'],
    [{ task: '' }, 'plain'],
    [{ task: null }, 'plain'],
    [{ task: { exact: 1 } }, 'plain'],
    [{ task: 'x'.repeat(300) }, 'x'.repeat(80)],
    [null, 'plain'],
  ])('of %j is %s', (body, expected) => {
    expect(read({ feature }, body)?.feature).toBe(expected);
  });
});

test.each<[string | null, string | undefined]>([
  ['gpt-5', 'gpt-5'],
  ['auto', undefined],
  ['', undefined],
  [null, undefined],
])('the model %j, of which "auto" is none, is %j', (model, expected) => {
  expect(read({ feature: 'message', model: 'body.model', anyModel: ['auto'] }, { model })?.model).toBe(
    expected,
  );
});

test.each<[Json, string | undefined]>([
  [3, 'Pro'],
  ['3', 'Pro'],
  ['4', '4'],
  [4, undefined],
  [null, undefined],
])('the model with the number %j, told in a header, is called %j', (number, expected) => {
  const shape: TaskPick = { feature: 'message', model: 'headers.x-choice.14', modelNames: { 3: 'Pro' } };
  expect(readTask(shape, { headers: { 'x-choice': { 14: number } }, params: {} })?.model).toBe(expected);
});

describe('what the model reads', () => {
  const shape: TaskPick = { feature: 'completion', inputTokens: ['body.messages', 'body.system'] };
  const picked = (body: Json) => pick(body, { keys: { messages: 'tokens', system: 'tokens' } }) as Json;

  it('is all its texts, by script, and no picture', () => {
    const messages = [
      { role: 'user', content: 'one two three' },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'four' },
          { type: 'image_url', url: 'a b c' },
        ],
      },
      { role: 'user', parts: [{ text: '三' }, 'five'] },
    ];
    expect(picked({ messages })).toEqual({ messages: { latin: 5, cjk: 1 } });
    expect(read(shape, picked({ messages, system: 'six seven' }))).toEqual({
      feature: 'completion',
      inputTokens: 8,
      inputScripts: { cjk: 1 },
    });
  });

  it.each<Json>([
    {},
    { messages: 3 },
    { messages: [] },
    { messages: [{ role: 'user' }] },
    { messages: null },
  ])('is not known of %j', (body) => {
    expect(read(shape, picked(body))).toEqual({ feature: 'completion' });
  });

  it('of an empty text is nothing, which is known', () => {
    expect(read(shape, picked({ messages: '' }))).toEqual({ feature: 'completion', inputTokens: 0 });
  });

  it.each<Json>([
    { messages: { latin: -5 } },
    { messages: { latin: '9' } },
    { messages: { latin: { cjk: 1 } } },
    { messages: { words: 3 } },
  ])('that a page made up (%j) counts nothing', (body) => {
    expect(read(shape, body)?.inputTokens).toBe(0);
  });

  it('nested deeper than any message is not looked at', () => {
    let nest: Json = 'deep';
    for (let depth = 0; depth < 5_000; depth++) nest = [nest];
    expect(picked({ messages: nest })).toEqual({});
  });
});
