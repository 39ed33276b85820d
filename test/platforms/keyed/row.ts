import { keyedPlatform } from '../../../lib/platforms/keyed/keyed-platform';
import type { KeyedAsk, KeyedPool, KeyedRow } from '../../../lib/platforms/keyed/row';
import type { Findings } from '../../../lib/platforms/platform';
import { interpret, type Outcome } from '../../../lib/platforms/read';
import { observe } from '../observe';

/** A Sunday. */
export const now = Date.parse('2026-11-22T12:00:00Z');

/** A row of one ask, of which a test says what it is about. */
export function rowOf(ask: Partial<KeyedAsk>, row: Partial<KeyedRow> = {}): KeyedRow {
  return {
    id: 'example',
    name: 'Example',
    glyph: 'E',
    confidence: 'high',
    source: 'made up',
    key: { kind: 'inference', pattern: '^k', example: 'k', help: 'A key.' },
    asks: [{ id: 'balance', url: 'https://api.example.com/balance', pools: [], ...ask }],
    links: {
      home: 'https://example.com/',
      usage: 'https://example.com/',
      topUp: 'https://example.com/',
      keys: 'https://example.com/',
    },
    ...row,
  };
}

/** What a row makes of an answer. */
export function read(row: KeyedRow, body: unknown, status = 200): Outcome {
  const platform = keyedPlatform(row);
  const [{ method = 'GET', url }] = row.asks;
  const outcome = interpret(platform, observe({ platform, method, url, body, status, now }), now);
  if (outcome === undefined) throw new Error('not claimed');
  return outcome;
}

export function findings(ask: Partial<KeyedAsk>, body: unknown): Findings {
  const outcome = read(rowOf(ask), body);
  if ('failure' in outcome) throw new Error(`${outcome.failure.at}: ${outcome.failure.message}`);
  return outcome.findings;
}

export function failure(ask: Partial<KeyedAsk>, body: unknown) {
  const outcome = read(rowOf(ask), body);
  if (!('failure' in outcome)) throw new Error(JSON.stringify(outcome.findings));
  return outcome.failure;
}

/** A pool in US dollars, of which a test says where its numbers stand. */
export function poolOf(pool: Partial<KeyedPool>): KeyedPool {
  return { id: 'balance', label: 'Balance', unit: 'USD', ...pool };
}

export function poolsOf(pool: Partial<KeyedPool>, body: unknown) {
  return findings({ pools: [poolOf(pool)] }, body).pools;
}
