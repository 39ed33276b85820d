import type { Failure } from '../core/failure';
import type { Account } from '../core/reading';
import type { Platform } from '../platforms/platform';
import { interpret, type Outcome } from '../platforms/read';
import { accountItem, platformItem } from '../storage/items';
import type { AccountRecord } from '../storage/schema';
import type { State } from '../storage/state';
import type { Change, Store } from '../storage/store';
import type { Observation } from '../wire/observation';
import { absorb } from './absorb';
import { concernsAllAccounts, failed, well } from './health';

/** One observation and how it came to us. */
export interface Report {
  /** Unique to the exchange. */
  readonly id: string;
  readonly observation: Observation;
  /** The account that the asker or the tab is known to use, where the answer itself doesn't say. */
  readonly account?: string;
  /** A failure of it is the account's failure; else it is only left unread. */
  readonly required: boolean;
}

export type Ingested =
  | {
      readonly result: 'absorbed';
      /** Whose findings these were; absent where they named nobody's balance. */
      readonly account?: string;
      readonly spent: boolean;
      readonly accounts: readonly Account[];
    }
  | { readonly result: 'failed'; readonly failure: Failure }
  | { readonly result: 'replayed' }
  /** No endpoint of the platform claims it. */
  | { readonly result: 'unknown' };

/** Where a balance goes whose account nobody named. */
export const UNNAMED = 'unnamed';

/** Interprets a report and writes its effect and its id in one go. */
export async function ingest(
  store: Store,
  platform: Platform,
  report: Report,
  now: number,
): Promise<Ingested> {
  const outcome = interpret(platform, report.observation, now);
  if (outcome === undefined) return { result: 'unknown' };
  return store.change((change) =>
    'failure' in outcome
      ? noteFailure(change, platform, report, outcome.failure, now)
      : absorbOutcome(change, platform, report, outcome, now),
  );
}

function absorbOutcome(
  change: Change,
  platform: Platform,
  report: Report,
  { endpoint, findings }: Extract<Outcome, { findings: unknown }>,
  now: number,
): Ingested {
  const { observation } = report;
  const accounts = findings.accounts ?? [];
  const named = findings.account?.id ?? report.account;
  const record = change.state.platforms[platform.id] ?? platformItem(platform.id).fallback;
  const speaks = (findings.pools?.length ?? 0) > 0 || accounts.length > 0;
  if (speaks || record.readAt[endpoint] === undefined) {
    change.put(platformItem(platform.id), {
      health: speaks ? well : record.health,
      readAt: { ...record.readAt, [endpoint]: now },
    });
  }
  const touched = new Map<string, AccountRecord>();
  const read = (id: string) => touched.get(id) ?? accountRecord(change.state, platform.id, id);
  for (const account of accounts) touched.set(account.id, introduced(read(account.id), account));

  const id = named ?? accounts[0]?.id ?? UNNAMED;
  const silent =
    findings.pools === undefined && findings.spends === undefined && findings.account === undefined;
  if (!silent) {
    const kind = platform.endpoints[endpoint]?.kind;
    const absorbed = absorb(
      read(id),
      {
        reportId: report.id,
        endpoint,
        findings,
        sentAt: observation.startedAt,
        // A stream's limit event speaks of the moment after the spend; a balance, of the moment it was asked for.
        readAt: kind === 'usage' ? observation.endedAt : observation.startedAt,
      },
      now,
    );
    if (absorbed === undefined) return { result: 'replayed' };
    touched.set(id, absorbed);
  }
  for (const [key, value] of touched) change.put(accountItem(platform.id, key), value);
  return {
    result: 'absorbed',
    ...(silent ? {} : { account: id }),
    spent: (findings.spends?.length ?? 0) > 0,
    accounts,
  };
}

function noteFailure(
  change: Change,
  platform: Platform,
  report: Report,
  failure: Failure,
  now: number,
): Ingested {
  const ingested = { result: 'failed', failure } as const;
  if (!report.required) return ingested;
  const { account } = report;
  if (account === undefined || (concernsAllAccounts(failure) && platform.sessionIn !== 'key')) {
    const item = platformItem(platform.id);
    const record = change.state.platforms[platform.id] ?? item.fallback;
    change.put(item, { ...record, health: failed(record.health, failure, now) });
    return ingested;
  }
  const record = accountRecord(change.state, platform.id, account);
  change.put(accountItem(platform.id, account), { ...record, health: failed(record.health, failure, now) });
  return ingested;
}

export function accountRecord(state: State, platform: string, id: string): AccountRecord {
  return (
    state.accounts[platform]?.find(({ account }) => account.id === id) ?? accountItem(platform, id).fallback
  );
}

function introduced(record: AccountRecord, account: Account): AccountRecord {
  return { ...record, account: { ...record.account, ...account } };
}
