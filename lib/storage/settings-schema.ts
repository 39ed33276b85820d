import * as v from 'valibot';
import { type Grant, grantKinds } from '../core/grants/grant';
import type { RenewalRule } from '../core/renewal/rule';
import { isMoney } from '../core/unit';

/**
 * The parts of the settings that people type in. The messages are shown beside the fields, so the same schemas
 * check a form, a message, a stored value and an imported file.
 */
const time = v.pipe(v.number('Give a date.'), v.finite('Give a date.'));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const AmountSchema = v.pipe(
  v.number('Type a number.'),
  v.finite('Type a number.'),
  v.minValue(0, 'Use 0 or more.'),
  v.maxValue(1e12, 'That is too much.'),
);
export const PositiveSchema = v.pipe(
  v.number('Type a number.'),
  v.finite('Type a number.'),
  v.gtValue(0, 'Use more than 0.'),
  v.maxValue(1e12, 'That is too much.'),
);
export const NameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Give it a name.'),
  v.maxLength(60, 'At most 60 letters.'),
);
export const UnitSchema = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^([a-z][a-z -]{0,29}|[A-Z]{3})$/, 'A word in small letters, or a currency such as USD.'),
);
export const CurrencySchema = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[A-Z]{3}$/, 'Use the three letters of a currency, such as USD.'),
);
export const PriceSchema = v.object({ amount: AmountSchema, currency: CurrencySchema });
/** The person's calendar day, `2026-05-03`. */
export const DaySchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a day as 2026-05-03.'),
  v.check(isDay, 'No calendar has this day.'),
);

const whole = (from: number, to: number, message: string) =>
  v.pipe(v.number(message), v.integer(message), v.minValue(from, message), v.maxValue(to, message));
const hour = v.exactOptional(whole(0, 23, 'Hours are 0 to 23.'));
const day = whole(1, 31, 'A month has days 1 to 31.');
const zone = v.exactOptional(v.pipe(v.string(), v.check(isZone, 'This time zone is not known.')));

export const RenewalRuleSchema: v.GenericSchema<unknown, RenewalRule> = v.variant('every', [
  v.object({ every: v.literal('day'), hour, zone }),
  v.object({ every: v.literal('week'), weekday: whole(0, 6, 'Choose a day of the week.'), hour, zone }),
  v.object({ every: v.literal('month'), day, hour, zone }),
  v.object({ every: v.literal('year'), month: whole(1, 12, 'A year has months 1 to 12.'), day, hour, zone }),
  v.object({
    every: v.literal('window'),
    seconds: whole(60, 400 * 86_400, 'A window lasts a minute to 400 days.'),
  }),
  v.object({ every: v.literal('told') }),
  v.object({ every: v.literal('never') }),
]);

const label = v.exactOptional(v.pipe(v.string(), v.trim(), v.maxLength(60, 'At most 60 letters.')));
const priority = whole(0, 255, 'A priority is 0 to 255.');
const link = v.exactOptional(
  v.pipe(
    v.string(),
    v.url('That is no link.'),
    v.startsWith('https://', 'Use a link that begins with https://'),
  ),
);

export const GrantSchema: v.GenericSchema<unknown, Grant> = v.object({
  id,
  platform: v.exactOptional(id),
  name: NameSchema,
  account: v.exactOptional(id),
  kind: v.picklist(grantKinds),
  label,
  unit: UnitSchema,
  amount: PositiveSchema,
  left: v.exactOptional(AmountSchema),
  priority,
  effectiveAt: time,
  boughtAt: v.exactOptional(time),
  openUntil: v.exactOptional(time),
  expiresAt: v.exactOptional(time),
  voidedAt: v.exactOptional(time),
  renewal: RenewalRuleSchema,
  rollover: v.exactOptional(v.object({ min: AmountSchema, max: AmountSchema })),
  price: v.exactOptional(PriceSchema),
  link,
});

const date = v.pipe(time, v.maxValue(Date.UTC(2200, 0, 1), 'That is too far away.'));

