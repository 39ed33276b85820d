import { googleFlow } from '../../../lib/platforms/google-flow';
import { interpret, type Outcome } from '../../../lib/platforms/read';
import { type Exchange, observe } from '../observe';

export const now = Date.parse('2026-08-20T12:00:00Z');
export const api = 'https://aisandbox-pa.googleapis.com/v1';

export function outcomeOf(exchange: Omit<Exchange, 'platform' | 'now'>): Outcome {
  const outcome = interpret(googleFlow, observe({ ...exchange, platform: googleFlow, now }), now);
  if (outcome === undefined) throw new Error(`Nobody claims ${exchange.url}.`);
  return outcome;
}

export function findingsOf(exchange: Omit<Exchange, 'platform' | 'now'>) {
  const outcome = outcomeOf(exchange);
  if ('failure' in outcome) throw new Error(`${outcome.failure.at}: ${outcome.failure.message}`);
  return outcome.findings;
}
