import type { SpendEntry } from '../../core/entry';
import { compare } from '../../core/ledger/canonical';
import type { RollupQuery } from '../../core/rollup';
import type { AccountKey } from './damage';
import type { Reading } from './database';

export interface SpendPage {
  readonly limit: number;
  readonly after?: SpendEntry;
}

/**
 * A page of spends over all accounts, oldest first. Each account's spends are in order in one index; the page is
 * what comes first of them all. So one index serves both the table of everything and that of one account.
 */
export async function readSpends(tx: Reading, query: RollupQuery, page: SpendPage): Promise<SpendEntry[]> {
  const accounts = await accountsOf(tx, query);
  const sources = accounts.map((account) => new Source(tx, account, query, page.after));
  const share = Math.max(8, Math.ceil((page.limit * 2) / Math.max(1, sources.length)));
  await Promise.all(sources.map((source) => source.fill(Math.min(share, page.limit))));
  const found: SpendEntry[] = [];
  while (found.length < page.limit) {
    const next = earliest(sources);
    if (next?.head === undefined) break;
    found.push(next.head);
    await next.advance(share);
  }
  return found;
}

/** The accounts that have spends, by their keys: one look for each, however many spends. */
export async function accountsOf(
  tx: Reading,
  { platform, account }: Pick<RollupQuery, 'platform' | 'account'>,
): Promise<AccountKey[]> {
  const store = tx.objectStore('spends');
  const accounts: AccountKey[] = [];
  let rest: IDBKeyRange = IDBKeyRange.lowerBound(platform === undefined ? [] : [platform]);
  for (;;) {
    const [key] = await store.getAllKeys(rest, 1);
    if (key === undefined || (platform !== undefined && key[0] !== platform)) return accounts;
    const found = { platform: key[0], account: key[1] };
    if (account === undefined || account === found.account) accounts.push(found);
    rest = IDBKeyRange.lowerBound([found.platform, found.account, []]);
  }
}

function earliest(sources: readonly Source[]): Source | undefined {
  let first: Source | undefined;
  for (const source of sources) {
    if (source.head === undefined) continue;
    if (first?.head === undefined || compareSpends(source.head, first.head) < 0) first = source;
  }
  return first;
}

function compareSpends(a: SpendEntry, b: SpendEntry): number {
  return (
    compare(a.day, b.day) ||
    compare(a.at, b.at) ||
    compare(a.platform, b.platform) ||
    compare(a.account, b.account) ||
    compare(a.id, b.id)
  );
}

/** The spends of one account, read in stretches. */
class Source {
  #rows: SpendEntry[] = [];
  #next = 0;
  #isAtEnd = false;

  constructor(
    private readonly tx: Reading,
    private readonly account: AccountKey,
    private readonly query: RollupQuery,
    private last: SpendEntry | undefined,
  ) {}

  get head(): SpendEntry | undefined {
    return this.#rows[this.#next];
  }

  async advance(count: number): Promise<void> {
    this.#next++;
    if (this.head === undefined) await this.fill(count);
  }

  /** Reads the next rows, about `count`; at least one unless there is none. */
  async fill(count: number): Promise<void> {
    if (this.#isAtEnd) return;
    const range = this.#rest();
    const rows = range === undefined ? [] : await this.#index().getAll(range, count);
    this.#isAtEnd = rows.length < count;
    const { last } = this;
    // Spends of the same instant as the last one are found again.
    this.#rows = last === undefined ? rows : rows.filter((row) => compareSpends(row, last) > 0);
    this.#next = 0;
    this.last = this.#rows[this.#rows.length - 1] ?? last;
    if (this.#rows.length === 0) await this.fill(count * 2);
  }

  #index() {
    return this.tx.objectStore('spends').index('byDay');
  }

  #rest(): IDBKeyRange | undefined {
    const { account, last, query } = this;
    const { platform, account: id } = account;
    if (query.from > query.to || (last !== undefined && last.day > query.to)) return undefined;
    const from = last === undefined || last.day < query.from ? [query.from] : [last.day, last.at];
    return IDBKeyRange.bound([platform, id, ...from], [platform, id, query.to, []]);
  }
}
