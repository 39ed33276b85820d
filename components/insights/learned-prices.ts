import { learnedPrices } from '../../lib/core/learned/price';
import type { State } from '../../lib/storage/state';
import type { PriceRow } from './prices-section';

/** The prices that the samples of each account teach: what one account pays says nothing about another's plan. */
export function priceRows(
  { accounts }: Pick<State, 'accounts'>,
  only: { readonly platform?: string; readonly account?: string },
): readonly PriceRow[] {
  return Object.entries(accounts)
    .filter(([platform]) => only.platform === undefined || only.platform === platform)
    .flatMap(([platform, records]) =>
      records
        .filter(({ account }) => only.account === undefined || only.account === account.id)
        .flatMap(({ account, samples }) =>
          learnedPrices(samples).map(({ settings, changed, ...price }) => ({
            ...price,
            platform,
            account: account.id,
            ...(settings === undefined ? {} : { settings: settingsWords(settings) }),
            ...(changed === undefined ? {} : { changedAt: changed.at }),
          })),
        ),
    )
    .sort(
      (a, b) =>
        a.platform.localeCompare(b.platform) ||
        a.account.localeCompare(b.account) ||
        a.feature.localeCompare(b.feature) ||
        (a.model ?? '').localeCompare(b.model ?? ''),
    );
}

/** `max, 8 seconds`: a name stands alone where it was just switched on. */
function settingsWords(settings: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(settings)
    .filter(([, value]) => value !== false)
    .map(([name, value]) => (value === true ? name : `${name} ${value}`))
    .join(', ');
}
