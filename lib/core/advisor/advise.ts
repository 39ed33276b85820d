import type { Advice } from './advice';
import { calendarFrom } from './calendar';
import { purseFor } from './money';
import { currentCost, notesOn } from './notes';
import { type Options, optionsFor, pricesIn, type Setting } from './options';
import { ageOfTable } from './plan-table';
import type { MeasuredUse, Question } from './question';
import { daysOf, NEEDED_DAYS } from './use';

/**
 * What a year of the measured use would cost on each plan, alone and with the cheapest top-ups, best first. The year
 * is lived through day by day from `now` on, by the rules that the table tells: amounts that begin anew or roll over,
 * bundles that expire. Silent, and says so, where fewer than {@link NEEDED_DAYS} days were seen.
 *
 * Throws for amounts that are no numbers.
 */
export function advise(question: Question): Advice {
  const { pool, unit, table, use, now } = question;
  const age = ageOfTable(table, now);
  const head = { pool, unit, observedDays: use.observedDays, ...(age === undefined ? {} : { table: age }) };
  if (use.observedDays < NEEDED_DAYS) {
    const { observedDays } = use;
    const note = { kind: 'too-little-data', observedDays, neededDays: NEEDED_DAYS } as const;
    return { ...head, enough: false, ranked: [], unranked: [], notes: [note] };
  }
  const setting = settingOf(question, 'mean');
  const options = optionsFor(setting);
  const isSteady = (['low', 'high'] as const).every(
    (end) =>
      use.perDay[end] === use.perDay.mean ||
      bestPlan(optionsFor(settingOf(question, end))) === bestPlan(options),
  );
  const { purse } = setting;
  const paid = currentCost(options, setting);
  return {
    ...head,
    enough: true,
    ...(purse === undefined ? {} : { currency: purse.currency }),
    ranked: options.ranked.map(({ option }) => option),
    unranked: options.unranked,
    ...(purse === undefined || paid === undefined ? {} : { currentCost: purse.price(paid) }),
    notes: notesOn(options, setting, isSteady),
  };
}

function settingOf(question: Question, at: keyof MeasuredUse['perDay']): Setting {
  const own = question.currency ?? question.current?.price.currency;
  const purse = purseFor(pricesIn(question), own, question.rates);
  const setting = { question, use: daysOf(question.use, at), calendar: calendarFrom(question.now) };
  return purse === undefined ? setting : { ...setting, purse };
}

/** More top-ups at a higher burn rate are no other advice; another plan, or another way to pay it, is. */
function bestPlan({ ranked }: Options): string | undefined {
  const best = ranked[0]?.option;
  return best && `${best.plan ?? ''}/${best.per ?? ''}`;
}
