import type { SpendEntry } from '../core/entry';
import { RECENT_DAYS, type RecentUse, recentUseOf } from '../core/recent-use';
import { addDays, dayOf } from '../core/renewal/calendar';
import { diagnosticsItem, ledgerItem, recentUseItem } from '../storage/items';
import { LedgerError } from '../storage/ledger/errors';
import type { Ledger } from '../storage/ledger/ledger';
import { type Outbox, outboxItem, withoutEntries } from '../storage/outbox';
import type { State } from '../storage/state';
import type { Change, Store } from '../storage/store';
import { localZone } from '../zone';
import { markLate, replayPurses, replaySince, type Whose } from './purses';
import { serial } from './serial';

/** After a failure the ledger is left alone for so long (ms): a full disk is not mended by trying. */
const RETRY_AFTER = 60_000;

/**
 * Brings what waits in the outbox into the ledger, and what the ledger then says of the last weeks back to the
 * balances. Whatever goes wrong with the ledger, balances go on: entries wait, and the diagnostics say so.
 */
export class Keeper {
  #retryAt = 0;
  /** Accounts whose numbers are to be brought back anew. */
  readonly #recounted = new Map<string, Whose>();

  constructor(
    private readonly store: Store,
    private readonly openLedger: () => Promise<Ledger>,
    private readonly now: () => number,
  ) {}

  /** Appends all that waits. Settles when it is done or can't be done now; never rejects for the ledger's sake. */
  readonly flush = serial(async () => {
    if (this.now() < this.#retryAt) return;
    for (;;) {
      const { outbox } = await this.store.read();
      const accounts = [...this.#recounted.values()];
      if (outbox.spends.length === 0 && outbox.readings.length === 0 && accounts.length === 0) return;
      if (!(await this.#append(outbox, accounts))) return;
    }
  });

  /** Brings back what follows from the ledger for accounts of which it has learned otherwise, by an import. */
  async recount(accounts: readonly Whose[]): Promise<void> {
    await this.store.change((change) => {
      for (const account of accounts) markLate(change, account);
    });
    for (const account of accounts) this.#recounted.set(keyOf(account), account);
    await this.flush();
  }

  async #append(outbox: Outbox, recounted: readonly Whose[]): Promise<boolean> {
    try {
      const ledger = await this.openLedger();
      await ledger.append(outbox);
      await this.#settle(ledger, outbox, recounted);
      for (const account of recounted) this.#recounted.delete(keyOf(account));
      this.#retryAt = 0;
      return true;
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      this.#retryAt = this.now() + RETRY_AFTER;
      await this.#note(error);
      return false;
    }
  }

  /** Takes the entries out of the outbox together with what follows from them. */
  async #settle(ledger: Ledger, outbox: Outbox, recounted: readonly Whose[]): Promise<void> {
    const state = await this.store.read();
    const zone = localZone();
    const today = dayOf(this.now(), zone);
    const next = await Promise.all(
      accountsOf(outbox, recounted).map(async (whose) => ({
        whose,
        use: await recentUseFrom(ledger, whose, today, outbox, usedBefore(state, whose)),
        spends: await spendsSince(ledger, whose, replaySince(state, whose), zone),
      })),
    );
    await this.store.change((change) => {
      const { put } = change;
      const waiting = withoutEntries(change.state.outbox, outbox);
      put(outboxItem, waiting);
      put(ledgerItem, { writtenAt: this.now() });
      for (const { whose, use, spends } of next) {
        // Erased while it was on its way: it must not come back.
        if (!isKept(change, whose)) continue;
        put(recentUseItem(whose.platform, whose.account), use);
        if (spends === undefined) continue;
        // What came meanwhile waits still, and is counted with the rest.
        replayPurses(change, whose, together(spends, ownOf(waiting.spends, whose)), this.now(), zone);
      }
      const { diagnostics } = change.state;
      if (diagnostics.ledger === undefined) return;
      const { ledger: _mended, ...rest } = diagnostics;
      put(diagnosticsItem, rest);
    });
  }

  async #note({ kind, message }: LedgerError): Promise<void> {
    await this.store.change(({ state: { diagnostics }, put }) => {
      if (diagnostics.ledger?.kind === kind) return;
      put(diagnosticsItem, { ...diagnostics, ledger: { kind, message, since: this.now() } });
    });
  }
}

function keyOf({ platform, account }: Whose): string {
  return JSON.stringify([platform, account]);
}

function accountsOf({ spends, readings }: Outbox, more: readonly Whose[]): readonly Whose[] {
  const found = [...spends, ...readings, ...more].map(({ platform, account }) => ({ platform, account }));
  return [...new Map(found.map((whose) => [keyOf(whose), whose])).values()];
}

function isKept({ state }: Change, { platform, account: id }: Whose): boolean {
  return (state.accounts[platform] ?? []).some(({ account }) => account.id === id);
}

function usedBefore({ recentUse }: State, { platform, account }: Whose): RecentUse | undefined {
  return recentUse[platform]?.[account];
}

function ownOf<T extends Whose>(entries: readonly T[], { platform, account }: Whose): readonly T[] {
  return entries.filter((one) => one.platform === platform && one.account === account);
}

/** Of two that tell of the same spend the later one holds. Those paid back are none. */
function together(kept: readonly SpendEntry[], waiting: readonly SpendEntry[]): readonly SpendEntry[] {
  const all = new Map([...kept, ...waiting].map((spend) => [spend.id, spend]));
  return [...all.values()].filter(({ refundedAt }) => refundedAt === undefined);
}

const PAGE = 5_000;

/** All spends of an account since an instant; undefined where none are asked for. */
async function spendsSince(
  ledger: Pick<Ledger, 'spends'>,
  { platform, account }: Whose,
  since: number | undefined,
  zone: string,
): Promise<readonly SpendEntry[] | undefined> {
  if (since === undefined) return undefined;
  // The day was that of the clock then, which may have been another zone's.
  const query = { from: addDays(dayOf(since, zone), -1), to: '9999-12-31', platform, account };
  const all: SpendEntry[] = [];
  for (let after: SpendEntry | undefined; ; ) {
    const page = await ledger.spends(query, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    all.push(...page);
    after = page.at(-1);
    if (page.length < PAGE) return all;
  }
}

/** The last weeks of an account as the ledger knows them. */
export async function recentUseFrom(
  ledger: Pick<Ledger, 'rollups' | 'draws' | 'hours'>,
  { platform, account }: Whose,
  today: string,
  { readings }: Pick<Outbox, 'readings'>,
  before: RecentUse | undefined,
): Promise<RecentUse> {
  const query = { from: addDays(today, 1 - RECENT_DAYS), to: today, platform, account };
  const [rollups, draws, hours] = await Promise.all([
    ledger.rollups({ ...query, conversations: false }),
    ledger.draws(query),
    ledger.hours(query),
  ]);
  const seen = ownOf(readings, { platform, account });
  return recentUseOf({ rollups, draws, hours }, today, seen, before);
}
