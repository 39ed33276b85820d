import * as v from 'valibot';
import type { Failure } from './core/failure';
import type { PageState } from './core/page-state';
import type { PriceRule } from './core/quote/rule';
import type { PoolReading } from './core/reading';
import type { Ask, Composer } from './platforms/platform';
import { EvidenceSchema } from './storage/drift-schema';
import {
  ConversationProjectSchema,
  ReadingEntrySchema,
  SpendEntrySchema,
} from './storage/ledger/entry-schema';
import { type PreviewView, PreviewViewSchema } from './storage/preview-view';
import type { Endpoint, Endpoints } from './wire/endpoint';
import type { Observation } from './wire/observation';
import { ObservationSchema } from './wire/observation-schema';

/**
 * Every message between the parts of the extension: who may send it, its schema, and its answer.
 * `sendMessage` and the background's table (lib/tracker/commands.ts) are typed by this one list.
 *
 * A messaging library would type both ends, but parse nothing and ask nobody who is speaking, and
 * those two are what this file is for.
 */
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const empty = v.strictObject({});

/** Messages of our own pages (popup, options). Never accepted from a tab's content script. */
const fromUi = {
  /** The popup or options page was opened: refresh what is old. */
  opened: empty,
  /** Refresh one platform, or all that are on. */
  refresh: v.strictObject({ platform: v.exactOptional(id) }),
  'platform/switch-on': v.strictObject({ platform: id }),
  'platform/switch-off': v.strictObject({ platform: id, erase: v.boolean() }),
  'platform/erase': v.strictObject({ platform: id }),
  /** Without `platform`: for all. With `thresholds: null`: back to those for all. */
  'settings/thresholds': v.strictObject({
    platform: v.exactOptional(id),
    thresholds: v.nullable(v.unknown()),
  }),
  /** With `thresholds: null`: back to those of its platform. `pool` is a pool's id as the card gives it. */
  'settings/pool-thresholds': v.strictObject({
    platform: id,
    pool: id,
    thresholds: v.nullable(v.unknown()),
  }),
  /** Parsed again by NotificationsSchema; the permission is asked for by the page, inside the click. */
  'settings/notifications': v.strictObject({ notifications: v.unknown() }),
  /** Parsed again by MoneySettingsSchema. */
  'settings/money': v.strictObject({ money: v.unknown() }),
  /** `draft` is parsed again by BudgetDraftSchema. */
  'budget/save': v.strictObject({ id: v.exactOptional(id), draft: v.unknown() }),
  'budget/remove': v.strictObject({ id }),
  /**
   * No alert of the subject (see lib/core/warnings/subject.ts; absent: of all) until an instant (ms), or, with null,
   * again at once.
   */
  'warnings/snooze': v.strictObject({
    subject: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(2000))),
    until: v.nullable(v.pipe(v.number(), v.finite())),
  }),
  'settings/view': v.strictObject({
    view: v.strictObject({ show: v.picklist(['left', 'used']), time: v.picklist(['span', 'clock']) }),
  }),
  'settings/inline-warnings': v.strictObject({ on: v.boolean() }),
  /** Whether and when to ask before a request leaves. `preflight` is parsed again by PreflightDraftSchema. */
  'settings/preflight': v.strictObject({ platform: id, preflight: v.unknown() }),
  /** The preview in the platform's pages: shown again at its usual place, or not at all. */
  'settings/preview': v.strictObject({ platform: id, shown: v.boolean() }),
  'account/choose': v.strictObject({ platform: id, account: id }),
  /** `draft` is parsed again by GrantDraftSchema, whose messages go beside the fields. */
  'grant/save': v.strictObject({ id: v.exactOptional(id), draft: v.unknown() }),
  'grant/remove': v.strictObject({ id }),
  /** It ends now; what was used of it before stays used. */
  'grant/void': v.strictObject({ id }),
  'key/add': v.strictObject({
    platform: id,
    secret: v.pipe(v.string(), v.maxLength(500)),
    label: v.exactOptional(v.pipe(v.string(), v.maxLength(60))),
    /** In place of the platform's only key, with what was read with it. Where there are several it is one more. */
    replaces: v.exactOptional(v.literal(true)),
  }),
  'key/remove': v.strictObject({ id }),
  /** Answered when the person is done with the vendor's page. Without `client`: with the one that is stored. */
  'oauth/connect': v.strictObject({
    platform: id,
    client: v.exactOptional(
      v.strictObject({
        id: v.pipe(v.string(), v.maxLength(300)),
        secret: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
        tenant: v.exactOptional(v.pipe(v.string(), v.maxLength(300))),
      }),
    ),
  }),
  'oauth/disconnect': v.strictObject({ platform: id }),
  /** What is spent from now on belongs to this project; null: to none. */
  /**
   * Watch the site at `home` for some minutes, and open it: what it answers is told in numbers (lib/storage/pointing.ts).
   * Its permission was asked for by the page, inside the click.
   */
  'site/point': v.strictObject({ home: v.unknown() }),
  'site/point-end': empty,
  /** Ask as the site would be asked, and keep nothing. `draft` is parsed again by SiteDraftSchema, here and below. */
  'site/try': v.strictObject({
    draft: v.unknown(),
    secret: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
  }),
  /** The person has left the form: gives back the access that was asked for to try what is not saved. */
  'site/give-back': empty,
  /** Saves it and switches it on. */
  'site/save': v.strictObject({ id: v.exactOptional(id), draft: v.unknown() }),
  /** With all that is kept of it. */
  'site/remove': v.strictObject({ id }),
  'project/work-on': v.strictObject({ project: v.nullable(v.unknown()) }),
  'diagnostics/clear': empty,
  /** A part of an export that the page has read and shown. `settings` as the export has them, in the last part. */
  'ledger/import': v.pipe(
    v.strictObject({
      spends: v.array(SpendEntrySchema),
      readings: v.array(ReadingEntrySchema),
      projects: v.array(ConversationProjectSchema),
      settings: v.exactOptional(v.unknown()),
    }),
    v.check(
      ({ spends, readings, projects }) => spends.length + readings.length + projects.length <= 2_000,
      'too many entries',
    ),
  ),
  /** What a whole conversation belongs to, from now on and before. `project: ''`: to nothing. */
  'ledger/project': v.strictObject({
    platform: id,
    account: id,
    conversation: id,
    project: v.pipe(v.string(), v.trim(), v.maxLength(60, 'At most 60 letters.')),
  }),
  /** All that is kept of a platform, or of everything: lib/tracker/erase.ts says exactly what. */
  'ledger/erase': v.strictObject({ platform: v.exactOptional(id) }),
} as const;

