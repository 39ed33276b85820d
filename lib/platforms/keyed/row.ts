import type { PlanTable } from '../../core/advisor/plan-table';
import type { Confidence } from '../../core/fact';
import type { FailureKind } from '../../core/failure';
import type { Account } from '../../core/reading';
import type { Unit } from '../../core/unit';
import type { Thresholds } from '../../core/warning';
import type { Place } from '../../wire/place';
import type { KeyFacts, KeyPlacement, KeySigning, Links } from '../platform';

/**
 * A platform that is read with a key and nothing else, as one row of data: what is asked, and where in the answer the
 * numbers stand. `keyedPlatform` makes a platform of it. What needs more than a row says is a folder of its own.
 */
export interface KeyedRow {
  readonly id: string;
  readonly name: string;
  readonly glyph: string;
  readonly icon?: string;
  readonly confidence: Confidence;
  /** See `Platform.note`. */
  readonly note?: string;
  readonly key: KeyFacts;
  /** How the key is sent. Absent: `Authorization: Bearer …`. */
  readonly sent?: KeyPlacement;
  /** A key of two parts, `access:secret`, is never sent: a token signed with it is, see KeySigning. */
  readonly signed?: KeySigning;
  /** Asked before all others: which accounts (teams, projects) the key may read. Each is one by itself, at `{id}`. */
  readonly first?: KeyedFirst;
  /** The first is the balance, whose failure is shown; the others are extras. */
  readonly asks: readonly [KeyedAsk, ...KeyedAsk[]];
  readonly links: Links & { readonly keys: string };
  readonly planTable?: PlanTable;
  /** Where a share of the limit says nothing, because the answer tells none. */
  readonly thresholds?: Thresholds;
  /** What a 403 means there, where it is not that the key is of the wrong kind: one sentence. */
  readonly forbidden?: string;
  /** Which documents or projects tell the request and its fields. */
  readonly source: string;
}

/** A request, whatever its answer is read for. */
interface Requested {
  readonly id: string;
  /** GET where nothing is said. */
  readonly method?: 'GET' | 'POST';
  /**
   * `{id}` is an account of `first`; dates as in placeholders.ts: `{monthStart:unix}`, in the query only, and not in `first`.
   */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON. It may hold dates too. */
  readonly body?: string;
  /** The row's, where nothing is said. */
  readonly confidence?: Confidence;
  /** What the body says where the status is 200 and nothing could be read all the same. The first that fits counts. */
  readonly refusals?: readonly BodyRefusal[];
}

/** The request that tells whose balances a key may read. */
export interface KeyedFirst extends Requested {
  readonly accounts: {
    /** A list with one account an element; an empty text where the answer itself is the list. Absent: there is one. */
    readonly each?: Place;
    /** A text or number; of several places the first that holds one. */
    readonly id: Place | readonly Place[];
    /** What stands before the id in that text: `accounts/` of `accounts/mine`. */
    readonly after?: string;
    /** Its name, shown as it is. */
    readonly label?: Place;
    /** Whose it is where no id is told. Its label says what was assumed. */
    readonly otherwise?: Account;
    /**
     * Further ids, by the word that stands for them in an address: `{team}`. They are kept in the account's id, so where
     * one changes it is another account. What names an id that the answer doesn't tell is not asked.
     */
    readonly also?: Readonly<Record<string, Place>>;
  };
  /** What it means if there is none: one sentence. */
  readonly none: string;
  /** What it tells of the account itself, where there is one. */
  readonly pools?: readonly KeyedPool[];
}

/** One request that reads a balance. */
export interface KeyedAsk extends Requested {
  /** Not asked again by itself within so many seconds. */
  readonly everySeconds?: number;
  readonly pools: readonly KeyedPool[];
  /** A name, shown as it is; of several places the first with one. */
  readonly plan?: Place | readonly Place[];
  /** What the values at `plan` mean, where they are codes. */
  readonly planNames?: Readonly<Record<string, string>>;
}

export interface BodyRefusal {
  readonly at: Place;
  /** It fits with one of these values. */
  readonly is?: readonly (string | number | boolean)[];
  /** It fits with a value other than these. Nothing there fits neither: then the places of the pools decide. */
  readonly isNot?: readonly (string | number | boolean)[];
  readonly kind: FailureKind;
  /** One sentence, without a value of the answer. */
  readonly says: string;
}

