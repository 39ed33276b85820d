import { type DaySpan, within } from '../../lib/core/insights/days';
import type { OwnedCheck } from '../../lib/core/insights/quotes';
import { dayOf } from '../../lib/core/renewal/calendar';
import type { State } from '../../lib/storage/state';

/** The checks of quotes, of the accounts and days that fit the filters: of each account the last ones are kept. */
export function ownedChecks(
  { accounts }: Pick<State, 'accounts'>,
  scope: DaySpan & { readonly platform?: string; readonly account?: string },
  zone: string,
): readonly OwnedCheck[] {
  return Object.entries(accounts)
    .filter(([platform]) => scope.platform === undefined || scope.platform === platform)
    .flatMap(([platform, records]) =>
      records
        .filter(({ account }) => scope.account === undefined || scope.account === account.id)
        .flatMap(({ account, checks }) =>
          checks
            .filter(({ at }) => within(dayOf(at, zone), scope))
            .map((check) => ({ ...check, platform, account: account.id })),
        ),
    );
}