/**
 * Messages of the popup in a private window, about what is known of private windows: lib/storage/private-store.ts.
 * Never accepted from a page that is known to be in an ordinary window.
 */
const fromPrivateUi = {
  'private/opened': empty,
  'private/refresh': v.strictObject({ platform: v.exactOptional(id) }),
  'private/choose': v.strictObject({ platform: id, account: id }),
} as const;

/** Messages of content scripts. Accepted only from a page of a platform that is switched on. */
const fromPage = {
  /** The content script is there: what should it show? */
  'page/hello': empty,
  'page/report': v.strictObject({ id: v.pipe(v.string(), v.uuid()), observation: ObservationSchema }),
  /** What the content script could not take for a report: forged, or a flood. */
  'page/dropped': v.strictObject({
    reason: v.picklist(['malformed', 'oversized', 'too-fast']),
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e6)),
  }),
  /** What the model that is chosen in the page costs, by the shipped price dataset. */
  'page/prices': v.strictObject({ model: id }),
  /** The person closed the warning with this key. */
  'page/dismiss': v.strictObject({ key: v.pipe(v.string(), v.maxLength(600)) }),
  /** There is something to show: put the overlay's script into this page. */
  'page/overlay': empty,
  /** The person moved, folded or hid the preview. */
  'page/view': v.strictObject({ view: PreviewViewSchema }),
  /** The person does not want to be asked again today before a request leaves. */
  'page/not-today': empty,
  /** The person sent something, and what the platform declares to find was not there. */
  'page/unseen': v.strictObject({ unseen: v.picklist(['usage', 'prompt']), evidence: EvidenceSchema }),
  /** A request left although the person should have been asked. */
  'page/let-go': v.strictObject({ why: v.picklist(['hidden', 'tampered', 'silence']) }),
} as const;

export const uiMessages: Readonly<Record<keyof typeof fromUi, v.GenericSchema>> = fromUi;
export const privateUiMessages: Readonly<Record<keyof typeof fromPrivateUi, v.GenericSchema>> = fromPrivateUi;
export const pageMessages: Readonly<Record<keyof typeof fromPage, v.GenericSchema>> = fromPage;

type Schemas = typeof fromUi & typeof fromPrivateUi & typeof fromPage;
export type UiMessage = keyof typeof fromUi;
export type PrivateUiMessage = keyof typeof fromPrivateUi;
export type PageMessage = keyof typeof fromPage;
export type MessageName = UiMessage | PrivateUiMessage | PageMessage;
export type MessageArgs<N extends MessageName> = v.InferOutput<Schemas[N]>;

/** What `key/add` says of a key that is saved already: to some forms it is no problem. */
export const KEY_IS_THERE = 'This key is there already.';

/** Done, or what is wrong with which field; then nothing was saved. */
export type Done = { readonly ok: true } | { readonly ok: false; readonly problems: readonly FieldProblem[] };
export interface FieldProblem {
  /** A dot path in the form's value, or '' for the whole. */
  readonly field: string;
  readonly message: string;
}

export type { PreviewView };

/** What a site said when it was tried. */
export type TriedSite =
  | { readonly ok: true; readonly pools: readonly PoolReading[] }
  | { readonly ok: true; readonly failure: Failure }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

export interface PageReply {
  /** Undefined: not heard of yet. */
  readonly state: PageState | undefined;
  readonly composers: readonly Composer[];
  /** What the page of a person's own site is watched for: lib/platforms/site. */
  readonly endpoints?: Endpoints;
}

/** Empty where the dataset doesn't know the model. */
export interface PricesReply {
  readonly rules: readonly PriceRule[];
}

export type ReportReply = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export type MessageReply<N extends MessageName> = N extends 'page/hello'
  ? PageReply
  : N extends 'page/report'
    ? ReportReply
    : N extends 'page/prices'
      ? PricesReply
      : N extends 'site/try'
        ? TriedSite
        : Done;

/** What goes over the wire: the name and its arguments. */
export const EnvelopeSchema = v.strictObject({ name: v.string(), args: v.unknown() });
export interface Envelope<N extends MessageName = MessageName> {
  readonly name: N;
  readonly args: MessageArgs<N>;
}

/** What the background says to a content script. */
export type TabMessage =
  | { readonly name: 'tab/state'; readonly state: PageState }
  /**
   * Make this request from the page's own origin (`via: 'tab'`) or own world (`via: 'page'`). `endpoint`
   * says which fields of the answer to pick: the content script knows no platform.
   */
  | { readonly name: 'tab/ask'; readonly via: 'tab' | 'page'; readonly ask: Ask; readonly endpoint: Endpoint }
  /** The platform was switched off: leave the page as if we had never been there. */
  | { readonly name: 'tab/stop' };

export type TabReply<M extends TabMessage> = M extends { name: 'tab/ask' } ? Observation : undefined;
