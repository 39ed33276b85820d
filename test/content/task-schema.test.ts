import * as v from 'valibot';
import { expect, it } from 'vitest';
import { DraftSchema, TaskSchema } from '../../lib/content/task-schema';
import { scripts } from '../../lib/core/quote/script';
import { asInput, type Task } from '../../lib/core/quote/task';
import { countTokens } from '../../lib/core/quote/tokens';

const full: Required<Task> = {
  feature: 'video',
  model: 'gen4',
  count: 2,
  seconds: 5,
  characters: 12,
  inputTokens: 40,
  inputScripts: Object.fromEntries(scripts.map((script, index) => [script, index])),
  settings: { quality: 'high', audio: true, width: 1280 },
  told: { pool: 'credits', unit: 'credit', amount: 25 },
};

it('a task passes with every member that it may have', () => {
  expect(v.parse(TaskSchema, full)).toEqual(full);
  expect(v.parse(DraftSchema, { about: 'spend', task: full })).toEqual({ about: 'spend', task: full });
});

it.each(['Wie viele Credits?', 'Сколько кредитов?', '還剩多少點數？', 'left → right 🙂'])(
  'a prompt in whatever script makes one: %s',
  (text) => {
    const task = { feature: 'completion', ...asInput(countTokens(text)) };
    expect(v.parse(TaskSchema, task)).toEqual(task);
  },
);

it.each([
  ['a member of no meaning', { prompt: 'words' }],
  ['a script of no meaning', { inputScripts: { klingon: 1 } }],
  ['no number of tokens', { inputScripts: { han: 'many' } }],
  ['less than nothing', { inputTokens: -1 }],
])('one with %s is none', (_, more) => {
  expect(v.safeParse(TaskSchema, { feature: 'message', ...more }).success).toBe(false);
});
