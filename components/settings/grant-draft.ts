import { type Grant, type GrantKind, grantKinds, usualPriority } from '../../lib/core/grants/grant';
import { addDays, dayOf, startOfDay } from '../../lib/core/renewal/calendar';
import { expiryAfter } from '../../lib/core/renewal/expiry';
import type { RenewalRule } from '../../lib/core/renewal/rule';
import type { PlanPreset, PlatformFacts } from '../../lib/platforms/platform';
import { type GrantDraft, GrantDraftSchema } from '../../lib/storage/settings-schema';
import { type Checked, checkForm, numberOf } from './check-form';
import { numberText, type ParsedNumber, parseNumber } from './parse-number';
import { OTHER_UNIT, unitChoices, unitTyped } from './units';

/** What the form for a plan or a lot of credit holds: all text, as typed. Days are `2026-05-03`. */
export interface GrantForm {
  readonly kind: GrantKind;
  /** A platform's id; `''` is a service that we don't know. */
  readonly service: string;
  readonly name: string;
  /** `''`: whoever is seen first. */
  readonly account: string;
  /** The id of the plan that filled the form; `''` once the person changed what it filled. */
  readonly preset: string;
  readonly unit: string;
  /** Where `unit` is {@link OTHER_UNIT}. */
  readonly otherUnit: string;
  readonly amount: string;
  /** Empty: all of it. */
  readonly left: string;
  readonly every: RenewalRule['every'];
  /** `'0'` is Sunday. */
  readonly weekday: string;
  readonly day: string;
  /** `'1'` is January. */
  readonly month: string;
  /** Of a window. */
  readonly hours: string;
  /** `'0'` to `'23'`. */
  readonly hour: string;
  /** `''`: the person's own clock, wherever they are. */
  readonly zone: string;
  /** Empty: now. */
  readonly starts: string;
  readonly expires: 'never' | 'on' | 'after';
  readonly expiresOn: string;
  readonly months: string;
  readonly label: string;
  readonly price: string;
  readonly currency: string;
  /** Empty: what is usual for its kind. */
  readonly priority: string;
  readonly link: string;
}

export const emptyGrant: GrantForm = {
  kind: 'subscription',
  service: '',
  name: '',
  account: '',
  preset: '',
  unit: 'credit',
  otherUnit: '',
  amount: '',
  left: '',
  every: 'month',
  weekday: '',
  day: '',
  month: '1',
  hours: '',
  hour: '0',
  zone: '',
  starts: '',
  expires: 'never',
  expiresOn: '',
  months: '',
  label: '',
  price: '',
  currency: 'USD',
  priority: '',
  link: '',
};

/** The form for a grant that is there. `left`: what is left of it now, so that saving does not fill it up. */
export function formOf(grant: Grant, left: number | undefined, zone: string): GrantForm {
  const { renewal, price, priority, kind } = grant;
  const known = unitChoices.includes(grant.unit);
  return {
    ...emptyGrant,
    kind,
    service: grant.platform ?? '',
    name: grant.name,
    account: grant.account ?? '',
    unit: known ? grant.unit : OTHER_UNIT,
    otherUnit: known ? '' : grant.unit,
    amount: numberText(grant.amount),
    left: left === undefined || left === grant.amount ? '' : numberText(left),
    ...formOfRenewal(renewal),
    starts: dayOf(grant.boughtAt ?? grant.effectiveAt, zone),
    // It is there until the end of that day.
    ...(grant.expiresAt === undefined
      ? {}
      : { expires: 'on' as const, expiresOn: dayOf(grant.expiresAt - 1, zone) }),
    label: grant.label ?? '',
    ...(price === undefined ? {} : { price: numberText(price.amount), currency: price.currency }),
    priority: priority === usualPriority[kind] ? '' : String(priority),
    link: grant.link ?? '',
  };
}

function formOfRenewal(renewal: RenewalRule): Partial<GrantForm> {
  const { every } = renewal;
  switch (every) {
    case 'window':
      return { every, hours: numberText(renewal.seconds / 3600) };
    case 'told':
    case 'never':
      return { every };
    default:
      return {
        every,
        ...(renewal.every === 'week' ? { weekday: String(renewal.weekday) } : {}),
        ...(renewal.every === 'month' || renewal.every === 'year' ? { day: String(renewal.day) } : {}),
        ...(renewal.every === 'year' ? { month: String(renewal.month) } : {}),
        hour: String(renewal.hour ?? 0),
        zone: renewal.zone ?? '',
      };
  }
}

const everyOf: Record<PlanPreset['renewal'], RenewalRule['every']> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
};

/** The form filled with a plan's facts. Its renewal day is the person's own and stays as it is. */
export function withPreset(form: GrantForm, plan: PlanPreset): GrantForm {
  const known = unitChoices.includes(plan.unit);
  return {
    ...form,
    preset: plan.id,
    label: plan.name,
    unit: known ? plan.unit : OTHER_UNIT,
    otherUnit: known ? '' : plan.unit,
    amount: numberText(plan.amount),
    every: everyOf[plan.renewal],
  };
}

/** The form for another kind: plans renew, what is bought or given once does not. */
export function withKind(form: GrantForm, kind: GrantKind): GrantForm {
  if (!grantKinds.includes(kind)) return form;
  const renews = kind === 'subscription';
  const every = renews ? (form.every === 'never' ? 'month' : form.every) : 'never';
  return { ...form, kind, every, preset: renews ? form.preset : '' };
}

/** Whether what the form describes is still to begin. */
export function isAhead({ starts }: GrantForm, now: number, zone: string): boolean {
  return starts > dayOf(now, zone);
}

