import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../../lib/core/failure';
import type { PoolReading } from '../../../lib/core/reading';
import { chatgpt } from '../../../lib/platforms/chatgpt';
import type { Findings } from '../../../lib/platforms/platform';
import { interpret } from '../../../lib/platforms/read';
import { type Exchange, observe } from '../observe';

export const now = Date.parse('2026-11-04T12:00:00Z');

export function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
}

/** A route of the backend, as a full URL. */
export function backend(path: string): string {
  return `https://chatgpt.com/backend-api/${path}`;
}

/** A bearer of which only the payload means anything. */
export function bearer(account: string, plan = 'plus'): string {
  const claims = {
    'https://api.openai.com/auth': { chatgpt_account_id: account, chatgpt_plan_type: plan },
    'https://api.openai.com/profile': { email: 'sam@example.com' },
  };
  return `Bearer header.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
}

type Asked = Omit<Exchange, 'platform' | 'now'>;

/** What the platform makes of an exchange: findings, or the failure with its place. */
export function read(exchange: Asked): Findings | { readonly failure: Failure } {
  const outcome = interpret(chatgpt, observe({ platform: chatgpt, now, ...exchange }), now);
  if (outcome === undefined) throw new Error('Nothing claims it.');
  return 'failure' in outcome ? { failure: outcome.failure } : outcome.findings;
}

export function findingsOf(exchange: Asked): Findings {
  const outcome = read(exchange);
  if ('failure' in outcome) throw new Error(`${outcome.failure.at}: ${outcome.failure.message}`);
  return outcome;
}

export function failureOf(exchange: Asked): Failure {
  const outcome = read(exchange);
  if (!('failure' in outcome)) throw new Error(`Read without a failure: ${JSON.stringify(outcome)}`);
  return outcome.failure;
}

export function poolsById(findings: Findings): Readonly<Record<string, PoolReading>> {
  return Object.fromEntries((findings.pools ?? []).map((pool) => [pool.id, pool]));
}
