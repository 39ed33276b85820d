/** One account, as rows are kept. */
export interface AccountKey {
  readonly platform: string;
  readonly account: string;
}

/** Rows of these accounts can't be understood. The ledger's own: its callers never see it. */
export class DamagedRows extends Error {
  override readonly name = 'DamagedRows';
  readonly accounts: readonly AccountKey[];

  constructor(rows: readonly AccountKey[]) {
    super('Rows of the ledger can’t be understood.');
    const accounts = new Map(
      rows.map(({ platform, account }) => [JSON.stringify([platform, account]), { platform, account }]),
    );
    this.accounts = [...accounts.values()];
  }
}

/** The rows that can be understood; those that can't are added to `damaged`. */
export function understood<T extends AccountKey>(
  rows: readonly T[],
  is: (row: unknown) => row is T,
  damaged: AccountKey[],
): readonly T[] {
  return rows.filter((row) => {
    const good = is(row);
    if (!good) damaged.push(row);
    return good;
  });
}