/** A pool of which the answer tells no number at all is left out. */
export interface KeyedPool {
  /** In a list, one pool an element: the element's own name is put after it, see `named`. */
  readonly id: string;
  readonly label: string;
  /**
   * A list; one pool for each element, and all places of the pool are looked for in the element. Of several places
   * (the answer's shape changed) the first with a list counts.
   */
  readonly each?: Place | readonly Place[];
  /** Only some accounts have that list: where nothing stands there is no such pool. */
  readonly perhaps?: true;
  /** Of an element: what tells it from the others (its currency, its id). */
  readonly named?: Place;
  /** How that is said; `*` stands for it: `* hours`. */
  readonly saidAs?: string;
  /** Of an element: its name for people, where `named` is none. */
  readonly calledAt?: Place;
  /** The pool is there only if all of these hold. */
  readonly only?: Condition | readonly Condition[];
  /** The pool is not there if all of these hold: it is of a kind that we know and don't show. */
  readonly unless?: Condition | readonly Condition[];
  /** The pool is there only if something (not null) stands here. */
  readonly whereThere?: Place;
  /** The pool is there only if nothing (or null) stands here: another one says the same better. */
  readonly whereMissing?: Place;
  /** Money whose currency the answer tells: its place, an ISO 4217 code in whatever case. */
  readonly unit: Unit | { readonly at: Place };
  /** Where nothing is said: what is left of `limit` after `used`, if both are known, and never below 0. */
  readonly remaining?: Amount;
  readonly limit?: Amount;
  readonly used?: Amount;
  readonly resetsAt?: Moment;
  readonly expiresAt?: Moment;
  /** At its limit again after `resetsAt`. */
  readonly refills?: true;
  readonly windowSeconds?: number | Term;
  readonly quiet?: true;
  /** Spent only once all that is included is used up. */
  readonly paysBeyond?: true;
  /** It adds what it tells (a limit) to the pool of this id that another ask of the row tells. */
  readonly partial?: true;
}

/** It holds with one of these values, or with a value other than these; with nothing there it never does. */
export interface Condition {
  readonly at: Place;
  readonly is?: readonly (string | number | boolean)[];
  readonly isNot?: readonly (string | number | boolean)[];
}

/**
 * A number of the answer, or the sum of several. A place that holds none is a changed answer, unless it may be missing.
 * Or a number of our own: 100 where percents are told.
 */
export type Amount = Place | number | Term | Sum | readonly (Term | Sum)[];

/** A number, or a text that is a decimal number, and by what it is multiplied. */
export interface Term {
  readonly at: Place;
  /** 1 where nothing is said. 0.01 for cents; -1 for what is taken off, or for debts that are counted as positive. */
  readonly times?: number;
  /**
   * How many of it are one of the pool's unit, where another answer tells that: the name, in the query of the request, of
   * what `first` told. So it is there when this answer is read, and an answer by another scale is another account's.
   */
  readonly per?: string;
  /** Missing or null: not known, or in a sum, nothing. */
  readonly optional?: true;
  /** Numbers that stand for "not metered", e.g. -1. */
  readonly unless?: readonly number[];
  /** A number from here on stands for "not metered", too. */
  readonly below?: number;
  /** Which sign it has tells nothing: both were seen. */
  readonly unsigned?: true;
}

/**
 * One number of each element of lists, added up: of `data.*.results.*`, what stands at `amount.value`. A list or a number
 * that is missing is a changed answer, and so is a list that may have been cut: a sum of a part is never told as whole.
 */
export interface Sum {
  readonly sum: Place;
  readonly at: Place;
  readonly times?: number;
  /** Missing in an element: nothing. */
  readonly optional?: true;
  /** Only the elements of which this holds. */
  readonly only?: Condition;
  /** What must hold of each of them, or the answer is a changed one: other currencies can't be added. */
  readonly all?: Condition;
  /** What it comes to where there is no such element: 0, where that says that nothing was used. Absent: not known. */
  readonly empty?: 0;
}

export type Moment =
  | {
      readonly at: Place;
      /** Seconds or ms since the epoch, or an ISO 8601 text (without a zone: UTC). */
      readonly in: 's' | 'ms' | 'iso';
    }
  | 'next-utc-day'
  | 'next-utc-month';
