import { grok } from '../../../lib/platforms/grok';
import { interpret } from '../../../lib/platforms/read';
import { type Exchange, observe } from '../observe';

export const now = Date.parse('2026-11-02T12:00:00Z');

/** What we make of an exchange of Grok's page. */
export function outcome(exchange: Omit<Exchange, 'platform' | 'now'>) {
  return interpret(grok, observe({ platform: grok, method: 'POST', now, ...exchange }), now);
}

/** Its findings; a failure fails the test with its words. */
export function findings(exchange: Omit<Exchange, 'platform' | 'now'>) {
  const read = outcome(exchange);
  if (read === undefined || !('findings' in read)) throw new Error(JSON.stringify(read));
  return read.findings;
}
