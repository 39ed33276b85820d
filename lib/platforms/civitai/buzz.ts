import * as v from 'valibot';

/**
 * Buzz comes in colours that are never mixed: blue is earned, yellow and green are bought, red is there in name only
 * (packages/civitai-buzz/src/account-types.ts; `disabled` in src/shared/constants/buzz.constants.ts, 2026-08-08).
 */
export const colours = ['blue', 'yellow', 'green', 'red'] as const;
export type Colour = (typeof colours)[number];

export const colourLabels: Readonly<Record<Colour, string>> = {
  blue: 'Blue Buzz',
  yellow: 'Yellow Buzz',
  green: 'Green Buzz',
  red: 'Red Buzz',
};

export const Amount = v.pipe(v.number(), v.finite());

/** What was taken (debit) and paid back (credit). `fakeRed` is the orchestrator's word for red. */
export const Transactions = v.nullish(
  v.array(v.object({ type: v.string(), amount: Amount, accountType: v.nullish(v.string()) })),
);
type Transactions = v.InferOutput<typeof Transactions>;

export interface Paid {
  readonly colour: Colour;
  readonly taken: number;
  readonly paidBack: number;
}

/** Which colours paid how much, those that took part. Undefined: not told, or by an account that is none of them. */
export function paidBy(transactions: Transactions): readonly Paid[] | undefined {
  if (!transactions || transactions.some(({ accountType }) => colourOf(accountType) === undefined))
    return undefined;
  const sum = (colour: Colour, kind: string) =>
    transactions
      .filter(({ type, accountType }) => type === kind && colourOf(accountType) === colour)
      .reduce((all, { amount }) => all + Math.abs(amount), 0);
  return colours
    .map((colour) => ({ colour, taken: sum(colour, 'debit'), paidBack: sum(colour, 'credit') }))
    .filter(({ taken, paidBack }) => taken > 0 || paidBack > 0);
}

function colourOf(account: string | null | undefined): Colour | undefined {
  return colours.find((colour) => colour === account || (colour === 'red' && account === 'fakeRed'));
}
