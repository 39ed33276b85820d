import type { Failure } from '../../../lib/core/failure';
import { claude } from '../../../lib/platforms/claude';
import type { Findings } from '../../../lib/platforms/platform';
import { interpret } from '../../../lib/platforms/read';
import { type Exchange, observe } from '../observe';

export const now = Date.parse('2026-11-02T12:00:00Z');
export const org = '6b1f0c1e-5d0a-4f0e-9a3b-0c7d6f1e2a11';
export const otherOrg = 'f00dfeed-0000-4000-8000-000000000002';
export const api = 'https://claude.ai/api';
export const usageUrl = `${api}/organizations/${org}/usage`;
export const completionUrl = `${api}/organizations/${org}/chat_conversations/0168d778-ce35-4753-9fe7-027481f5e623/completion`;

export type Given = Omit<Exchange, 'platform'>;

/** What the extension makes of an exchange with claude.ai. */
export function outcomeOf(exchange: Given): { findings: Findings } | { failure: Failure } {
  const outcome = interpret(claude, observe({ now, ...exchange, platform: claude }), now);
  if (outcome === undefined) throw new Error(`Nobody claims ${exchange.url}.`);
  return outcome;
}

export function findingsOf(exchange: Given): Findings {
  const outcome = outcomeOf(exchange);
  if ('failure' in outcome) throw new Error(`${outcome.failure.at}: ${outcome.failure.message}`);
  return outcome.findings;
}

export function failureOf(exchange: Given): Failure {
  const outcome = outcomeOf(exchange);
  if ('failure' in outcome) return outcome.failure;
  throw new Error(`A failure was expected, a reading came: ${JSON.stringify(outcome.findings)}`);
}
