import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { dataOf } from './envelope';

/** An amount of money as a decimal text. */
const Decimal = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\d{1,15}(\.\d+)?$/, 'a decimal number'),
  v.transform(Number),
);
const Currency = v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/));
const Wallets = v.array(v.object({ balance: Decimal, currency: Currency }));
const Summary = v.object({ normal_wallets: Wallets, bonus_wallets: Wallets });

/** GET /api/v0/users/get_user_summary: what was bought and what was granted, by currency. They are never added up. */
export function readSummary(answer: Answer): Findings {
  const { normal_wallets: bought, bonus_wallets: granted } = shaped(Summary, dataOf(answer), 'data.biz_data');
  const totals = totalsOf([...bought, ...granted]);
  const filled = [...totals.values()].some((total) => total > 0);
  return {
    pools: [
      ...[...totals].map(
        ([currency, total]): PoolReading => ({
          id: `balance:${currency}`,
          label: `Balance, ${currency}`,
          unit: currency,
          remaining: total,
          // The wallet of a currency that this account doesn't pay in.
          ...(total === 0 && filled ? { quiet: true as const } : {}),
        }),
      ),
      ...[...totalsOf(granted)].map(
        ([currency, total]): PoolReading => ({
          id: `granted:${currency}`,
          label: `Granted (included), ${currency}`,
          unit: currency,
          remaining: total,
          quiet: true,
        }),
      ),
    ],
    complete: true,
  };
}

function totalsOf(wallets: v.InferOutput<typeof Wallets>): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { balance, currency } of wallets)
    totals.set(currency, exact((totals.get(currency) ?? 0) + balance));
  return totals;
}

const Count = v.pipe(v.number(), v.finite(), v.minValue(0));
const Quota = v.object({ thinking: v.nullish(v.object({ quota: Count, used: Count })) });

/** GET /api/v0/users/feature_quota: messages that think, a day. When the day ends is not told. A quota of 0 is none. */
export function readFeatureQuota(answer: Answer): Findings {
  const { thinking } = shaped(Quota, dataOf(answer), 'data.biz_data');
  if (!thinking || thinking.quota === 0) return { pools: [], complete: true };
  const { quota: limit, used } = thinking;
  const pool: PoolReading = {
    id: 'thinking',
    label: 'Thinking messages',
    unit: 'message',
    limit,
    used,
    remaining: Math.max(0, limit - used),
  };
  return { pools: [pool], complete: true };
}
