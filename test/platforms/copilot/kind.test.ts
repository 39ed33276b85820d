import { expect, it } from 'vitest';
import { asUse } from '../../../lib/core/quote/task';
import { copilot } from '../../../lib/platforms/copilot';
import { interpret } from '../../../lib/platforms/read';
import { observe } from '../observe';

/** Prices are learned by the kind of a spend and asked for by that of a draft: see tasks.test.ts. */
const now = Date.parse('2026-11-22T12:00:00Z');

it.each([
  ['a model that was chosen', { model: 'gpt-5.4', content: 'hi' }, { feature: 'message', model: 'gpt-5.4' }],
  ['no model', { content: 'hi' }, { feature: 'message' }],
])('%s: what the request is for and what it spent are of one kind', (_, requestBody, use) => {
  const exchange = {
    platform: copilot,
    url: 'https://api.individual.githubcopilot.com/github/chat/threads/t-1/messages',
    method: 'POST',
    requestBody,
    body: 'data: {"type":"routedModel"}\n\ndata: {"type":"complete"}\n\n',
    now,
  };
  const outcome = interpret(copilot, observe(exchange), now);
  if (outcome === undefined || !('findings' in outcome)) throw new Error(JSON.stringify(outcome));
  expect(asUse(outcome.task ?? { feature: '' })).toEqual(use);
  expect(outcome.findings.spends).toEqual([expect.objectContaining(use)]);
});
