import type { PlatformFacts } from '../../lib/platforms/platform';
import type { ImportPreview } from '../../lib/storage/ledger/import';
import type { SettingsChange } from '../../lib/storage/ledger/merge-settings';
import { unitLabel } from './units';

type Names = readonly Pick<PlatformFacts, 'id' | 'name'>[];

/** Nothing in the file that isn't kept already. */
export function changesNothing(preview: ImportPreview): boolean {
  return partsOf(preview).every(({ amount }) => amount === 0);
}

/** `Imported: 1,200 new spends, 3 merged spends, 40 new readings, 2 settings.` */
export function importedWords(preview: ImportPreview, locale?: string): string {
  const counted = partsOf(preview)
    .filter(({ amount }) => amount > 0)
    .map(({ amount, one, many }) => {
      const number = new Intl.NumberFormat(locale).format(amount);
      return `${number} ${amount === 1 ? one : many}`;
    });
  return counted.length === 0
    ? 'Nothing was new: all of it was there already.'
    : `Imported: ${counted.join(', ')}.`;
}

interface Part {
  readonly amount: number;
  readonly one: string;
  readonly many: string;
}

/** All that changes, over all platforms. */
function partsOf({ platforms, settings }: ImportPreview): readonly Part[] {
  const sum = (of: (one: (typeof platforms)[number]) => number) =>
    platforms.reduce((total, one) => total + of(one), 0);
  return [
    { amount: sum(({ spends }) => spends.added), one: 'new spend', many: 'new spends' },
    { amount: sum(({ spends }) => spends.merged), one: 'merged spend', many: 'merged spends' },
    { amount: sum(({ readings }) => readings.added), one: 'new reading', many: 'new readings' },
    {
      amount: sum(({ projects }) => projects),
      one: 'project of a conversation',
      many: 'projects of conversations',
    },
    { amount: settings.length, one: 'setting', many: 'settings' },
  ];
}

/** `Adds the budget Everything.`, `Changes the rate of US Dollar (USD).` */
export function settingWords(
  { part, name, replaces }: SettingsChange,
  platforms: Names,
  locale?: string,
): string {
  const verb = replaces ? 'Changes' : 'Adds';
  switch (part) {
    case 'grant':
      return `${verb} the plan or credit ${name}.`;
    case 'budget':
      return `${verb} the budget ${name}.`;
    case 'plan':
      return `${verb} what you pay for ${platforms.find(({ id }) => id === name)?.name ?? name}.`;
    case 'currency':
      return `Your currency becomes ${unitLabel(name, locale)}.`;
    case 'rate':
      return `${verb} the rate of ${unitLabel(name, locale)}.`;
  }
}
