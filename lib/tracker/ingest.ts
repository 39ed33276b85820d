import * as v from 'valibot';
import type { Failure } from '../core/failure';
import type { PriceRule } from '../core/quote/rule';
import type { Account, Spend } from '../core/reading';
import type { Findings, Platform } from '../platforms/platform';
import { interpret, type Outcome } from '../platforms/read';
import { accountItem, diagnosticsItem, platformItem, settingsItem } from '../storage/items';
import { type Outbox, outboxItem, withEntries } from '../storage/outbox';
import { type AccountRecord, AccountRecordSchema, type Health } from '../storage/schema';
import type { State } from '../storage/state';
import type { Change, Store } from '../storage/store';
import type { Observation } from '../wire/observation';
import { localZone } from '../zone';
import { type Arrival, absorb, introduced, newSpends, toldLater } from './absorb';
import { readingEntries, refundEntries, spendEntries } from './entries';
import { concernsAllAccounts, failed, well } from './health';
import { accountOfKey, keptOfKey, keyOfAccount } from './key-accounts';
import { pricesFor } from './prices';
import { countSpends, markLate, UNNAMED } from './purses';
import { tellsSignOut } from './required';

/** One observation and how it came to us. */
export interface Report {
  /** Unique to the exchange. */
  readonly id: string;
  readonly observation: Observation;
  /** The account that the asker or the tab is known to use, where the answer itself doesn't say. */
  readonly account?: string;
  /** A failure of it is the account's failure; else it is only left unread. */
  readonly required: boolean;
  /** The page itself made the exchange, we did not ask. */
  readonly inUse?: true;
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
  /** No endpoint of the platform claims it, or platform or key were removed while it was on its way. */
  | { readonly result: 'unknown' };

/** Accounts kept of one platform. A page may make up any number; the browser gives us some 10 MB. */
export const MAX_KEPT_ACCOUNTS = 10;

/** Interprets a report and writes its effect and its id in one go. */
export async function ingest(
  store: Store,
  platform: Platform,
  report: Report,
  now: number,
): Promise<Ingested> {
  const outcome = interpret(platform, report.observation, now);
  if (outcome === undefined) return { result: 'unknown' };
  const rules = 'failure' in outcome ? [] : await rulesBy(platform, outcome.findings, now);
  return store.change((change): Ingested => {
    if (!isWanted(change.state, platform, report)) return { result: 'unknown' };
    if (wasSeen(change.state, platform, report)) return { result: 'replayed' };
    return 'failure' in outcome
      ? noteFailure(change, platform, report, outcome, now)
      : absorbOutcome(change, platform, report, outcome, rules, now);
  });
}

/** The platform's price table, with the dataset's prices of the model whose tokens are told and whose price is not. */
async function rulesBy(
  platform: Platform,
  { spends = [], tokens = [] }: Findings,
  now: number,
): Promise<readonly PriceRule[]> {
  const [use] = tokens;
  if (use === undefined || spends.every(({ amount }) => amount !== undefined)) return platform.costs;
  const { rules } = await pricesFor(platform, use.model, now);
  return [...platform.costs, ...rules];
}

/** An answer may come after its platform was switched off, or its key or connection removed; it must not bring them back. */
function isWanted({ settings, keys }: State, platform: Platform, { account, inUse }: Report): boolean {
  if (!settings.enabled.includes(platform.id)) return false;
  if (platform.sessionIn === 'oauth') return keys.some((connection) => connection.platform === platform.id);
  if (platform.sessionIn !== 'key' || inUse === true) return true;
  return account !== undefined && keys.some(({ id }) => id === keyOfAccount(account));
}

/** In any account: the tab's account may be another one, or forgotten, when the report comes again. */
function wasSeen({ accounts }: State, platform: Platform, { id }: Report): boolean {
  return (accounts[platform.id] ?? []).some(({ seen }) => seen.includes(`r:${id}`));
}

function absorbOutcome(
  change: Change,
  platform: Platform,
  report: Report,
  { endpoint, findings, task }: Extract<Outcome, { findings: unknown }>,
  rules: readonly PriceRule[],
  now: number,
): Ingested {
  const { observation } = report;
  const key = platform.sessionIn === 'key' && report.inUse !== true ? report.account : undefined;
  const told = key === undefined ? findings.accounts : findings.accounts?.slice(0, MAX_KEPT_ACCOUNTS);
  const kept = (account: Account) => (key === undefined ? account : accountOfKey(key, account));
  const accounts = (told ?? []).map(kept);
  const whose = report.account === UNNAMED ? undefined : report.account;
  const named = findings.account === undefined ? whose : kept(findings.account).id;
  const record = change.state.platforms[platform.id] ?? platformItem(platform.id).fallback;
  const [only, another] = accounts;
  const signedIn = accounts.length === 0 ? record.account : another === undefined ? only?.id : undefined;
  const speaks = findings.pools !== undefined || accounts.length > 0;
  // Usage that is seen says that the site is as we know it; where its prompt box is, is another matter.
  const { drift, account: _before, ...rest } = record;
  const isSeen = (findings.spends?.length ?? 0) > 0 && drift?.unseen === 'usage';
  if (speaks || isSeen || record.readAt[endpoint] === undefined) {
    change.put(platformItem(platform.id), {
      ...rest,
      ...(drift === undefined || isSeen ? {} : { drift }),
      ...(signedIn === undefined ? {} : { account: signedIn }),
      health: healthAfter(record.health, findings),
      readAt: { ...record.readAt, [endpoint]: now },
    });
  }
  const touched = new Map<string, AccountRecord>();
  let fresh: readonly Spend[] = [];
  let corrected: readonly Spend[] = [];
  let entries: Partial<Outbox> = {};
  const read = (id: string) => touched.get(id) ?? accountRecord(change.state, platform.id, id);
  const present = (change.state.accounts[platform.id] ?? []).map(({ account }) => account.id);
  let room = mostAccounts(change.state, platform) - present.length;
  for (const [index, account] of accounts.entries()) {
    if (!present.includes(account.id) && room-- <= 0) continue;
    const known = introduced(read(account.id), account);
    // Larger for those that the platform names first: it stands for the time of use until there is one.
    touched.set(account.id, { ...known, seenAt: Math.max(known.seenAt, accounts.length - index) });
  }
  if (only !== undefined && only.id === signedIn && present.includes(UNNAMED) && touched.has(only.id)) {
    touched.set(only.id, withUnnamed(read(only.id), read(UNNAMED)));
    change.remove(accountItem(platform.id, UNNAMED).key);
  }

  const borrowed = keyOfPage(change.state, platform, report, findings);
  const id = borrowed ?? named ?? only?.id ?? signedIn ?? UNNAMED;
  const silent =
    findings.pools === undefined &&
    findings.spends === undefined &&
    findings.refunds === undefined &&
    findings.prices === undefined &&
    findings.account === undefined;
  if (!silent) {
    const kind = platform.endpoints[endpoint]?.kind;
    const before = read(id);
    const arrival: Arrival = {
      reportId: report.id,
      endpoint,
      findings,
      sentAt: observation.startedAt,
      // A stream's limit event speaks of the moment after the spend; a balance, of the moment it was asked for.
      readAt: kind === 'usage' ? observation.endedAt : observation.startedAt,
      ...(report.inUse ? { inUse: true } : {}),
      ...(task === undefined ? {} : { task }),
      rules,
    };
    const absorbed = absorb(before, arrival, now);
    if (absorbed === undefined) return { result: 'replayed' };
    fresh = newSpends(before, arrival, now);
    corrected = toldLater(before, arrival, now);
    entries = entriesOf(change.state, platform, absorbed, arrival, [...fresh, ...corrected], now);
    // What failed was a required answer, so only a required answer mends it.
    const mended = report.required && findings.pools !== undefined;
    touched.set(id, mended ? { ...absorbed, health: well } : absorbed);
  }
  for (const value of touched.values()) {
    const unfit = whyUnfit(value);
    if (unfit === undefined) continue;
    return noteFailure(change, platform, report, { platform: platform.id, endpoint, failure: unfit }, now);
  }
  for (const [account, value] of touched) change.put(accountItem(platform.id, account), value);
  if (key !== undefined && accounts.length > 0) forgetUntold(change, platform, key, accounts);
  post(change, entries);
  if (report.inUse && named !== undefined) followSwitch(change, platform, named);
  if (touched.has(id)) {
    const known = accountRecord(change.state, platform.id, id).spends;
    const spending = { known, fresh, refunds: findings.refunds ?? [] };
    countSpends(change, { platform: platform.id, account: id }, spending, now, localZone());
    if (corrected.length > 0) markLate(change, { platform: platform.id, account: id });
  }
  for (const account of surplus(change.state, platform, touched)) {
    change.remove(accountItem(platform.id, account).key);
  }
  return {
    result: 'absorbed',
    ...(silent || borrowed !== undefined ? {} : { account: id }),
    spent: (findings.spends?.length ?? 0) > 0,
    accounts,
  };
}

/**
 * The page of a platform that is read by a key names nobody. What is used there is taken as the key's own use, where
 * there is one key: it burns the same credits, and the key's next reading tells. Balances are not: the page may show
 * another key's.
 */
function keyOfPage(
  { keys }: State,
  platform: Platform,
  { account = UNNAMED, inUse }: Report,
  findings: Findings,
): string | undefined {
  if (platform.sessionIn !== 'key' || !inUse || account !== UNNAMED) return undefined;
  if (findings.pools !== undefined || findings.account !== undefined) return undefined;
  const [own, ...others] = keys.filter((key) => key.platform === platform.id);
  return others.length === 0 ? own?.id : undefined;
}

/** Somebody went over to another account in the page: that one is shown now, whichever was chosen before. */
function followSwitch({ state, put }: Change, { id: platform }: Platform, account: string): void {
  const { [platform]: chosen, ...chosenAccounts } = state.settings.chosenAccounts;
  if (chosen === undefined || chosen === account) return;
  const [inUse] = [...(state.accounts[platform] ?? [])].sort((a, b) => b.seenAt - a.seenAt);
  if (inUse?.account.id === account) return;
  put(settingsItem, { ...state.settings, chosenAccounts });
}

/** What a key may no longer read is gone, and so is the failure of the key before its accounts were known. */
function forgetUntold(
  { state, remove }: Change,
  { id: platform }: Platform,
  key: string,
  told: readonly Account[],
): void {
  for (const kept of keptOfKey(state, platform, key)) {
    if (!told.some(({ id }) => id === kept)) remove(accountItem(platform, kept).key);
  }
}

/** What the ledger is to learn of an arrival that was absorbed. */
function entriesOf(
  { settings }: State,
  platform: Platform,
  record: AccountRecord,
  { findings, readAt }: Arrival,
  fresh: readonly Spend[],
  now: number,
): Partial<Outbox> {
  const { project } = settings;
  const context = {
    platform: platform.id,
    account: record.account.id,
    zone: localZone(),
    ...(project === undefined ? {} : { project }),
  };
  const at = Math.min(readAt, now);
  return {
    spends: [...spendEntries(fresh, context), ...refundEntries(findings.refunds ?? [], at, context)],
    readings: readingEntries(record, findings.pools ?? [], at, context),
  };
}

/** Puts entries on their way into the ledger, in the same write as their effect. */
function post({ state, put }: Change, { spends = [], readings = [] }: Partial<Outbox>): void {
  if (spends.length === 0 && readings.length === 0) return;
  const { outbox, lost } = withEntries(state.outbox, { spends, readings });
  put(outboxItem, outbox);
  if (lost === 0) return;
  put(diagnosticsItem, { ...state.diagnostics, lostEntries: (state.diagnostics.lostEntries ?? 0) + lost });
}

function noteFailure(
  change: Change,
  platform: Platform,
  report: Report,
  outcome: Extract<Outcome, { failure: unknown }>,
  now: number,
): Ingested {
  const ingested = { result: 'failed', failure: outcome.failure } as const;
  const { failure, endpoint } = outcome;
  if (!report.required && !tellsSignOut(platform, endpoint, failure.kind)) return ingested;
  const account = outcome.account ?? report.account;
  const byKey = platform.sessionIn === 'key';
  // What the page's own sign-in may not read says nothing about a key.
  if (byKey && report.inUse) return ingested;
  if (account === undefined || (concernsAllAccounts(failure) && !byKey)) {
    const item = platformItem(platform.id);
    const { account: signedIn, ...record } = change.state.platforms[platform.id] ?? item.fallback;
    const isOver = signedIn === undefined || ['signed-out', 'expired'].includes(failure.kind);
    const health = failed(record.health, failure, now);
    change.put(item, { ...record, ...(isOver ? {} : { account: signedIn }), health });
    return ingested;
  }
  // A failure of the key itself is one of all accounts that are read with it.
  const own = byKey ? keptOfKey(change.state, platform.id, account) : [];
  for (const id of own.length === 0 ? [account] : own) {
    const record = accountRecord(change.state, platform.id, id);
    change.put(accountItem(platform.id, id), { ...record, health: failed(record.health, failure, now) });
  }
  return ingested;
}

/**
 * What pages told before it was known who is signed in is that account's, where there is only one: the pages don't say it
 * themselves. Its own readings go before theirs.
 */
function withUnnamed(record: AccountRecord, unnamed: AccountRecord): AccountRecord {
  const { account, seenAt, spends, seen } = record;
  return {
    ...(record.pools.length === 0 ? unnamed : record),
    account,
    spends: [...unnamed.spends, ...spends],
    seen: [...unnamed.seen, ...seen],
    seenAt: Math.max(unnamed.seenAt, seenAt),
  };
}

export function accountRecord(state: State, platform: string, id: string): AccountRecord {
  return (
    state.accounts[platform]?.find(({ account }) => account.id === id) ?? accountItem(platform, id).fallback
  );
}

/**
 * The platform's health after a good answer. A balance ends any failure; who is signed in ends only
 * those of the sign-in and the connection, else a balance that fails each time would look new each time.
 */
function healthAfter(health: Health, { pools, accounts = [] }: Findings): Health {
  const kind = health.failure?.kind ?? '';
  const signIn = accounts.length > 0 && ['signed-out', 'expired', 'offline'].includes(kind);
  return pools !== undefined || signIn ? well : health;
}

/** A record that could not be read again must not be written over one that can. */
function whyUnfit(record: AccountRecord): Failure | undefined {
  const { success, issues } = v.safeParse(AccountRecordSchema, record, { abortEarly: true });
  if (success) return undefined;
  const at = (v.getDotPath(issues[0]) ?? 'body').slice(0, 100);
  return { kind: 'changed-shape', at, message: `A value is out of all bounds at ${at}.` };
}

/** What a key tells of is its own, so one key with many accounts takes no room from another one. */
function mostAccounts({ keys }: State, { id, sessionIn }: Platform): number {
  if (sessionIn !== 'key') return MAX_KEPT_ACCOUNTS;
  return MAX_KEPT_ACCOUNTS * Math.max(1, keys.filter(({ platform }) => platform === id).length);
}

/** The accounts beyond the kept number, those longest out of use, never one that was just written. */
function surplus(
  state: State,
  platform: Platform,
  written: ReadonlyMap<string, AccountRecord>,
): readonly string[] {
  const others = (state.accounts[platform.id] ?? []).filter(({ account }) => !written.has(account.id));
  return [...others]
    .sort((a, b) => b.seenAt - a.seenAt)
    .slice(Math.max(0, mostAccounts(state, platform) - written.size))
    .map(({ account }) => account.id);
}
