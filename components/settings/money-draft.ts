import type { Plan, Price } from '../../lib/core/advisor/plan-table';
import type { Fact } from '../../lib/core/fact';
import {
  type MoneySettings,
  MoneySettingsSchema,
  type PaidPlan,
  PaidPlanSchema,
} from '../../lib/storage/settings-schema';
import { type Checked, checkForm, numberOf } from './check-form';
import { numberText, type ParsedNumber, parseNumber } from './parse-number';

/** After so many days a typed-in rate is marked as old: major currencies move by some percent in a month. */
export const RATE_OLD_AFTER_DAYS = 30;

/** A rate as typed: the text of the number, and its day, `2026-05-03`. */
export interface RateForm {
  readonly rate: string;
  readonly asOf: string;
}

/** What the form for the own currency and the rates into it holds, as typed. */
export interface MoneyForm {
  /** `''`: not said. */
  readonly currency: string;
  /** Foreign currency -> its rate; an empty text: not known. */
  readonly rates: Readonly<Record<string, RateForm>>;
}

export const noRate: RateForm = { rate: '', asOf: '' };

export function moneyForm({ currency = '', rates }: MoneySettings): MoneyForm {
  const texts = Object.entries(rates).map(([of, { rate, asOf }]) => [of, { rate: numberText(rate), asOf }]);
  return { currency, rates: Object.fromEntries(texts) };
}

/** Another own currency. Rates into the one before say nothing about it; the stored ones come back with theirs. */
export function withCurrency(currency: string, stored: MoneySettings): MoneyForm {
  return currency === (stored.currency ?? '') ? moneyForm(stored) : { currency, rates: {} };
}

/** A rate is typed on the day it is of, unless another day is said. */
export function withRate(form: MoneyForm, of: string, part: Partial<RateForm>, today: string): MoneyForm {
  const before = form.rates[of] ?? noRate;
  const dated = part.rate === undefined ? {} : { asOf: today };
  return { ...form, rates: { ...form.rates, [of]: { ...before, ...dated, ...part } } };
}

/** The fields that such a form shows, by their dot path in the settings. */
export function moneyFields(foreign: readonly string[]): readonly string[] {
  return ['currency', ...foreign.flatMap((of) => [`rates.${of}.rate`, `rates.${of}.asOf`])];
}

/** The settings that the form describes, the plans as they are stored, or what is wrong with which field. */
export function checkMoney(
  { currency, rates }: MoneyForm,
  { plans }: MoneySettings,
  locale?: string,
): Checked<MoneySettings> {
  const numbers: Record<string, ParsedNumber> = {};
  const known: Record<string, { rate: number; asOf: string }> = {};
  for (const [of, { rate, asOf }] of Object.entries(rates)) {
    if (rate.trim() === '' || of === currency) continue;
    const parsed = parseNumber(rate, locale);
    numbers[`rates.${of}.rate`] = parsed;
    known[of] = { rate: numberOf(parsed), asOf };
  }
  const value = currency === '' ? { rates: {}, plans } : { currency, rates: known, plans };
  return checkForm(MoneySettingsSchema, value, currency === '' ? {} : numbers);
}

/** What the form for a paid plan holds, as typed. */
export interface PaidForm {
  /** An id of the platform's plan table; `''`: another plan. */
  readonly plan: string;
  readonly amount: string;
  readonly currency: string;
  readonly per: PaidPlan['per'];
}

/** The fields of that form by their dot path in the plan. */
export const paidFields = ['price.amount', 'price.currency'] as const;

export function paidForm(paid: PaidPlan | undefined, currency: string): PaidForm {
  if (paid === undefined) return { plan: '', amount: '', currency, per: 'month' };
  const { plan = '', price, per } = paid;
  return { plan, amount: numberText(price.amount), currency: price.currency, per };
}

/**
 * The form for another plan of the table, or another period. The price that the table tells is filled
 * in, unless the person typed one.
 */
export function withPlan(
  form: PaidForm,
  part: Partial<Pick<PaidForm, 'plan' | 'per'>>,
  plans: readonly Plan[],
): PaidForm {
  const before = toldPrice(form, plans);
  const next = { ...form, ...part };
  const typed = form.amount.trim();
  if (typed !== '' && (before === undefined || typed !== numberText(before.amount))) return next;
  const price = toldPrice(next, plans);
  if (price === undefined) return { ...next, amount: '' };
  return { ...next, amount: numberText(price.amount), currency: price.currency };
}

/** The price that the table tells for the chosen plan and period. */
export function toldPrice(
  { plan, per }: Pick<PaidForm, 'plan' | 'per'>,
  plans: readonly Plan[],
): (Price & Fact) | undefined {
  return plans.find(({ id }) => id === plan)?.price?.[per];
}

/** The plan that the form describes, or what is wrong with which field. */
export function checkPaid({ plan, amount, currency, per }: PaidForm, locale?: string): Checked<PaidPlan> {
  const numbers = { 'price.amount': parseNumber(amount, locale) };
  const price = { amount: numberOf(numbers['price.amount']), currency };
  return checkForm(PaidPlanSchema, { ...(plan === '' ? {} : { plan }), price, per }, numbers);
}
