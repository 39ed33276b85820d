import type { About, Severity, Signal } from './signal';
import { ownerOf, type Subject, subjectOf } from './subject';

/**
 * A risk episode begins when a risk is first told of and ends when its owner's own word says that it is over. In it
 * each severity is told once, and only upwards. What an episode looks like from outside:
 *
 * - First sight of a risk is noted and not told, so nothing is after an install, an import or a new account.
 * - What can't be told now (quiet hours, snoozed, another alert a moment ago) is just not marked as told: it is due
 *   again at each look, and told if it is still true when it may be.
 * - All that is due at a look goes out together, and the next not before {@link PAUSE} has passed.
 */
export interface Episode {
  /** The worst severity that was told or noted in it. 0: none is under way. */
  readonly told: Severity;
  /** The last day on which its subject was there, roughly: written once a day (ms). */
  readonly seenAt: number;
  readonly period?: string;
  readonly measure?: string;
  /** The last reported number, to tell a renewal by. Only kept where refills are to be told. */
  readonly last?: LastReading;
  /** It has been filled again, which is still to be told. */
  readonly refilled?: true;
}

export interface LastReading {
  readonly unit: string;
  readonly remaining: number;
  readonly resetsAt?: number;
}

/** All that warnings remember. Keys are sorted, so the same memories are the same text. */
export interface EpisodeBook {
  /** By signal key. */
  readonly episodes: Readonly<Record<string, Episode>>;
  /** Subject, or {@link ALL} -> no alert until then (ms). */
  readonly snoozed: Readonly<Record<string, number>>;
  /** When alerts were last given out (ms). */
  readonly shownAt?: number;
  /** What would stand here if the alerts given out last had not been shown: see {@link confirmed}. */
  readonly unconfirmed?: Readonly<Record<string, Episode>>;
}

export const emptyBook: EpisodeBook = { episodes: {}, snoozed: {} };

/** The subject of a snooze that holds for everything. No subject is called so: they have a bar or a colon. */
export const ALL = 'all';

/** Alerts come this far apart at least (ms), so that ten refreshes after a wake-up are one or two notifications. */
export const PAUSE = 60_000;

/** What has not been there for this long is forgotten (ms). */
const FORGET_AFTER = 60 * 86_400_000;
/** More than ten accounts with a hundred pools each; a page may make up any number. */
const MAX_EPISODES = 4_000;
const DAY = 86_400_000;

export interface Alert {
  readonly subject: Subject;
  /** A `refilled` alert is about a level. */
  readonly refilled?: true;
  readonly severity: Severity;
  readonly about: About;
}

export interface LookSettings {
  /** Wanted and permitted. Else all is noted as if it had been told. */
  readonly on: boolean;
  /** Refills are to be told. */
  readonly refilled: boolean;
  /** The end of the quiet hours that it is in (ms). */
  readonly quietUntil?: number;
  /** The accounts and budgets that there are (subject.ts): what is known of others is forgotten. */
  readonly owners: readonly string[];
}

export interface Look {
  /** What to remember; the very same book where nothing has changed. */
  readonly book: EpisodeBook;
  /** To be shown now, as one notification; worst first. */
  readonly alerts: readonly Alert[];
  /** When to look again at the latest (ms), if nothing else makes one look. */
  readonly lookAt?: number;
}

/**
 * One look at all risks. Whatever the order of the signals, the answer is the same. Alerts that were given out and
 * never confirmed are taken back first.
 */
export function look(
  remembered: EpisodeBook,
  signals: readonly Signal[],
  settings: LookSettings,
  now: number,
): Look {
  const book = takenBack(remembered);
  const snoozed = Object.fromEntries(sorted(Object.entries(book.snoozed).filter(([, until]) => until > now)));
  // While nothing is told, what isn't looked at may change unseen: later it is seen for the first time again.
  const kept = settings.on ? Object.entries(book.episodes) : [];
  const owners = new Set(settings.owners);
  const episodes = new Map(kept.filter(([key]) => owners.has(ownerOf(key))));
  const unshown: [string, Episode][] = [];
  const alerts: Alert[] = [];
  const times: number[] = [];
  for (const signal of [...signals].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const { key, subject, severity, about, nextAt } = signal;
    if (nextAt !== undefined) times.push(nextAt);
    const before = book.episodes[key];
    if (before === undefined || before.measure !== signal.measure) {
      episodes.set(key, { ...begun(signal, settings, now), told: severity });
      continue;
    }
    const waiting = continued(before, signal, settings, now);
    const { refilled, ...shown } = { ...waiting, told: max(waiting.told, severity) };
    const due = waiting.told < severity || refilled !== undefined;
    const heldUntil = due && settings.on ? holdOf(book, snoozed, subject, settings, now) : undefined;
    episodes.set(key, heldUntil === undefined ? shown : waiting);
    if (heldUntil !== undefined) times.push(heldUntil);
    if (!due || !settings.on || heldUntil !== undefined) continue;
    unshown.push([key, waiting]);
    alerts.push({ subject, severity, ...(refilled === undefined ? {} : { refilled }), about });
  }
  const shownAt = alerts.length > 0 ? now : book.shownAt;
  const lookAt = settings.on ? times.filter((time) => time > now) : [];
  const next = {
    episodes: Object.fromEntries(sorted(bounded([...episodes], now))),
    snoozed,
    ...(shownAt === undefined ? {} : { shownAt }),
    ...(alerts.length === 0 ? {} : { unconfirmed: Object.fromEntries(sorted(unshown)) }),
  };
  return {
    book: textOf(next) === textOf(remembered) ? remembered : next,
    alerts: ordered(alerts),
    ...(lookAt.length === 0 ? {} : { lookAt: Math.min(...lookAt) }),
  };
}

