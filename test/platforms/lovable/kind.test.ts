import { expect, it } from 'vitest';
import { asUse } from '../../../lib/core/quote/task';
import { lovable } from '../../../lib/platforms/lovable';
import { interpret } from '../../../lib/platforms/read';
import { observe } from '../observe';

/** Prices are learned by the kind of a spend and asked for by that of a draft: see tasks.test.ts. */
const now = Date.parse('2026-11-22T12:00:00Z');

it.each([
  ['plan mode', { id: 'umsg_1', message: 'hi', chat_only: true }, { feature: 'plan' }],
  ['build mode', { id: 'umsg_2', message: 'hi', chat_only: false }, { feature: 'build' }],
  ['nothing said', { id: 'umsg_3', message: 'hi' }, { feature: 'build' }],
])('%s: what the request is for and what it spent are of one kind', (_, requestBody, use) => {
  const exchange = {
    platform: lovable,
    url: 'https://api.lovable.dev/projects/p-1/chat',
    method: 'POST',
    requestBody,
    body: { status: 'accepted' },
    now,
  };
  const outcome = interpret(lovable, observe(exchange), now);
  if (outcome === undefined || !('findings' in outcome)) throw new Error(JSON.stringify(outcome));
  expect(asUse(outcome.task ?? { feature: '' })).toEqual(use);
  expect(outcome.findings.spends).toEqual([expect.objectContaining(use)]);
});
