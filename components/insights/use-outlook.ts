import { useMemo } from 'react';
import { type Forecast, forecastOf } from '../../lib/core/forecast/forecast';
import type { ForecastInput } from '../../lib/core/forecast/outlook';
import { forecastInput, type PoolHistory, USE_DAYS } from '../../lib/core/insights/pool-use';
import { addDays } from '../../lib/core/renewal/calendar';
import type { LedgerReader } from '../../lib/storage/ledger/reader';
import type { ShownPool } from './pools';
import { useRead } from './use-read';

/** Whether a pool will last, and what that was reckoned from. */
export interface PoolOutlook {
  readonly input: ForecastInput;
  readonly forecast: Forecast;
}

/** What the ledger says of a pool's use, and what follows from it. `pool` undefined: there is none. */
export function useOutlook(
  reader: Pick<LedgerReader, 'draws' | 'hours'>,
  pool: ShownPool | undefined,
  { now, zone, today, stamp }: { now: number; zone: string; today: string; stamp: number },
): { readonly history: PoolHistory | undefined; readonly outlook: PoolOutlook | undefined } {
  const key = pool && `${pool.key} ${today}`;
  const { value: history } = useRead(key, stamp, () => historyOf(reader, pool, today));
  const outlook = useMemo(() => {
    if (pool === undefined || history === undefined) return undefined;
    const input = forecastInput(pool.balance, history, now, zone);
    const forecast = input && forecastOf(input);
    return input === undefined || forecast === undefined ? undefined : { input, forecast };
  }, [pool, history, now, zone]);
  return { history, outlook };
}

async function historyOf(
  reader: Pick<LedgerReader, 'draws' | 'hours'>,
  shown: ShownPool | undefined,
  today: string,
): Promise<PoolHistory> {
  if (shown === undefined) return { draws: [], hours: [] };
  const { platform, account, pool } = shown;
  const query = { to: today, platform, account };
  const [draws, hours] = await Promise.all([
    reader.draws({ from: addDays(today, -USE_DAYS), ...query }),
    // The shape of a day needs less than how much is used.
    reader.hours({ from: addDays(today, -28), ...query }),
  ]);
  return { draws: draws.filter((draw) => draw.pool === pool), hours };
}