/** Whether the renewal comes at an hour of a clock. */
export function hasClock({ every }: Pick<GrantForm, 'every'>): boolean {
  return every === 'day' || every === 'week' || every === 'month' || every === 'year';
}

/** The fields behind "More", by their dot path in the draft. */
export const moreFields = ['label', 'price.amount', 'price.currency', 'priority'] as const;

/** The fields that such a form shows, by their dot path in the draft. */
export function fieldsOf({ service, unit, every, expires }: GrantForm): readonly string[] {
  return [
    'amount',
    'left',
    'startsAt',
    ...(service === '' ? ['name', 'link'] : []),
    ...(unit === OTHER_UNIT ? ['unit'] : []),
    ...(every === 'week' ? ['renewal.weekday'] : []),
    ...(every === 'month' || every === 'year' ? ['renewal.day'] : []),
    ...(every === 'window' ? ['renewal.seconds'] : []),
    ...(expires === 'never' ? [] : ['expiresAt']),
    ...moreFields,
  ];
}

/** When and where a form is filled in. */
export interface Here {
  /** Ms since the epoch. */
  readonly now: number;
  /** Of the person's own clock. */
  readonly zone: string;
  /** For numbers; absent: the browser's own. */
  readonly locale?: string;
}

/** The grant that the form describes, or what is wrong with which field. */
export function checkGrant(
  form: GrantForm,
  platforms: readonly Pick<PlatformFacts, 'id' | 'name'>[],
  here: Here,
): Checked<GrantDraft> {
  const typed = (text: string) => parseNumber(text, here.locale);
  const numbers: Record<string, ParsedNumber> = { amount: typed(form.amount) };
  const number = (field: string) => (numbers[field] === undefined ? Number.NaN : numberOf(numbers[field]));
  const ahead = isAhead(form, here.now, here.zone);
  if (form.left.trim() !== '' && !ahead) numbers.left = typed(form.left);
  if (form.price.trim() !== '') numbers['price.amount'] = typed(form.price);
  if (form.priority.trim() !== '') numbers.priority = worded(typed(form.priority), 'A priority is 0 to 255.');
  if (form.every === 'month' || form.every === 'year') {
    numbers['renewal.day'] = worded(typed(form.day), 'Type a day from 1 to 31.');
  }
  if (form.every === 'week' && form.weekday === '') {
    numbers['renewal.weekday'] = { ok: false, message: 'Choose a day of the week.' };
  }
  if (form.every === 'window')
    numbers['renewal.seconds'] = worded(typed(form.hours), 'Type a number of hours.');
  if (form.expires === 'after') numbers.expiresAt = monthsTyped(typed(form.months));

  const known = form.service !== '';
  const link = form.link.trim();
  const label = form.label.trim();
  const draft = {
    ...(known ? { platform: form.service } : {}),
    name: platforms.find(({ id }) => id === form.service)?.name ?? form.name,
    ...(known && form.account !== '' ? { account: form.account } : {}),
    kind: form.kind,
    ...(label === '' ? {} : { label }),
    unit: form.unit === OTHER_UNIT ? unitTyped(form.otherUnit) : form.unit,
    amount: number('amount'),
    ...(numbers.left === undefined ? {} : { left: number('left') }),
    ...(numbers.priority === undefined ? {} : { priority: number('priority') }),
    ...(form.starts === '' ? {} : { startsAt: startOf(form.starts, here.zone) }),
    ...(form.expires === 'never' ? {} : { expiresAt: expiryOf(form, number('expiresAt'), here) }),
    renewal: renewalOf(form, number),
    ...(numbers['price.amount'] === undefined
      ? {}
      : { price: { amount: number('price.amount'), currency: form.currency } }),
    ...(known || link === '' ? {} : { link }),
  };
  return checkForm(GrantDraftSchema, draft, numbers);
}

function worded(parsed: ParsedNumber, message: string): ParsedNumber {
  return parsed.ok ? parsed : { ok: false, message };
}

function monthsTyped(parsed: ParsedNumber): ParsedNumber {
  const fits = parsed.ok && Number.isInteger(parsed.value) && parsed.value >= 1 && parsed.value <= 600;
  return fits ? parsed : { ok: false, message: 'Type a whole number of months.' };
}

/** The end of the day on which it is there for the last time. NaN where no day is given. */
function expiryOf({ expires, expiresOn, starts }: GrantForm, months: number, { now, zone }: Here): number {
  if (expires === 'on') return endOf(expiresOn, zone);
  const bought = starts === '' ? startOf(dayOf(now, zone), zone) : startOf(starts, zone);
  if (Number.isNaN(bought) || Number.isNaN(months)) return Number.NaN;
  return endOf(dayOf(expiryAfter(bought, months, zone), zone), zone);
}

function startOf(day: string, zone: string): number {
  return isDay(day) ? startOfDay(day, zone) : Number.NaN;
}

function endOf(day: string, zone: string): number {
  return isDay(day) ? startOfDay(addDays(day, 1), zone) : Number.NaN;
}

/** As date fields give it; they give nothing for a day that isn't there. Years beyond four digits are no slip of ours. */
function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day);
}

function renewalOf(form: GrantForm, number: (field: string) => number): unknown {
  const { every, zone } = form;
  if (every === 'window') return { every, seconds: Math.round(number('renewal.seconds') * 3600) };
  if (!hasClock(form)) return { every };
  return {
    every,
    ...(every === 'week' ? { weekday: form.weekday === '' ? Number.NaN : Number(form.weekday) } : {}),
    ...(every === 'year' ? { month: Number(form.month) } : {}),
    ...(every === 'month' || every === 'year' ? { day: number('renewal.day') } : {}),
    ...(form.hour === '0' ? {} : { hour: Number(form.hour) }),
    ...(zone === '' ? {} : { zone }),
  };
}
