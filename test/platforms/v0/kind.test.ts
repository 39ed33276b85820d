import { expect, it } from 'vitest';
import { asUse } from '../../../lib/core/quote/task';
import { interpret } from '../../../lib/platforms/read';
import { v0 } from '../../../lib/platforms/v0';
import { observe } from '../observe';

/** Prices are learned by the kind of a spend and asked for by that of a draft: see tasks.test.ts. */
const now = Date.parse('2026-11-22T12:00:00Z');

it.each([
  [
    'thinking',
    { messageId: 'm-1', modelConfiguration: { modelId: 'v0-pro', thinking: true, imageGenerations: false } },
    { feature: 'message', model: 'v0-pro', settings: { thinking: true } },
  ],
  [
    'as usual',
    {
      messageId: 'm-2',
      modelConfiguration: { modelId: 'v0-mini', thinking: false, imageGenerations: false },
    },
    { feature: 'message', model: 'v0-mini' },
  ],
])('%s: what the request is for and what it spent are of one kind', (_, requestBody, use) => {
  const exchange = {
    platform: v0,
    url: 'https://v0.app/chat/api/chat',
    method: 'POST',
    requestBody,
    body: '{"type":"part"}\n{"type":"finish"}\n',
    now,
  };
  const outcome = interpret(v0, observe(exchange), now);
  if (outcome === undefined || !('findings' in outcome)) throw new Error(JSON.stringify(outcome));
  expect(asUse(outcome.task ?? { feature: '' })).toEqual(use);
  expect(outcome.findings.spends).toEqual([expect.objectContaining(use)]);
});
