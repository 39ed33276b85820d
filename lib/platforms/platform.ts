import type { PlanTable, Renewal } from '../core/advisor/plan-table';
import type { Confidence, Fact } from '../core/fact';
import type { ToldPrice } from '../core/quote/book';
import type { PriceRule } from '../core/quote/rule';
import type { Task } from '../core/quote/task';
import type { Account, PoolReading, Spend } from '../core/reading';
import type { Unit } from '../core/unit';
import type { Thresholds } from '../core/warning';
import type { OAuthFacts } from '../oauth/facts';
import type { Endpoints, Method } from '../wire/endpoint';
import type { Json } from '../wire/json';
import type { PageText } from '../wire/page-text';

/** What a reader gets: one exchange, already reduced to the declared fields and known to be readable. */
export interface Answer {
  readonly status: number;
  /** The named segments of the endpoint's URL pattern. */
  readonly params: Readonly<Record<string, string>>;
  readonly request: {
    readonly headers: { readonly [name: string]: Json };
    readonly body?: Json;
    readonly query: { readonly [name: string]: Json };
  };
  /** Exactly one of the three is there. */
  readonly json?: Json;
  readonly events?: readonly Json[];
  readonly page?: PageText;
  /** What the request is for, where its endpoint declares a `task`. */
  readonly task?: Task;
  /** When the request was sent, ms since the epoch. */
  readonly at: number;
  readonly now: number;
}

/**
 * A spend before it has an id and a time of its own: without `id`, that of the report is used; without
 * `at`, the time when the request was sent.
 */
export type SpendDraft = Omit<Spend, 'id' | 'at'> & { readonly id?: string; readonly at?: number };

/** A generation that failed and was paid back. */
export interface Refund {
  /** The spend's own id. */
  readonly id: string;
  /** The spend's unit, for a refund that is heard of before its spend. */
  readonly unit: Unit;
}

/** A price that the site tells: of the task that was asked about, or with `each`, an entry of its price list. */
export type PriceDraft = Omit<ToldPrice, 'at'>;

/** Tokens that a finished task took, as the platform counts them. */
export interface TokenUse {
  readonly model: string;
  readonly input?: number;
  /** Of `input`: what was read from a cache or written to one, which has prices of its own. */
  readonly cached?: number;
  readonly output?: number;
}

/** What an answer says. Members that it does not speak of are absent. */
export interface Findings {
  readonly pools?: readonly PoolReading[];
  /** `pools` is all that there is: pools of the same source that are missing now are gone. */
  readonly complete?: true;
  readonly spends?: readonly SpendDraft[];
  /** Spends, known or yet to be heard of, that count as if they had never happened. */
  readonly refunds?: readonly Refund[];
  /** Whose balance this is. Absent: the account that this page was last known to use. */
  readonly account?: Account;
  /** All accounts of this sign-in, the active one first. */
  readonly accounts?: readonly Account[];
  readonly plan?: string;
  readonly prices?: readonly PriceDraft[];
  readonly tokens?: readonly TokenUse[];
}

/**
 * Reads an answer. Pure. Throws {@link Refusal} (see read.ts: `shaped`, `refuse`) where the answer is
 * not what the endpoint is known to say.
 */
export type Reader = (answer: Answer) => Findings;

/** Where a request of ours is made from. page: its own world, where its token lives. */
export type Via = 'page' | 'tab' | 'background';

/** How a request of ours is authorised. Tokens stay where the request is made and are never sent on. */
export type Auth =
  | { readonly kind: 'cookies' }
  /** GET `url`, take the string at `field`, send it as Bearer. */
  | { readonly kind: 'session-token'; readonly url: string; readonly field: string }
  /**
   * The token that the page keeps in its local storage under `key`, perhaps as JSON with a member `field`; sent as
   * Bearer. Only possible `via: 'tab'`.
   */
  | { readonly kind: 'stored-token'; readonly key: string; readonly field?: string }
  /** `window.Clerk.session.getToken()`, only possible `via: 'page'`. */
  | { readonly kind: 'clerk' }
  /** The tokens that a page of Google's keeps in `window.WIZ_global_data`, only possible `via: 'page'`. */
  | { readonly kind: 'wiz' }
  /** The key that the user typed in, only possible `via: 'background'`. Absent `sent`: `Authorization: Bearer …`. */
  | { readonly kind: 'key'; readonly sent?: KeyPlacement; readonly signed?: KeySigning }
  /** The token of the platform's connection, as Bearer to the hosts that it names; only possible `via: 'background'`. */
  | { readonly kind: 'oauth' };

/**
 * A key of two parts, `access:secret`: what is sent is a JWT (HS256) of the first, signed with the second, which is good
 * for half an hour. A key without a colon is sent as it is.
 */
export type KeySigning = 'jwt-hs256';

/**
 * Where a key stands in a request: in a header, perhaps after a word (`Token …`), or in the query. With `owner` it is of
 * two parts, `id:token`, and the first one stands in the header of that name.
 */
export type KeyPlacement =
  | { readonly header: string; readonly after?: string; readonly owner?: string }
  | { readonly query: string };

/** A request that we make ourselves. Only endpoints that read; nothing that spends, redeems or changes. */
export interface Ask {
  readonly endpoint: string;
  readonly method: Method;
  readonly url: string;
  /**
   * Further addresses of the same endpoint, for what only makes sense together: the reader gets one list of all answers,
   * with null for one of status 204. Only with `auth: { kind: 'oauth' }`, of an endpoint that picks a list.
   */
  readonly also?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly auth: Auth;
  /** The one of the platform's `pages` in whose tabs alone it can be asked, never from the background. Absent: in any. */
  readonly from?: string;
  /** Its failure is the account's failure. The others are extras: their failure is noted, not shown. */
  readonly required?: true;
  /** Not asked again by itself within this many seconds of its last good answer. */
  readonly everySeconds?: number;
}

