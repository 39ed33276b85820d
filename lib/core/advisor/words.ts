import { formatAmount, formatClock } from '../format';
import type { Assumption, Choice, Line, Note, Unranked } from './advice';
import type { Price, Renewal, TableAge } from './plan-table';

/** The advisor's data in words, by the person's own locale. */

/** `Pro`, `Pro, paid yearly`, `Pro with top-ups`, `Top-ups alone`. */
export function choiceName({ name, per, withTopUps }: Pick<Choice, 'name' | 'per' | 'withTopUps'>): string {
  if (name === undefined) return 'Top-ups alone';
  return `${name}${per === 'year' ? ', paid yearly' : ''}${withTopUps ? ' with top-ups' : ''}`;
}

/** A sentence. `now` in ms: by it a date is told near or far. */
export function noteWords(note: Note, now: number, locale?: string): string {
  switch (note.kind) {
    case 'too-little-data':
      return `Too little data for advice: ${counted(note.observedDays, 'day')} seen, ${note.neededDays} are needed.`;
    case 'cheaper':
      return `Cheaper: ${choiceName(note.choice)}, saves ${money(note.saves, locale)} a year.`;
    case 'nothing-cheaper':
      return 'Nothing cheaper fits.';
    case 'cheapest':
      return `Cheapest for what you use: ${choiceName(note.choice)}, ${money(note.cost, locale)} a year.`;
    case 'covers-most':
      return `Nothing of known price covers all that you use. ${choiceName(note.choice)} covers most: ${partly(note.share, locale)}.`;
    case 'unused':
      return `You leave ${percent(note.share, locale)} of ${choiceName(note.choice)} unused.`;
    case 'not-covered':
      return `${choiceName(note.choice)} covers ${partly(note.share, locale)} of what you use.`;
    case 'bundle-expires': {
      const lost = formatAmount(note.unused, note.unit, locale);
      return `${note.label} expires before you would use it (${formatClock(note.expiresAt, now, locale)}): ${lost} would be lost.`;
    }
    case 'unsteady':
      return 'Your use varies so much that another plan may turn out cheaper.';
    case 'price-unknown':
      return `Price unknown: ${note.names.join(', ')}.`;
    case 'old-table':
      return `The plan table is of ${note.asOf}, ${counted(note.days, 'day')} old: check the prices.`;
    case 'one-pool':
      return 'Only this pool is compared; the plans include other things too.';
  }
}

/** A row of the arithmetic: `12 × $10.00 = $120.00`. */
export function lineWords(line: Line, locale?: string): string {
  switch (line.kind) {
    case 'plan':
      return `${line.count} × ${money(line.price, locale)} = ${money(line.total, locale)}`;
    case 'bundle': {
      const each = `${formatAmount(line.amount, line.unit, locale)} at ${money(line.price, locale)}`;
      return `${counted(line.count, 'bundle')} of ${each} = ${money(line.total, locale)}`;
    }
    case 'rate':
      return `${money(line.from, locale)} × ${line.rate} (${line.asOf}) = ${money(line.total, locale)}`;
    case 'total':
      return `Together ${money(line.total, locale)}`;
    case 'included': {
      const amount = `${formatAmount(line.amount, line.unit, locale)} a ${periods[line.renewal]}`;
      return line.spare ? `${amount} once all else is used up` : `${amount} included`;
    }
  }
}

const periods: Record<Renewal, string> = { daily: 'day', weekly: 'week', monthly: 'month' };

/** Why an option has no place in the ranking. */
export function reasonWords(reason: Unranked['reason']): string {
  return reasons[reason];
}

const reasons: Record<Unranked['reason'], string> = {
  'price-unknown': 'Price unknown.',
  'allowance-unknown': 'What it includes of this is not known.',
  'current-needed': 'Say which plan you pay: this one is only known as a multiple of another.',
  'renewal-unknown': 'How often it is full again is not known by the day.',
  'no-rate': 'No rate for its currency.',
  'too-many-bundles': 'More than a bundle a day would be needed.',
};

export function assumptionWords(assumption: Assumption): string {
  return assumptions[assumption];
}

const assumptions: Record<Assumption, string> = {
  'rollover-unknown': 'Whether unused credit is kept is not told: taken as lost.',
  'expiry-unknown': 'When the bundle expires is not told: taken as lasting all year.',
};

/** `As of 2026-05, 205 days old.` */
export function ageWords({ asOf, days, old }: TableAge): string {
  return old ? `As of ${asOf}, ${counted(days, 'day')} old.` : `As of ${asOf}.`;
}

function money({ amount, currency }: Price, locale: string | undefined): string {
  return formatAmount(amount, currency, locale);
}

function percent(share: number, locale: string | undefined): string {
  return formatAmount(share * 100, 'percent', locale);
}

/** Rounded down, so that what isn't all never reads as 100%. */
function partly(share: number, locale: string | undefined): string {
  return percent(share < 0.1 ? share : Math.floor(share * 100) / 100, locale);
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
