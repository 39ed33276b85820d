import { describe, expect, it } from 'vitest';
import { isDraft, isTask } from '../../lib/content/is-draft';
import type { Task } from '../../lib/core/quote/task';

const full: Task = {
  feature: 'message',
  model: 'claude-opus-5',
  count: 2,
  seconds: 1.5,
  characters: 0,
  inputTokens: 12,
  inputScripts: { cjk: 3 },
  settings: { quality: 'high', size: 2, loop: true },
  told: { pool: 'credits', unit: 'credit', amount: 5 },
};

describe('a task from the page', () => {
  it('is taken with all that a task may say, or with its feature alone', () => {
    expect(isTask(full)).toBe(true);
    expect(isTask({ feature: 'create' })).toBe(true);
  });

  it.each<[string, object]>([
    ['an unknown member', { prompt: 'secret' }],
    ['no feature', { feature: undefined }],
    ['a long name', { model: 'x'.repeat(81) }],
    ['half a clip', { count: 0.5 }],
    ['less than nothing', { seconds: -1 }],
    ['a number that is none', { inputTokens: Number.NaN }],
    ['a script that is none', { inputScripts: { klingon: 1 } }],
    ['a setting that is an object', { settings: { quality: {} } }],
    ['too many settings', { settings: Object.fromEntries([...Array(21).keys()].map((n) => [n, 1])) }],
    ['a list of settings', { settings: [] }],
    ['half a price', { told: { pool: 'credits' } }],
  ])('is refused with %s', (_, change) => {
    expect(isTask({ ...full, ...change })).toBe(false);
  });

  it.each([null, undefined, 'message', [], [full]])('is not %s', (value) => {
    expect(isTask(value)).toBe(false);
  });

  it('is a draft together with what it is about', () => {
    expect(isDraft({ about: 'price', task: full })).toBe(true);
    expect(isDraft({ about: 'gossip', task: full })).toBe(false);
    expect(isDraft({ about: 'spend' })).toBe(false);
  });
});
