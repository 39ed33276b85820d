import type { Findings } from '../../../lib/platforms/platform';
import { poe } from '../../../lib/platforms/poe';
import { interpret, type Outcome } from '../../../lib/platforms/read';
import { fixture } from '../fixture';
import { type Exchange, observe } from '../observe';

export const now = Date.parse('2026-11-02T12:00:00Z');
export const url = 'https://poe.com/api/gql_POST';

/** The request of a message, with all that poe.com sends beside what is picked of it. */
export const message = {
  queryName: 'sendMessageMutation',
  variables: {
    bot: 'claude_3_igloo',
    query: 'words that must not leave the page',
    chatId: null,
    clientNonce: '7jlDbV5FDDqk177n',
    attachments: [],
    messagePointsDisplayPrice: 380,
  },
  extensions: { hash: '0000' },
};

export function json(name: string) {
  return JSON.parse(fixture('poe', name));
}

export type Given = Partial<Omit<Exchange, 'platform'>> & Pick<Exchange, 'body'>;

export function seen(exchange: Given) {
  return observe({ url, method: 'POST', now, ...exchange, platform: poe });
}

export function outcomeOf(exchange: Given): Outcome {
  const outcome = interpret(poe, seen(exchange), now);
  if (outcome === undefined) throw new Error('nobody claims it');
  return outcome;
}

export function findingsOf(exchange: Given): Findings {
  const outcome = outcomeOf(exchange);
  if ('failure' in outcome) throw new Error(`${outcome.failure.at}: ${outcome.failure.message}`);
  return outcome.findings;
}

export function failureOf(exchange: Given) {
  const outcome = outcomeOf(exchange);
  return 'failure' in outcome ? outcome.failure : undefined;
}
