import type { Failure } from '../../lib/core/failure';
import type { PoolReading } from '../../lib/core/reading';
import type { Findings, Platform, SpendDraft } from '../../lib/platforms/platform';
import { interpret } from '../../lib/platforms/read';
import { claim } from '../../lib/wire/endpoint';
import { observedExchange } from './observed-exchange';

export interface Exchange {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly now: number;
}

/** What a parser made of a response; unknown members are absent, times are ISO 8601. */
export type Parsed =
  | {
      readonly platform: string;
      readonly source: string;
      readonly pools: readonly object[];
      readonly spends: readonly object[];
      readonly account?: string;
      readonly accounts?: readonly string[];
      readonly plan?: string;
    }
  | { readonly platform: string; readonly source: string; readonly failure: Failure };

/**
 * Reads a response as the passive reader would: the first platform that claims the request, its
 * declared fields, its reader. Undefined where none claims it.
 */
export function parseResponse(
  platforms: readonly Platform[],
  exchange: Exchange,
  body: Uint8Array,
): Parsed | undefined {
  const { url, method, status, headers, now } = exchange;
  const header = (name: string) => headers.get(name) ?? null;
  for (const platform of platforms) {
    const claimed = claim(platform.endpoints, method, url);
    if (claimed === undefined) continue;
    const seen = observedExchange(claimed, {
      ...{ method, url, status, header, body, at: now },
      ...{ requestHeader: header, requestBody: undefined },
    });
    const outcome = interpret(platform, seen, now);
    if (outcome === undefined) continue;
    const base = { platform: outcome.platform, source: outcome.endpoint };
    return 'failure' in outcome
      ? { ...base, failure: outcome.failure }
      : { ...base, ...shown(outcome.findings) };
  }
  return undefined;
}

function shown(findings: Findings) {
  const accounts = findings.accounts ?? [];
  const account = findings.account ?? accounts[0];
  const plan = findings.plan ?? account?.plan;
  return {
    pools: (findings.pools ?? []).map(shownPool),
    spends: (findings.spends ?? []).map(shownSpend),
    ...(account === undefined ? {} : { account: account.id }),
    ...(accounts.length > 1 ? { accounts: accounts.map(({ id }) => id) } : {}),
    ...(plan === undefined ? {} : { plan }),
  };
}

// JSON.stringify leaves members that are undefined out.
function shownPool({ id, label, unit, remaining, limit, used, resetsAt, expiresAt }: PoolReading) {
  return { id, label, unit, remaining, limit, used, resetsAt: iso(resetsAt), expiresAt: iso(expiresAt) };
}

function shownSpend({ amount, unit, model, feature }: SpendDraft) {
  return { amount, unit, model, feature };
}

/** Undefined also for a time beyond what a Date can hold (ECMA-262, 21.4.1.1). */
function iso(time: number | undefined): string | undefined {
  return time === undefined || Math.abs(time) > 8.64e15 ? undefined : new Date(time).toISOString();
}
