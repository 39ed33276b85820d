import type { Task } from '../../../lib/core/quote/task';
import { civitai } from '../../../lib/platforms/civitai';
import type { Outcome } from '../../../lib/platforms/read';
import { outcomesAt } from '../outcomes';

export const now = Date.parse('2026-08-08T12:00:05Z');
export const api = 'https://civitai.com/api/trpc';

/** What the form holds, as it is asked the price of. */
export const form = {
  workflow: 'txt2img',
  ecosystem: 'SDXL',
  model: { id: 128713, model: { type: 'Checkpoint' } },
  resources: [{ id: 5, strength: 0.8 }],
  aspectRatio: { value: '1:1', width: 1024, height: 1024 },
  quantity: 4,
  steps: 25,
  sampler: 'Euler a',
  cfgScale: 7,
  priority: 'low',
  authed: true,
};

/** A job of that form, as it is sent. */
export function job(more: object = {}) {
  const input = { ...form, prompt: 'words that must not leave the page', seed: 1 };
  return { json: { input, creatorTip: 0, civitaiTip: 0, buzzType: 'blue', tags: ['new'], ...more } };
}

/** The URL of a query, alone or in a batch. */
export function query(calls: Readonly<Record<string, object>>): string {
  const inputs = Object.values(calls).map((json) => ({ json }));
  const [alone] = inputs;
  const input = inputs.length === 1 ? alone : Object.fromEntries(Object.entries(inputs));
  const batch = inputs.length === 1 ? '' : 'batch=1&';
  return `${api}/${Object.keys(calls).join(',')}?${batch}input=${encodeURIComponent(JSON.stringify(input))}`;
}

export const { outcomeOf, findingsOf } = outcomesAt(civitai, now);

export function taskOf(outcome: Outcome): Task {
  if ('failure' in outcome || outcome.task === undefined) throw new Error('There is no task.');
  return outcome.task;
}
