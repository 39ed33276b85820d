import type { Choice, Note } from './advice';
import { calendarFrom } from './calendar';
import { capacityOf } from './capacity';
import { type Options, perYear, type Ranked, type Setting } from './options';
import { lotOf } from './owned';
import { ageOfTable } from './plan-table';
import type { OwnedCredit, Question } from './question';
import { type Scaled, scaled, unscaled } from './scaled';
import { simulate } from './simulate';
import { daysOf } from './use';

/** From so much unused on, it is worth a sentence. */
export const WORTH_TELLING = 0.25;

/** Expiries farther ahead than three years are not looked at: no burn rate holds that long. */
const HORIZON_DAYS = 3 * 365;

/** What there is to say about the options, the most important first. */
export function notesOn(options: Options, setting: Setting, isSteady: boolean): readonly Note[] {
  const { question } = setting;
  const age = ageOfTable(question.table, question.now);
  return [
    ...comparison(options, setting),
    ...currentUse(options, question),
    ...expiring(question),
    ...(isSteady ? [] : [{ kind: 'unsteady' } as const]),
    ...unpriced(options),
    ...(age?.old ? [{ kind: 'old-table', asOf: age.asOf, days: age.days } as const] : []),
    ...(includesMore(question) ? [{ kind: 'one-pool' } as const] : []),
  ];
}

/** What the person pays a year now, in the currency of the costs. Undefined: not said, or no rate. */
export function currentCost(options: Options, { question, purse }: Setting): Scaled | undefined {
  const option = currentOption(options);
  if (option !== undefined) return option.cost;
  return question.current === undefined ? undefined : purse?.valueOf(perYear(question.current));
}

/** The option that stands for what the person does now: with top-ups, where the plan alone doesn't cover their use. */
function currentOption({ ranked }: Options): Ranked | undefined {
  return ranked.find(({ option }) => option.isCurrent);
}

function comparison(options: Options, setting: Setting): readonly Note[] {
  const [best] = options.ranked;
  const { purse } = setting;
  if (best === undefined || purse === undefined) return [];
  const paid = currentCost(options, setting);
  if (paid === undefined) {
    const { option, uncovered } = best;
    const choice = choiceOf(option);
    return uncovered === 0n
      ? [{ kind: 'cheapest', choice, cost: option.cost }]
      : [{ kind: 'covers-most', choice, share: option.outcome.coveredShare }];
  }
  // Of a plan that isn't in the table only this is known: the use that was measured is what it covered.
  const uncovered = currentOption(options)?.uncovered ?? 0n;
  const cheaper = options.ranked.find((one) => one.cost < paid && one.uncovered <= uncovered);
  return cheaper === undefined
    ? [{ kind: 'nothing-cheaper' }]
    : [{ kind: 'cheaper', choice: choiceOf(cheaper.option), saves: purse.price(paid - cheaper.cost) }];
}

/** Of the plan that is paid now: what is left unused, and what it doesn't cover. Also where its price isn't known. */
function currentUse({ ranked, unranked }: Options, { current }: Question): readonly Note[] {
  const all = [...ranked.map(({ option }) => option), ...unranked];
  const mine = all.find(({ isCurrent, withTopUps }) => isCurrent && !withTopUps);
  if (mine?.outcome === undefined || current === undefined) return [];
  const { unusedShare = 0, coveredShare, uncovered } = mine.outcome;
  const choice = choiceOf(mine);
  // Nobody minds what they get for nothing.
  if (unusedShare >= WORTH_TELLING && current.price.amount > 0)
    return [{ kind: 'unused', choice, share: unusedShare }];
  return uncovered > 0 ? [{ kind: 'not-covered', choice, share: coveredShare }] : [];
}

/**
 * The bundles that expire before they are used up, even if it goes on at the high end of the burn rate. How much is
 * lost is told by the mean. Where it isn't known what the plan holds, all use is taken from the bundles: what is
 * left even so is left for sure.
 */
function expiring(question: Question): readonly Note[] {
  const { owned = [], now, unit } = question;
  const ahead = owned.filter(({ expiresAt }) => expiresAt !== undefined && expiresAt > now);
  const end = Math.max(0, ...ahead.map((one) => lotOf(one, now).until ?? 0));
  const days = Math.min(HORIZON_DAYS, end);
  const [mean, high] = [leftAtExpiry(question, 'mean', days), leftAtExpiry(question, 'high', days)];
  return ahead
    .filter((one) => (lotOf(one, now).until ?? 0) <= days && (high.get(one.id) ?? 0n) > 0n)
    .map(({ id, label, expiresAt = now }) => ({
      kind: 'bundle-expires',
      id,
      label,
      unused: unscaled(mean.get(id) ?? 0n),
      unit,
      expiresAt,
    }));
}

function leftAtExpiry(question: Question, at: 'mean' | 'high', days: number): ReadonlyMap<string, Scaled> {
  const { owned = [], table, current, use, now } = question;
  const plan = table.plans.find(({ id }) => id === current?.plan);
  const capacity = plan === undefined ? undefined : capacityOf(plan, question);
  const stocks = typeof capacity === 'object' ? capacity.stocks : [];
  const usable = owned.filter((one: OwnedCredit) => scaled(one.left) > 0n);
  const lots = usable.map((one) => lotOf(one, now));
  const { left } = simulate(daysOf(use, at, days), stocks, lots, calendarFrom(now));
  return new Map(usable.map(({ id }, index) => [id, left[index] ?? 0n]));
}

function unpriced({ unranked }: Options): readonly Note[] {
  const names = unranked
    .filter(({ reason, withTopUps }) => reason === 'price-unknown' && !withTopUps)
    .flatMap(({ name }) => (name === undefined ? [] : [name]));
  return names.length === 0 ? [] : [{ kind: 'price-unknown', names }];
}

function includesMore({ table, pool }: Question): boolean {
  return table.plans.some(({ included }) => included.some((one) => one.pool !== pool));
}

function choiceOf({ id, plan, name, per, withTopUps, isCurrent }: Choice): Choice {
  return {
    id,
    ...(plan === undefined ? {} : { plan }),
    ...(name === undefined ? {} : { name }),
    ...(per === undefined ? {} : { per }),
    withTopUps,
    isCurrent,
  };
}
