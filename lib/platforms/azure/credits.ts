import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';

const Currency = v.pipe(v.string(), v.trim(), v.regex(/^[A-Z]{3}$/, 'a currency'));
const Amount = v.pipe(v.number(), v.finite());
const Money = v.object({ currency: Currency, value: Amount });

const Summary = v.object({
  properties: v.object({ balanceSummary: v.object({ estimatedBalance: Money }) }),
});

const Lots = v.object({
  value: v.array(
    v.object({
      name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(150)),
      properties: v.object({
        source: v.optional(v.string()),
        originalAmount: Money,
        closedBalance: Money,
        startDate: IsoTime,
        expirationDate: v.nullish(IsoTime),
        status: v.nullish(v.string()),
      }),
    }),
  ),
});
type Lot = v.InferOutput<typeof Lots>['value'][number];

/**
 * GET …/credits/balanceSummary and …/lots of a billing profile. What is left is Microsoft's estimate with what is not
 * invoiced yet; the lots stand as of the last invoice, so they are quiet. A profile without credit answers the first with
 * 204. Expired and future lots count for nothing.
 */
export const readCredits: Reader = (answer) => {
  const [told, listed] = shaped(v.tuple([v.unknown(), v.unknown()]), answer.json);
  const lots = shaped(Lots, listed as never, '[1]').value.filter((lot) => isActive(lot, answer.now));
  if (told === null) {
    if (lots.length > 0) return { pools: lots.map(lotPool), complete: true };
    return refuse('not-on-plan', 'body', 'This billing profile has no Azure credit.');
  }
  const { estimatedBalance: left } = shaped(Summary, told as never, '[0]').properties.balanceSummary;
  const own = lots.filter(({ properties }) => properties.originalAmount.currency === left.currency);
  const limit = exact(own.reduce((sum, { properties }) => sum + properties.originalAmount.value, 0));
  const [only, another] = own;
  // Of several lots each has its own end, which stands beside it.
  const end = another === undefined ? only?.properties.expirationDate : undefined;
  const credits: PoolReading = {
    id: 'credits',
    label: 'Azure credits',
    unit: left.currency,
    remaining: left.value,
    ...(limit >= left.value && limit > 0 ? { limit } : {}),
    ...(end == null ? {} : { expiresAt: end }),
  };
  return { pools: [credits, ...(lots.length > 1 ? lots.map(lotPool) : [])], complete: true };
};

function isActive({ properties: { startDate, expirationDate, status } }: Lot, now: number): boolean {
  const isEnded = status != null && status !== 'Active' && status !== 'None';
  return !isEnded && startDate <= now && (expirationDate == null || now < expirationDate);
}

function lotPool({
  name,
  properties: { source, originalAmount, closedBalance, expirationDate },
}: Lot): PoolReading {
  return {
    id: `lot:${name}`,
    label: `${sourceWords(source)} as of the last invoice`,
    unit: closedBalance.currency,
    remaining: closedBalance.value,
    ...(originalAmount.currency === closedBalance.currency ? { limit: originalAmount.value } : {}),
    ...(expirationDate == null ? {} : { expiresAt: expirationDate }),
    quiet: true,
  };
}

/**
 * GET …/lots of a billing account, of commitments to consume (MACC): how much of each is yet to be spent until its end.
 * That is a duty, no credit, so it is quiet.
 */
export const readCommitments: Reader = (answer) => ({
  pools: shaped(Lots, answer.json)
    .value.filter((lot) => lot.properties.source === 'ConsumptionCommitment' && isActive(lot, answer.now))
    .map((lot) => ({
      ...lotPool(lot),
      id: `commitment:${lot.name}`,
      label: 'Committed, to be spent yet as of the last invoice',
    })),
  complete: true,
});

/** `PromotionalCredit` as words. */
function sourceWords(source = 'Credit'): string {
  const words = source.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const Balances = v.object({
  properties: v.object({
    currency: Currency,
    endingBalance: Amount,
    beginningBalance: v.optional(Amount),
    newPurchases: v.optional(Amount),
  }),
});

/**
 * GET …/balances of an Enterprise Agreement: the prepayment that is left of this billing period. Where none was there at
 * its beginning and none was bought, nothing has run out.
 */
export const readPrepayment: Reader = (answer) => {
  const { currency, endingBalance, beginningBalance, newPurchases } = shaped(
    Balances,
    answer.json,
  ).properties;
  const isNone = endingBalance === 0 && beginningBalance === 0 && newPurchases === 0;
  return {
    pools: [
      {
        id: 'prepayment',
        label: 'Prepayment',
        unit: currency,
        remaining: endingBalance,
        ...(isNone ? { quiet: true } : {}),
      },
    ],
    complete: true,
  };
};
