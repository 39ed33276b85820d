import type { ImportCounts, ImportPreview } from './transfer';

const none: ImportCounts = { added: 0, known: 0, merged: 0 };

/** All platforms' counts together. */
export function totalOf(counts: readonly ImportCounts[]): ImportCounts {
  return counts.reduce(
    (sum, { added, known, merged }) => ({
      added: sum.added + added,
      known: sum.known + known,
      merged: sum.merged + merged,
    }),
    none,
  );
}

/** Nothing in the file that isn't kept already. */
export function changesNothing({ parts, settings }: ImportPreview): boolean {
  const { added, merged } = totalOf(parts.flatMap(({ spends, readings }) => [spends, readings]));
  return added + merged + settings.length === 0;
}

/** `Imported: 1,200 new spends, 3 merged spends, 40 new readings, 2 settings.` */
export function importedWords({ parts, settings }: ImportPreview, locale?: string): string {
  const spends = totalOf(parts.map((part) => part.spends));
  const readings = totalOf(parts.map((part) => part.readings));
  const counted = [
    count(spends.added, 'new spend', locale),
    count(spends.merged, 'merged spend', locale),
    count(readings.added, 'new reading', locale),
    count(readings.merged, 'merged reading', locale),
    count(settings.length, 'setting', locale),
  ].filter((words) => words !== '');
  return counted.length === 0
    ? 'Nothing was new: all of it was there already.'
    : `Imported: ${counted.join(', ')}.`;
}

function count(amount: number, what: string, locale: string | undefined): string {
  if (amount === 0) return '';
  return `${new Intl.NumberFormat(locale).format(amount)} ${what}${amount === 1 ? '' : 's'}`;
}
