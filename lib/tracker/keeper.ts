import type { RecentUse } from '../core/recent-use';
import { RECENT_DAYS, recentUseOf } from '../core/recent-use';
import { addDays, dayOf } from '../core/renewal/calendar';
import { diagnosticsItem, ledgerItem, recentUseItem } from '../storage/items';
import { LedgerError } from '../storage/ledger/errors';
import type { Ledger } from '../storage/ledger/ledger';
import { type Outbox, outboxItem, withoutEntries } from '../storage/outbox';
import type { Change, Store } from '../storage/store';
import { localZone } from '../zone';
import { serial } from './serial';

/** After a failure the ledger is left alone for so long (ms): a full disk is not mended by trying. */
const RETRY_AFTER = 60_000;

/**
 * Brings what waits in the outbox into the ledger, and what the ledger then says of the last weeks back to the
 * balances. Whatever goes wrong with the ledger, balances go on: entries wait, and the diagnostics say so.
 */
export class Keeper {
  #retryAt = 0;

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
      if (outbox.spends.length === 0 && outbox.readings.length === 0) return;
      if (!(await this.#append(outbox))) return;
    }
  });

  async #append(outbox: Outbox): Promise<boolean> {
    try {
      const ledger = await this.openLedger();
      await ledger.append(outbox);
      await this.#settle(ledger, outbox);
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
  async #settle(ledger: Ledger, outbox: Outbox): Promise<void> {
    const accounts = accountsOf(outbox);
    const { recentUse } = await this.store.read();
    const today = dayOf(this.now(), localZone());
    const next = await Promise.all(
      accounts.map(async (account) => ({
        ...account,
        use: await recentUseFrom(
          ledger,
          account,
          today,
          outbox,
          recentUse[account.platform]?.[account.account],
        ),
      })),
    );
    await this.store.change((change) => {
      const { state, put } = change;
      put(outboxItem, withoutEntries(state.outbox, outbox));
      put(ledgerItem, { writtenAt: this.now() });
      for (const { platform, account, use } of next) {
        // Erased while it was on its way: it must not come back.
        if (isKept(change, platform, account)) put(recentUseItem(platform, account), use);
      }
      if (state.diagnostics.ledger === undefined) return;
      const { ledger: _mended, ...diagnostics } = state.diagnostics;
      put(diagnosticsItem, diagnostics);
    });
  }

  async #note({ kind, message }: LedgerError): Promise<void> {
    await this.store.change(({ state: { diagnostics }, put }) => {
      if (diagnostics.ledger?.kind === kind) return;
      put(diagnosticsItem, { ...diagnostics, ledger: { kind, message, since: this.now() } });
    });
  }
}

interface AccountKey {
  readonly platform: string;
  readonly account: string;
}

function accountsOf({ spends, readings }: Outbox): readonly AccountKey[] {
  const keys = new Map<string, AccountKey>();
  for (const { platform, account } of [...spends, ...readings]) {
    keys.set(JSON.stringify([platform, account]), { platform, account });
  }
  return [...keys.values()];
}

function isKept({ state }: Change, platform: string, id: string): boolean {
  return (state.accounts[platform] ?? []).some(({ account }) => account.id === id);
}

/** The last weeks of an account as the ledger knows them. */
export async function recentUseFrom(
  ledger: Pick<Ledger, 'rollups' | 'draws' | 'hours'>,
  { platform, account }: AccountKey,
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
  const seen = readings.filter((one) => one.platform === platform && one.account === account);
  return recentUseOf({ rollups, draws, hours }, today, seen, before);
}
