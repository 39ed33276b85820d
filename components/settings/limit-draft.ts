import type { ManualLimit, Renewal } from '../../lib/core/manual';
import type { PlanPreset, Platform } from '../../lib/platforms/platform';
import { type ManualDraft, ManualDraftSchema } from '../../lib/storage/schema';
import { type Checked, checkForm, numberOf } from './check-form';
import { numberText, type ParsedNumber, parseNumber } from './parse-number';
import { OTHER_UNIT, unitChoices, unitTyped } from './units';

/** What the form for a limit by hand holds: all text, as typed. */
export interface LimitForm {
  /** A platform's id; `''` is a service that we don't know. */
  readonly service: string;
  readonly name: string;
  /** The id of the plan that filled the form; `''` once the person changed what it filled. */
  readonly preset: string;
  readonly unit: string;
  /** Where `unit` is {@link OTHER_UNIT}. */
  readonly otherUnit: string;
  readonly amount: string;
  /** Empty: all of it. */
  readonly left: string;
  readonly every: Renewal['every'];
  /** `'0'` is Sunday. */
  readonly weekday: string;
  readonly day: string;
  readonly link: string;
}

export const emptyLimit: LimitForm = {
  service: '',
  name: '',
  preset: '',
  unit: 'credit',
  otherUnit: '',
  amount: '',
  left: '',
  every: 'month',
  weekday: '',
  day: '',
  link: '',
};

/** The form for a limit that is there. `left`: what is left of it now, so that saving does not fill it up. */
export function formOf(limit: ManualLimit, left: number | undefined): LimitForm {
  const { renewal } = limit;
  const known = unitChoices.includes(limit.unit);
  return {
    ...emptyLimit,
    service: limit.platform ?? '',
    name: limit.name,
    unit: known ? limit.unit : OTHER_UNIT,
    otherUnit: known ? '' : limit.unit,
    amount: numberText(limit.amount),
    left: left === undefined ? '' : numberText(left),
    every: renewal.every,
    weekday: renewal.every === 'week' ? String(renewal.weekday) : '',
    day: renewal.every === 'month' ? String(renewal.day) : '',
    link: limit.link ?? '',
  };
}

const everyOf: Record<PlanPreset['renewal'], Renewal['every']> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
};

/** The form filled with a plan's facts. Its renewal day is the person's own and stays as it is. */
export function withPreset(form: LimitForm, plan: PlanPreset): LimitForm {
  const known = unitChoices.includes(plan.unit);
  return {
    ...form,
    preset: plan.id,
    unit: known ? plan.unit : OTHER_UNIT,
    otherUnit: known ? '' : plan.unit,
    amount: numberText(plan.amount),
    every: everyOf[plan.renewal],
  };
}

/** The fields that such a form shows, by their dot path in the draft. */
export function fieldsOf({ service, unit, every }: LimitForm): readonly string[] {
  return [
    'amount',
    'left',
    ...(service === '' ? ['name', 'link'] : []),
    ...(unit === OTHER_UNIT ? ['unit'] : []),
    ...(every === 'week' ? ['renewal.weekday'] : []),
    ...(every === 'month' ? ['renewal.day'] : []),
  ];
}

/** The limit that the form describes, or what is wrong with which field. */
export function checkLimit(
  form: LimitForm,
  platforms: readonly Pick<Platform, 'id' | 'name'>[],
  locale?: string,
): Checked<ManualDraft> {
  const numbers: Record<string, ParsedNumber> = { amount: parseNumber(form.amount, locale) };
  if (form.left.trim() !== '') numbers.left = parseNumber(form.left, locale);
  if (form.every === 'month') numbers['renewal.day'] = dayTyped(form.day, locale);
  if (form.every === 'week' && form.weekday === '') {
    numbers['renewal.weekday'] = { ok: false, message: 'Choose a day of the week.' };
  }
  const known = form.service !== '';
  const link = form.link.trim();
  const draft = {
    ...(known ? { platform: form.service } : {}),
    name: platforms.find(({ id }) => id === form.service)?.name ?? form.name,
    unit: form.unit === OTHER_UNIT ? unitTyped(form.otherUnit) : form.unit,
    amount: numbers.amount === undefined ? Number.NaN : numberOf(numbers.amount),
    ...(numbers.left === undefined ? {} : { left: numberOf(numbers.left) }),
    renewal: renewalOf(form, numbers['renewal.day']),
    ...(known || link === '' ? {} : { link }),
  };
  return checkForm(ManualDraftSchema, draft, numbers);
}

function dayTyped(text: string, locale: string | undefined): ParsedNumber {
  const parsed = parseNumber(text, locale);
  return parsed.ok ? parsed : { ok: false, message: 'Type a day from 1 to 31.' };
}

function renewalOf(form: LimitForm, day: ParsedNumber | undefined): Renewal {
  if (form.every === 'week') {
    return { every: 'week', weekday: form.weekday === '' ? Number.NaN : Number(form.weekday) };
  }
  return form.every === 'month' && day !== undefined
    ? { every: 'month', day: numberOf(day) }
    : { every: form.every === 'day' ? 'day' : 'never' };
}
