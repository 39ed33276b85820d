import type { Budget } from '../../lib/core/budget';
import type { Card } from '../../lib/core/card';
import type { Unit } from '../../lib/core/unit';
import { type BudgetDraft, BudgetDraftSchema } from '../../lib/storage/settings-schema';
import { type Checked, checkForm, numberOf } from './check-form';
import { numberText, parseNumber } from './parse-number';
import { OTHER_UNIT, unitChoices, unitTyped } from './units';

/** What the form for a budget holds: all text, as typed. */
export interface BudgetForm {
  readonly name: string;
  /** A platform's id; `''`: over all platforms. */
  readonly platform: string;
  readonly unit: string;
  /** Where `unit` is {@link OTHER_UNIT}. */
  readonly otherUnit: string;
  readonly amount: string;
  readonly per: Budget['per'];
}

/** A new budget: so much of the person's own money a month, over all platforms. */
export function newBudget(currency: string): BudgetForm {
  return { name: '', platform: '', unit: currency, otherUnit: '', amount: '', per: 'month' };
}

/** The form for a budget that is there. `units`: those that the form offers for its platform. */
export function budgetForm(budget: Budget, units: readonly Unit[]): BudgetForm {
  const { name, platform = '', unit, amount, per } = budget;
  const known = units.includes(unit);
  return {
    name,
    platform,
    unit: known ? unit : OTHER_UNIT,
    otherUnit: known ? '' : unit,
    amount: numberText(amount),
    per,
  };
}

/**
 * The units that a budget of a platform can be in: what its balances are counted in (of percentages
 * there is no sum), or money. Over all platforms (`''`) it is money. `currencies`: the person's own first.
 */
export function budgetUnits(
  platform: string,
  cards: readonly Card[],
  currencies: readonly string[],
): readonly Unit[] {
  if (platform === '') return [...new Set(currencies)];
  const pools = cards.filter((card) => card.platform === platform).flatMap(({ balances }) => balances);
  const counted = pools.filter(({ quiet }) => quiet !== true).map(({ unit }) => unit);
  const units = pools.length === 0 ? unitChoices : counted;
  return [...new Set([...units, ...currencies])].filter((unit) => unit !== 'percent');
}

/** The form for another platform, in a unit that is counted there. */
export function withPlatform(form: BudgetForm, platform: string, units: readonly Unit[]): BudgetForm {
  const keeps = form.unit === OTHER_UNIT || units.includes(form.unit);
  return { ...form, platform, unit: keeps ? form.unit : (units[0] ?? OTHER_UNIT) };
}

/** The fields that such a form shows, by their dot path in the draft. */
export const budgetFields = ['name', 'unit', 'amount'] as const;

/** The budget that the form describes, or what is wrong with which field. */
export function checkBudget(form: BudgetForm, locale?: string): Checked<BudgetDraft> {
  const { name, platform, per } = form;
  const amount = parseNumber(form.amount, locale);
  const draft = {
    ...(platform === '' ? {} : { platform }),
    name,
    unit: form.unit === OTHER_UNIT ? unitTyped(form.otherUnit) : form.unit,
    amount: numberOf(amount),
    per,
  };
  return checkForm(BudgetDraftSchema, draft, { amount });
}
