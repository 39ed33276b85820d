import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Json } from '../../wire/json';
import { IsoTime } from '../iso-time';
import { shaped } from '../read';
import { Amount } from './shapes';

/** Amounts in millionths of a dollar. More may be spent than there was. */
const Micros = v.pipe(v.number(), v.finite());

const CreditBlocks = v.object({
  totalBalance_mUsd: Micros,
  creditBlocks: v.array(
    v.object({
      balance_mUsd: v.nullish(Micros),
      amount_mUsd: v.nullish(Amount),
      expiry_date: v.nullish(IsoTime),
    }),
  ),
});
type Blocks = v.InferOutput<typeof CreditBlocks>['creditBlocks'];

const MICRO = 1e6;

/** user.getCreditBlocks: all credit in USD, bought and given, and quietly that part of it which is lost first. */
export function creditPools(data: Json | undefined, place: string): PoolReading[] {
  const { totalBalance_mUsd, creditBlocks } = shaped(CreditBlocks, data, place);
  const remaining = exact(Math.max(0, totalBalance_mUsd) / MICRO);
  const limit = given(creditBlocks);
  const everFilled = creditBlocks.length > 0 || remaining > 0;
  return [
    {
      id: 'credits',
      label: 'Credits',
      unit: 'USD',
      remaining,
      ...(limit !== undefined && limit > 0 && limit >= remaining ? { limit } : {}),
      ...(everFilled ? {} : { quiet: true as const }),
    },
    ...expiring(creditBlocks),
  ];
}

/** What all blocks held at first; undefined where one of them doesn't tell. */
function given(blocks: Blocks): number | undefined {
  const amounts = blocks.flatMap(({ amount_mUsd }) => (typeof amount_mUsd === 'number' ? [amount_mUsd] : []));
  if (amounts.length < blocks.length) return undefined;
  return exact(amounts.reduce((sum, amount) => sum + amount, 0) / MICRO);
}

/** Part of `credits`, so quiet: it is never added to it. */
function expiring(blocks: Blocks): PoolReading[] {
  const ending = blocks.flatMap(({ expiry_date, balance_mUsd }) =>
    typeof expiry_date === 'number' && typeof balance_mUsd === 'number' && balance_mUsd > 0
      ? [{ end: expiry_date, balance: balance_mUsd }]
      : [],
  );
  const expiresAt = Math.min(...ending.map(({ end }) => end));
  if (!Number.isFinite(expiresAt)) return [];
  const sum = ending.filter(({ end }) => end === expiresAt).reduce((all, { balance }) => all + balance, 0);
  return [
    {
      id: 'expiring-credits',
      label: 'Credits that expire next (included)',
      unit: 'USD',
      remaining: exact(sum / MICRO),
      expiresAt,
      quiet: true,
    },
  ];
}