export interface Asking {
  readonly via: readonly Via[];
  /**
   * Finds out who is signed in, or which accounts a key may read; its findings give `accounts`. None: there is one account
   * (or one per key).
   */
  readonly identity?: Ask;
  /** The balance of one account; `now` in ms, for what is asked by date. */
  readonly balance: (account: Account, now: number) => readonly Ask[];
  /**
   * Endpoints that we only read along, because the platform takes requests of others amiss: the page's own answer is
   * the balance, its failure is the account's failure. For platforms that are asked nothing.
   */
  readonly readAlong?: readonly string[];
  /**
   * Endpoints that answer everything that the page asks (GraphQL), where a source says how they tell a sign-out: of their
   * failures that one alone is the account's. That one thing may not be asked says nothing of the balance.
   */
  readonly signOutBy?: readonly string[];
}

/** Whose models a platform sells by the token, for the price dataset that is shipped: price-data.ts. */
export interface PriceData {
  /** The provider's id in the dataset: `openai`, `x-ai`… */
  readonly provider: string;
  /** What the platform calls the use of a model, and the pool that pays for it, in USD. */
  readonly feature: string;
  readonly pool: string;
}

/** A selector, and when it was seen on the site. */
export interface SeenSelector {
  readonly selector: string;
  readonly seen: string;
}

/** Where the prompt box is. Selectors newest first, each with the date it was seen. */
export interface Composer {
  readonly paths: readonly string[];
  readonly prompt: readonly SeenSelector[];
  readonly send: readonly SeenSelector[];
  /** The feature that the box at hand will use. */
  readonly feature: string;
  /** Where the chosen model is shown: an element's attribute, or its text. */
  readonly model?: readonly (SeenSelector & { readonly attribute?: string })[];
}

/** A plan of the platform's own, as a preset for what the person types in: see plan-presets.ts. */
export interface PlanPreset extends Fact {
  readonly id: string;
  readonly name: string;
  readonly amount: number;
  readonly unit: Unit;
  readonly renewal: Renewal;
}

/** What is plain data of a platform and enough to name it, to switch it on and to judge its numbers. */
export interface PlatformFacts {
  readonly id: string;
  readonly name: string;
  /** One or two characters that stand for it where there is no picture. */
  readonly glyph: string;
  /** Its mark: the name of a picture in the package `@lobehub/icons-static-svg`, see scripts/lib/icon-assets.ts. */
  readonly icon?: string;
  /** A: balance readable. B: only usage visible. C: nothing, its plan is typed in. */
  readonly tier: 'A' | 'B' | 'C';
  readonly confidence: Confidence;
  /** The person described it themselves: what its pages are watched for is told to them at run time. */
  readonly described?: true;
  /** Match patterns that are asked for when it is switched on: the pages and what the background reads. */
  readonly permissions: readonly string[];
  readonly sessionIn: 'page' | 'key' | 'oauth';
  /** Where a percentage of the limit says nothing, e.g. for a purse whose limit is all that was ever bought. */
  readonly thresholds?: Thresholds;
  /** What a person should know of it before switching it on, in one sentence. */
  readonly note?: string;
  readonly links: Links;
}

/** More plain data: what is sold there, and what its keys look like. */
export interface PlatformOffers {
  /** What it sells: prices, what is included, bundles. Absent: nothing is known of it. */
  readonly planTable?: PlanTable;
  /** `presetsOf(planTable)`. */
  readonly plans: readonly PlanPreset[];
  /** Its keys, for platforms with `sessionIn: 'key'`. */
  readonly key?: KeyFacts;
  /** Its connection, for platforms with `sessionIn: 'oauth'`. */
  readonly oauth?: OAuthFacts;
}

/** All of it, for the background alone: our own pages have facts.ts and details.ts, which hold no reader. */
export interface Platform<E extends Endpoints = Endpoints> extends PlatformFacts, PlatformOffers {
  /** Match patterns of the pages where our scripts run, and of nothing else. Reports count only from there. */
  readonly pages: readonly string[];
  readonly endpoints: E;
  readonly readers: { readonly [K in keyof E]: Reader };
  readonly asking: Asking;
  /** The feature that is mostly used there. */
  readonly makes: string;
  /** Its dated price table, the most special first. Learned prices and those that the site tells need no entry. */
  readonly costs: readonly PriceRule[];
  /** Where the prices of its models are in the dataset. What the site itself told goes before. */
  readonly priceData?: PriceData;
  readonly composers: readonly Composer[];
}

export interface Links {
  readonly home: string;
  readonly usage: string;
  readonly topUp: string;
  /** Where a key is made, for platforms with `sessionIn: 'key'`. */
  readonly keys?: string;
}

/**
 * What a key may do. inference: make requests that cost. management: keys and balances. admin: the whole organisation.
 * The weakest that can read the balance is the one to ask for.
 */
export type KeyKind = 'inference' | 'management' | 'admin';

export interface KeyFacts {
  /** The kind that is asked for. */
  readonly kind: KeyKind;
  /** What it looks like; where a vendor's keys have no form of their own, only what can be in one. */
  readonly pattern: string;
  readonly example: string;
  /** What it is needed for, and what else it could do. */
  readonly help: string;
  /** Keys and tokens of the same vendor that won't do, and what to say of them. */
  readonly others?: readonly { readonly pattern: string; readonly says: string }[];
}

/** Checks at compile time that every endpoint has a reader. */
export function definePlatform<const E extends Endpoints>(platform: Platform<E>): Platform {
  return platform as Platform;
}