/** The book after its alerts were shown. */
export function confirmed({ unconfirmed: _shown, ...book }: EpisodeBook): EpisodeBook {
  return book;
}

/**
 * The book as if its last alerts, of which nobody knows whether they were shown, had not been given out: what of them
 * is still true is due again.
 */
function takenBack({ unconfirmed, shownAt, ...book }: EpisodeBook): EpisodeBook {
  if (unconfirmed === undefined) return { ...book, ...(shownAt === undefined ? {} : { shownAt }) };
  const back = Object.entries(unconfirmed).filter(([key]) => Object.hasOwn(book.episodes, key));
  return { ...book, episodes: { ...book.episodes, ...Object.fromEntries(back) } };
}

/** The book with a subject, or all, snoozed until an instant (ms), or no longer. */
export function withSnooze(book: EpisodeBook, subject: Subject, until: number | null): EpisodeBook {
  const { [subject]: _before, ...others } = book.snoozed;
  const snoozed = until === null ? others : { ...others, [subject]: until };
  return { ...book, snoozed: Object.fromEntries(sorted(Object.entries(snoozed))) };
}

/** Whether anything is known of a subject. */
export function knows({ episodes }: EpisodeBook, subject: Subject): boolean {
  return Object.keys(episodes).some((key) => subjectOf(key) === subject);
}

/** The book without what belongs to some owners. */
export function withoutOwners(book: EpisodeBook, isGone: (owner: string) => boolean): EpisodeBook {
  const left = <T>(of: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(of).filter(([key]) => !isGone(ownerOf(key))));
  return {
    ...book,
    episodes: left(book.episodes),
    snoozed: left(book.snoozed),
    ...(book.unconfirmed === undefined ? {} : { unconfirmed: left(book.unconfirmed) }),
  };
}

function begun(signal: Signal, { refilled }: LookSettings, now: number): Omit<Episode, 'told'> {
  const last = refilled ? lastOf(signal) : undefined;
  return {
    seenAt: now,
    ...(signal.period === undefined ? {} : { period: signal.period }),
    ...(signal.measure === undefined ? {} : { measure: signal.measure }),
    ...(last === undefined ? {} : { last }),
  };
}

/** The episode with what the signal says, nothing of it told yet. */
function continued(before: Episode, signal: Signal, settings: LookSettings, now: number): Episode {
  const recovered = signal.recovers !== undefined && before.told >= signal.recovers && before.told > 0;
  const over = recovered || before.period !== signal.period;
  const filled = (recovered && signal.about.kind === 'level') || hasRenewed(before.last, signal);
  const refilled = settings.on && settings.refilled && signal.severity === 0 && (filled || before.refilled);
  const last = settings.refilled ? (lastOf(signal) ?? before.last) : undefined;
  const seenAt = Math.abs(now - before.seenAt) < DAY ? before.seenAt : now;
  return {
    ...begun(signal, settings, seenAt),
    told: over ? 0 : before.told,
    ...(last === undefined ? {} : { last }),
    ...(refilled ? { refilled: true } : {}),
  };
}

function lastOf({ about }: Signal): LastReading | undefined {
  if (about.kind !== 'level') return undefined;
  const { provenance, unit, remaining, resetsAt } = about.pool.balance;
  if (provenance !== 'reported' || remaining === undefined) return undefined;
  return { unit, remaining, ...(resetsAt === undefined ? {} : { resetsAt }) };
}

/** A reported number after a renewal, larger by a quarter of the limit at least: what was hardly used is no news. */
function hasRenewed(last: LastReading | undefined, signal: Signal): boolean {
  const next = lastOf(signal);
  if (last?.resetsAt === undefined || next === undefined || signal.about.kind !== 'level') return false;
  const { readAt, limit = 0 } = signal.about.pool.balance;
  const rise = next.remaining - last.remaining;
  return last.unit === next.unit && last.resetsAt <= readAt && rise > 0 && rise >= limit / 4;
}

/** Until when nothing may be said of a subject; undefined where it may. */
function holdOf(
  { shownAt }: EpisodeBook,
  snoozed: Readonly<Record<string, number>>,
  subject: Subject,
  { quietUntil = 0 }: LookSettings,
  now: number,
): number | undefined {
  // A time to come: the clock was set back since.
  const pause = shownAt === undefined || shownAt > now ? 0 : shownAt + PAUSE;
  const until = Math.max(quietUntil, snoozed[ALL] ?? 0, snoozed[subject] ?? 0, pause);
  return until > now ? until : undefined;
}

/** Of one pool its level says more than its runway, and its words tell of both. */
function ordered(alerts: readonly Alert[]): readonly Alert[] {
  const told = new Set(
    alerts.filter(({ about, refilled }) => about.kind === 'level' && !refilled).map(({ subject }) => subject),
  );
  return alerts
    .filter(({ about, subject }) => about.kind !== 'runway' || !told.has(subject))
    .sort((a, b) => b.severity - a.severity || (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0));
}

function bounded(episodes: readonly [string, Episode][], now: number): [string, Episode][] {
  return episodes
    .filter(([, { seenAt }]) => now - seenAt < FORGET_AFTER)
    .sort(([, a], [, b]) => b.seenAt - a.seenAt)
    .slice(0, MAX_EPISODES);
}

/** The same for the same book, in whatever order its members were written. */
function textOf(book: EpisodeBook): string {
  return JSON.stringify(book, (_, value: unknown) =>
    typeof value === 'object' && value !== null ? Object.fromEntries(sorted(Object.entries(value))) : value,
  );
}

function sorted<T>(entries: readonly [string, T][]): [string, T][] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

function max(a: Severity, b: Severity): Severity {
  return a > b ? a : b;
}
