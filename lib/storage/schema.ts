import * as v from 'valibot';
import { failureKinds } from '../core/failure';

import type { Purses } from '../core/grants/pools';
import { MAX_KINDS } from '../core/learned/sample';
import type { ToldPrice } from '../core/quote/book';
import type { QuoteCheck } from '../core/quote/check';
import { MAX_SEEN_ANSWERS, type ModelTokens } from '../core/quote/token-use';
import type { RecentUse } from '../core/recent-use';

import { defaultThresholds } from '../core/warning';
import { DriftSchema } from './drift-schema';
import { PreviewViewSchema } from './preview-view';
import {
  BudgetSchema,
  DaySchema,
  GrantSchema,
  MoneySettingsSchema,
  NameSchema,
  NotificationsSchema,
} from './settings-schema';

/**
 * The shape of everything in extension storage. Parsed when read (item.ts), trusted inside.
 * When a shape changes: raise the item's version in items.ts and add a migration.
 */
const time = v.pipe(v.number(), v.finite());
const amount = v.pipe(v.number(), v.finite());
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** Words for people. A page's own words may be of any length; what is too long is cut, not refused. */
const text = v.pipe(
  v.string(),
  v.transform((words) => words.slice(0, 300)),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const ThresholdSchema = v.object({
  value: v.pipe(
    v.number('Type a number.'),
    v.finite('Type a number.'),
    v.minValue(0, 'Use 0 or more.'),
    v.maxValue(1e12, 'That is too much.'),
  ),
  in: v.picklist(['percent', 'units']),
});

export const ThresholdsSchema = v.pipe(
  v.object({ low: ThresholdSchema, critical: ThresholdSchema }),
  v.forward(
    v.check(
      ({ low, critical }) => [low, critical].every(({ value, in: kind }) => kind === 'units' || value <= 100),
      'A percentage is between 0 and 100.',
    ),
    ['low', 'value'],
  ),
  v.forward(
    v.check(
      ({ low, critical }) => low.in !== critical.in || critical.value <= low.value,
      'The critical level must not be above the low level.',
    ),
    ['critical', 'value'],
  ),
);

/** What the person chose on asking before a request leaves. */
export const PreflightSettingsSchema = v.object({
  on: v.boolean(),
  /** Ask where one task takes more. Absent: only where it can't be paid, or would break a budget. */
  limit: v.exactOptional(
    v.pipe(
      ThresholdSchema,
      v.forward(
        v.check(
          ({ value, in: kind }) => kind === 'units' || value <= 100,
          'A percentage is between 0 and 100.',
        ),
        ['value'],
      ),
    ),
  ),
  /** The person's day on which they don't want to be asked any more. */
  notOn: v.exactOptional(DaySchema),
});
export type PreflightSettings = v.InferOutput<typeof PreflightSettingsSchema>;

/** As the form gives it: whoever saves it wants to be asked again today. */
export const PreflightDraftSchema = v.omit(PreflightSettingsSchema, ['notOn']);
export type PreflightDraft = v.InferOutput<typeof PreflightDraftSchema>;

const ViewSchema = v.object({
  show: v.picklist(['left', 'used']),
  time: v.picklist(['span', 'clock']),
});
export type View = v.InferOutput<typeof ViewSchema>;

export const SettingsSchema = v.object({
  /** Platforms that the person switched on. They run only with their permission as well. */
  enabled: v.array(id),
  thresholds: ThresholdsSchema,
  /** Thresholds of single platforms. */
  ownThresholds: v.record(id, ThresholdsSchema),
  /** Thresholds of single pools: `platform|pool`. They go before their platform's. */
  poolThresholds: v.record(v.pipe(v.string(), v.maxLength(401)), ThresholdsSchema),
  view: ViewSchema,
  /** platform -> the account to show. */
  chosenAccounts: v.record(id, id),
  /** Whether warnings stand in the page. */
  inlineWarnings: v.boolean(),
  /** Credit typed in by hand: plans, trials, bundles. */
  grants: v.array(GrantSchema),
  budgets: v.array(BudgetSchema),
  notifications: NotificationsSchema,
  money: MoneySettingsSchema,
  /** platform -> whether, and from what cost on, to ask before a request leaves. */
  preflight: v.record(id, PreflightSettingsSchema),
  /** platform -> how the cost preview stands in its pages. */
  previews: v.record(id, PreviewViewSchema),
  /** What the person works on: tags the spends from now on. Absent: nothing named. */
  project: v.exactOptional(NameSchema),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

export const defaultSettings: Settings = {
  enabled: [],
  thresholds: defaultThresholds,
  ownThresholds: {},
  view: { show: 'left', time: 'span' },
  chosenAccounts: {},
  inlineWarnings: true,
  poolThresholds: {},
  grants: [],
  budgets: [],
  notifications: { on: false, refilled: false, runwayDays: 3, expiringDays: 7, budgetPercent: 90 },
  money: { rates: {}, plans: {} },
  preflight: {},
  previews: {},
};

const FailureSchema = v.object({
  kind: v.picklist(failureKinds),
  at: text,
  message: text,
  retryAfterSeconds: v.exactOptional(amount),
  since: time,
});

/** A failure that stands, how often it came in a row, and when to try again by ourselves. */
const HealthSchema = v.object({
  failure: v.exactOptional(FailureSchema),
  inARow: count,
  nextTryAt: v.exactOptional(time),
});
export type Health = v.InferOutput<typeof HealthSchema>;

const PoolSchema = v.object({
  id,
  label: text,
  unit: id,
  remaining: v.exactOptional(amount),
  limit: v.exactOptional(amount),
  used: v.exactOptional(amount),
  resetsAt: v.exactOptional(time),
  expiresAt: v.exactOptional(time),
  refills: v.exactOptional(v.literal(true)),
  windowSeconds: v.exactOptional(amount),
  quiet: v.exactOptional(v.literal(true)),
  partial: v.exactOptional(v.literal(true)),
  paysBeyond: v.exactOptional(v.literal(true)),
  doubtsZero: v.exactOptional(v.literal(true)),
  readAt: time,
  source: id,
  peak: v.exactOptional(amount),
  zeroAt: v.exactOptional(time),
});

/** At most 20 short values: a request declares a handful, a forged report any number. */
export const DeclaredSettingsSchema = v.pipe(
  v.record(
    v.pipe(v.string(), v.maxLength(40)),
    v.union([v.pipe(v.string(), v.maxLength(80)), amount, v.boolean()]),
  ),
  v.check((settings) => Object.keys(settings).length <= 20, 'too many settings'),
);

const SpendSchema = v.object({
  id,
  at: time,
  unit: id,
  amount: v.exactOptional(amount),
  pool: v.exactOptional(id),
  basis: v.picklist(['exact', 'priced', 'learned']),
  model: v.exactOptional(text),
  feature: v.exactOptional(text),
  conversation: v.exactOptional(id),
  promptLength: v.exactOptional(count),
  settings: v.exactOptional(DeclaredSettingsSchema),
});

const SampleSchema = v.object({
  at: time,
  pool: id,
  unit: id,
  amount,
  uses: v.pipe(
    v.array(
      v.object({
        feature: text,
        model: v.exactOptional(text),
        settings: v.exactOptional(DeclaredSettingsSchema),
        count: v.pipe(v.number(), v.integer(), v.minValue(1)),
        promptLength: v.exactOptional(count),
      }),
    ),
    v.minLength(1),
    v.maxLength(MAX_KINDS),
    v.readonly(),
  ),
});

const rate = v.exactOptional(v.pipe(amount, v.minValue(0)));

/** See lib/core/quote/book.ts. */
export const ToldPriceSchema: v.GenericSchema<unknown, ToldPrice> = v.object({
  at: time,
  pool: id,
  unit: id,
  feature: text,
  model: v.exactOptional(text),
  settings: v.exactOptional(DeclaredSettingsSchema),
  count: v.exactOptional(count),
  seconds: v.exactOptional(v.pipe(amount, v.minValue(0))),
  each: v.exactOptional(v.literal(true)),
  amount: rate,
  perSecond: rate,
  perCharacter: rate,
  perInputToken: rate,
  perOutputToken: rate,
});

/** See lib/core/quote/check.ts. */
export const QuoteCheckSchema: v.GenericSchema<unknown, QuoteCheck> = v.object({
  spend: id,
  at: time,
  pool: id,
  unit: id,
  feature: text,
  model: v.exactOptional(text),
  basis: v.picklist(['site', 'learned', 'table', 'typical']),
  quoted: amount,
  low: amount,
  high: amount,
  actual: v.exactOptional(amount),
  refunded: v.exactOptional(v.literal(true)),
});

/** See lib/core/quote/token-use.ts. */
export const ModelTokensSchema: v.GenericSchema<unknown, ModelTokens> = v.object({
  model: text,
  inputs: v.pipe(v.array(v.object({ estimated: count, real: count })), v.maxLength(MAX_SEEN_ANSWERS)),
  outputs: v.pipe(v.array(count), v.maxLength(MAX_SEEN_ANSWERS)),
});

/** One account at a platform: small enough to be written whole, so that a report and its effect are one write. */
export const AccountRecordSchema = v.object({
  account: v.object({ id, label: v.exactOptional(text), plan: v.exactOptional(text) }),
  pools: v.array(PoolSchema),
  /** Spends that a coming reading may not include yet. */
  spends: v.array(SpendSchema),
  samples: v.array(SampleSchema),
  /** Prices that the site told, the newest last. */
  told: v.array(ToldPriceSchema),
  /** Quotes and what their tasks took, the newest last. */
  checks: v.array(QuoteCheckSchema),
  /** How many tokens each model's tasks took. */
  tokens: v.array(ModelTokensSchema),
  /** Ids of reports and spends already counted, oldest first. */
  seen: v.array(id),
  seenAt: time,
  health: HealthSchema,
  /** endpoint -> when it last gave a good answer. */
  readAt: v.record(id, time),
});
export type AccountRecord = v.InferOutput<typeof AccountRecordSchema>;

/** An exact decimal, 0 or more, with all its digits. */
const decimal = v.pipe(v.string(), v.maxLength(60), v.regex(/^\d+(\.\d+)?$/));

const PurseSchema = v.object({
  checkpoint: v.object({
    at: time,
    balances: v.record(id, decimal),
    overage: decimal,
    uncounted: count,
    windows: v.record(id, time),
  }),
  uses: v.array(v.object({ id, at: time, amount: v.exactOptional(v.pipe(amount, v.minValue(0))) })),
  late: v.exactOptional(v.literal(true)),
});

/**
 * One account's purses: unit -> what is counted of its grants. They follow from the grants and the spends: whoever
 * changes the grants removes them, and they begin anew from what was typed in.
 */
export const PursesSchema: v.GenericSchema<unknown, Purses> = v.record(id, PurseSchema);
const SeriesSchema = v.object({
  unit: id,
  from: text,
  days: v.array(v.object({ day: text, amount })),
});

/** See lib/core/recent-use.ts. */
export const RecentUseSchema: v.GenericSchema<unknown, RecentUse> = v.object({
  pools: v.record(id, SeriesSchema),
  units: v.record(id, SeriesSchema),
  hours: v.pipe(v.array(count), v.length(24)),
  today: v.object({
    day: text,
    spent: v.array(v.object({ unit: id, amount, estimated: v.boolean(), spends: count, uncounted: count })),
  }),
});

export const PlatformRecordSchema = v.object({
  health: HealthSchema,
  /** endpoint -> when it last gave a good answer, for answers that belong to no account. */
  readAt: v.record(id, time),
  /** Who is signed in, where the platform was asked and named one account alone: of it are answers that name nobody. */
  account: v.exactOptional(id),
  /** Sends in a row without what was expected of the site. */
  drift: v.exactOptional(DriftSchema),
});
export type PlatformRecord = v.InferOutput<typeof PlatformRecordSchema>;

/**
 * An API key, or a connection by OAuth (then `masked` is the client id, which is no secret), as the extension's pages may
 * see it. The secret itself, or the tokens, are in IndexedDB: secrets.ts.
 */
export const KeyInfoSchema = v.object({
  id,
  platform: id,
  masked: text,
  label: v.exactOptional(text),
  addedAt: time,
});
export type KeyInfo = v.InferOutput<typeof KeyInfoSchema>;

export const dropReasons = ['forged', 'malformed', 'oversized', 'unknown', 'replayed', 'too-fast'] as const;
export type DropReason = (typeof dropReasons)[number];

export const DiagnosticsSchema = v.object({
  dropped: v.record(v.picklist(dropReasons), count),
  lastDrop: v.exactOptional(v.object({ reason: v.picklist(dropReasons), from: text, at: time })),
  /** Stored values that could not be read, kept under `key` for repair. */
  setAside: v.array(
    v.object({
      key: v.string(),
      of: v.string(),
      reason: text,
      at: time,
      restored: v.exactOptional(v.literal(true)),
    }),
  ),
  /** Entries that could not wait any longer for the ledger. */
  lostEntries: v.exactOptional(count),
  /** Why the ledger can't be written, and since when. */
  ledger: v.exactOptional(
    v.object({ kind: v.picklist(['full', 'unavailable', 'damaged']), message: text, since: time }),
  ),
});
export type Diagnostics = v.InferOutput<typeof DiagnosticsSchema>;

/** Match patterns. */
export const BorrowedSchema = v.array(v.pipe(v.string(), v.maxLength(600)));

/** Keys of warnings that the person has dismissed, oldest first. */
export const DismissedSchema = v.array(v.pipe(v.string(), v.maxLength(600)));
