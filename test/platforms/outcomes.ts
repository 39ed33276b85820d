import type { Findings, Platform } from '../../lib/platforms/platform';
import { interpret, type Outcome } from '../../lib/platforms/read';
import { type Exchange, observe } from './observe';

type Of = Omit<Exchange, 'platform' | 'now'>;

/** What a platform makes of exchanges at an instant; a failure fails the test with its words. */
export function outcomesAt(platform: Platform, now: number) {
  const outcomeOf = (exchange: Of): Outcome => {
    const outcome = interpret(platform, observe({ ...exchange, platform, now }), now);
    if (outcome === undefined) throw new Error(`Nobody claims ${exchange.url}.`);
    return outcome;
  };
  const findingsOf = (exchange: Of): Findings => {
    const outcome = outcomeOf(exchange);
    if ('failure' in outcome) throw new Error(`${outcome.failure.at}: ${outcome.failure.message}`);
    return outcome.findings;
  };
  return { outcomeOf, findingsOf };
}