/** A grant as the form gives it. */
export const GrantDraftSchema = v.pipe(
  v.object({
    platform: v.exactOptional(id),
    name: NameSchema,
    /** Absent: whoever is seen first at the platform. */
    account: v.exactOptional(id),
    kind: v.picklist(grantKinds),
    label,
    unit: UnitSchema,
    amount: PositiveSchema,
    /** Now. Absent: all of it. */
    left: v.exactOptional(AmountSchema),
    /** Absent: what is usual for its kind. */
    priority: v.exactOptional(priority),
    /** When it was bought, or when it begins. Absent: now. */
    startsAt: v.exactOptional(date),
    expiresAt: v.exactOptional(date),
    renewal: RenewalRuleSchema,
    price: v.exactOptional(PriceSchema),
    link,
  }),
  v.forward(
    v.check(({ amount, left }) => left === undefined || left <= amount, 'More is left than it ever has.'),
    ['left'],
  ),
  v.forward(
    v.check(
      ({ startsAt, expiresAt }) => startsAt === undefined || expiresAt === undefined || startsAt < expiresAt,
      'It would end before it begins.',
    ),
    ['expiresAt'],
  ),
);
export type GrantDraft = v.InferOutput<typeof GrantDraftSchema>;

const budgetEntries = {
  name: NameSchema,
  platform: v.exactOptional(id),
  unit: UnitSchema,
  amount: PositiveSchema,
  per: v.picklist(['day', 'week', 'month']),
};

export const BudgetSchema = v.object({ ...budgetEntries, id });

/** A budget as the form gives it; the messages are shown beside the fields. */
export const BudgetDraftSchema = v.pipe(
  v.object(budgetEntries),
  v.forward(
    v.check(
      ({ platform, unit }) => platform !== undefined || isMoney(unit),
      'Over all platforms only money can be counted: use a currency such as USD.',
    ),
    ['unit'],
  ),
  v.forward(
    // Each is of another window's limit: the sum of them is the share of nothing.
    v.check(({ unit }) => unit !== 'percent', "Percentages can't be added up: use what the platform counts."),
    ['unit'],
  ),
);
export type BudgetDraft = v.InferOutput<typeof BudgetDraftSchema>;

const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as 22:00.'));

export const NotificationsSchema = v.object({
  /** Desktop notifications; the browser's permission is asked for when this is switched on. */
  on: v.boolean(),
  /** Also tell when a pool has been filled again. */
  refilled: v.boolean(),
  /** No notification in these hours of the person's clock; `from` may be later than `to`. */
  quietHours: v.exactOptional(v.object({ from: clock, to: clock })),
  /** Warn when a pool is likely to run out, before it renews, within so many days. */
  runwayDays: v.exactOptional(v.pipe(PositiveSchema, v.maxValue(90, 'At most 90 days.'))),
  /** Warn of credit that expires within so many days. */
  expiringDays: v.exactOptional(v.pipe(PositiveSchema, v.maxValue(90, 'At most 90 days.'))),
  /** Warn when so much of a budget is spent, in percent. */
  budgetPercent: v.exactOptional(
    v.pipe(PositiveSchema, v.maxValue(100, 'A percentage is between 0 and 100.')),
  ),
});
export type Notifications = v.InferOutput<typeof NotificationsSchema>;

/** One unit of a foreign currency in the person's own, typed in by them, and on which day. */
export const RateSchema = v.object({ rate: PositiveSchema, asOf: DaySchema });

/** The plan that the person pays at a platform. */
export const PaidPlanSchema = v.object({
  /** An id of the platform's plan table; absent: another plan. */
  plan: v.exactOptional(id),
  price: PriceSchema,
  per: v.picklist(['month', 'year']),
});
export type PaidPlan = v.InferOutput<typeof PaidPlanSchema>;

export const MoneySettingsSchema = v.object({
  /** The person's own currency; absent: not said. */
  currency: v.exactOptional(CurrencySchema),
  /** Foreign currency -> its rate. */
  rates: v.record(CurrencySchema, RateSchema),
  /** platform -> what is paid there. */
  plans: v.record(id, PaidPlanSchema),
});
export type MoneySettings = v.InferOutput<typeof MoneySettingsSchema>;

/** Some engines read 30 February as 2 March. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    // A RangeError is how Intl says that it doesn't know the zone.
    return false;
  }
}
