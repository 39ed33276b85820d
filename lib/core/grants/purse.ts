import { amountOf, amountText } from '../amount';
import { exact } from '../exact';
import { lastOccurrence, nextOccurrence } from '../renewal/occurrences';
import { windowsOf } from '../renewal/window';
import { burnDown } from './burn-down';
import { burnable, type Grant } from './grant';
import { endOf, isActive } from './span';

/**
 * All grants of one unit that one account has (or one service that we don't know) are one purse: what is used in that
 * unit burns them down together. A purse knows no readings; it counts from what the person typed in.
 *
 * What was used beyond all of them was paid by something that nobody typed in. It is told until the next grant
 * begins or renews, and not taken off that one.
 */

/** One use of a purse. */
export interface PurseUse {
  readonly id: string;
  /** Ms since the epoch. */
  readonly at: number;
  /** In the purse's unit, 0 or more. Absent: something was used, how much is not known. */
  readonly amount?: number;
}

/** A purse at an instant: what was used before it is in it, what was used at it or later is not. */
export interface Checkpoint {
  readonly at: number;
  /** Grant -> what is left of it: an exact decimal. */
  readonly balances: Readonly<Record<string, string>>;
  /** What no grant covered, since something last began or renewed: an exact decimal. */
  readonly overage: string;
  /** Uses of unknown amount, since something last began or renewed. */
  readonly uncounted: number;
  /** Grant that renews by window -> when the window ends that is open. */
  readonly windows: Readonly<Record<string, number>>;
}

/** A purse as it is kept: so many uses are folded into the checkpoint that few are left to count. */
export interface Purse {
  readonly checkpoint: Checkpoint;
  /** Those not in the checkpoint, oldest first. */
  readonly uses: readonly PurseUse[];
  /** A use came too late for the checkpoint, or one that is in it was refunded: only {@link replay} makes it exact. */
  readonly late?: true;
}

/** Late reports come within this time (ms). */
const KEEP_USES = 24 * 3_600_000;
const MAX_USES = 200;

/** The purse from what was typed in on. Times are ms. */
export function openPurse(grants: readonly Grant[], uses: readonly PurseUse[]): Purse {
  const at = beginningOf(grants);
  const none = Object.fromEntries(grants.map(({ id }) => [id, '0']));
  const empty = { at, balances: none, overage: '0', uncounted: 0, windows: {} };
  return { checkpoint: asTyped(grants, empty), uses: sorted(uses.filter((use) => use.at > at)) };
}

/**
 * The purse from all uses that the ledger has of it, in any order: what `withUses` gives, however late and in
 * whatever portions they come. Uses at or before the first grant's beginning are in what was typed in.
 */
export function replay(
  grants: readonly Grant[],
  uses: readonly PurseUse[],
  now: number,
  zone: string,
): Purse {
  return compact(openPurse(grants, uses), grants, now, zone);
}

/** The purse with further uses, which it doesn't know yet. */
export function withUses(
  purse: Purse,
  grants: readonly Grant[],
  fresh: readonly PurseUse[],
  now: number,
  zone: string,
): Purse {
  if (fresh.length === 0) return compact(purse, grants, now, zone);
  const late = needsReplay(purse.checkpoint, grants, fresh);
  const { at: counted } = purse.checkpoint;
  const typedAt = beginningOf(grants);
  const counting = fresh.flatMap((use) => {
    if (use.at >= counted) return use.at > typedAt ? [use] : [];
    // Until it is replayed: taken as used just now, unless it was before a renewal and so is of no matter any more.
    return late.includes(use) && !refilledBetween(grants, use.at, counted, zone)
      ? [{ ...use, at: counted }]
      : [];
  });
  const uses = sorted([...purse.uses, ...counting]);
  const next = { ...purse, uses, ...(late.length === 0 ? {} : { late: true as const }) };
  return compact(next, grants, now, zone);
}

/** The purse without a use, which was paid back. */
export function withoutUse(purse: Purse, id: string): Purse {
  const uses = purse.uses.filter((use) => use.id !== id);
  return uses.length < purse.uses.length ? { ...purse, uses } : { ...purse, late: true };
}

/** The uses that belong into the checkpoint, but are not: it was made before they were known. */
export function needsReplay(
  { at: counted }: Checkpoint,
  grants: readonly Grant[],
  uses: readonly PurseUse[],
): readonly PurseUse[] {
  const typedAt = beginningOf(grants);
  return uses.filter(({ at }) => typedAt < at && at < counted);
}

/** Whether a kept purse is of these grants. One that isn't is opened anew. */
export function fits({ checkpoint: { balances } }: Purse, grants: readonly Grant[]): boolean {
  const ids = Object.keys(balances);
  return ids.length === grants.length && grants.every(({ id }) => Object.hasOwn(balances, id));
}

/**
 * The checkpoint at a later instant. Folding at any instants on the way gives the same as folding at once. An
 * earlier instant changes nothing: a clock that is set back does not undo what was counted.
 */
export function fold(
  grants: readonly Grant[],
  from: Checkpoint,
  uses: readonly PurseUse[],
  upTo: number,
  zone: string,
): Checkpoint {
  const stops = grants
    .filter(({ left, boughtAt }) => left !== undefined || boughtAt !== undefined)
    .filter(({ effectiveAt }) => from.at < effectiveAt && effectiveAt <= upTo)
    .map(({ effectiveAt }) => effectiveAt)
    .sort((a, b) => a - b);
  const stated = stops.reduce(
    (checkpoint, at) => asTyped(grants, run(grants, checkpoint, uses, at, zone)),
    from,
  );
  return run(grants, stated, uses, upTo, zone);
}

/** When the first of them was typed in. A use at that very instant is in it already. */
function beginningOf(grants: readonly Grant[]): number {
  return grants.length === 0 ? 0 : Math.min(...grants.map(({ effectiveAt }) => effectiveAt));
}

/** The checkpoint with what was typed in of the grants that begin at its instant. */
function asTyped(grants: readonly Grant[], checkpoint: Checkpoint): Checkpoint {
  const begun = grants.filter(
    (grant) => grant.effectiveAt === checkpoint.at && isActive(grant, checkpoint.at),
  );
  const windows = begun.flatMap(({ id, amount, left = amount, effectiveAt, openUntil, renewal }) => {
    if (renewal.every !== 'window' || (openUntil === undefined && left === amount)) return [];
    // Some of it is used, so a window is open: at the latest it opened when that was typed in.
    return [[id, openUntil ?? effectiveAt + renewal.seconds * 1000] as const];
  });
  return {
    ...checkpoint,
    balances: {
      ...checkpoint.balances,
      ...Object.fromEntries(
        begun.map(({ id, amount, left = amount }) => [id, amountText(amountOf(exact(left)))]),
      ),
    },
    windows: { ...checkpoint.windows, ...Object.fromEntries(windows) },
  };
}

function run(
  grants: readonly Grant[],
  from: Checkpoint,
  all: readonly PurseUse[],
  until: number,
  zone: string,
): Checkpoint {
  if (until <= from.at) return from;
  const uses = sorted(all.filter(({ at }) => from.at <= at && at < until));
  const span = { from: from.at, until, instants: [...uses.map(({ at }) => at), until] };
  const courses = grants.map((grant) => courseOf(grant, span, from.windows[grant.id], zone));
  const begun = grants.flatMap((grant) =>
    from.at < grant.effectiveAt && grant.effectiveAt <= until && isActive(grant, grant.effectiveAt)
      ? [grant.effectiveAt]
      : [],
  );
  const fresh = [...new Set([...begun, ...courses.flatMap(({ refills }) => refills)])];
  const last = Math.max(Number.NEGATIVE_INFINITY, ...fresh);
  const { balances, overage } = burnDown({
    grants: courses.map(({ grant, refills }) => ({
      ...burnable(grant),
      amount: exact(grant.amount),
      ...(grant.voidedAt === undefined ? {} : { voidedAt: grant.voidedAt }),
      recurs: { between: (start, end) => refills.filter((at) => start <= at && at < end) },
      // The resets are there to forget what is owed: the grants keep all.
      rollover: {},
    })),
    usage: uses.flatMap(({ at, amount }) => (amount === undefined ? [] : [{ at, amount }])),
    resets: fresh.map((at) => ({ at, keepOverage: false })),
    start: {
      at: from.at,
      balances: Object.fromEntries(grants.map(({ id }) => [id, from.balances[id] ?? '0'])),
      overage: from.overage,
      settled: true,
    },
    until,
  });
  const unknown = uses.filter(({ at, amount }) => amount === undefined && at >= last).length;
  return {
    at: until,
    balances: Object.fromEntries(Object.entries(balances).map(([id, left]) => [id, amountText(left)])),
    overage: amountText(overage),
    uncounted: (fresh.length === 0 ? from.uncounted : 0) + unknown,
    windows: Object.fromEntries(
      courses.flatMap(({ grant, open }) => (open === undefined ? [] : [[grant.id, open]])),
    ),
  };
}

interface RunSpan {
  readonly from: number;
  readonly until: number;
  /** Those of the uses, and `until`, oldest first. */
  readonly instants: readonly number[];
}

interface Course {
  readonly grant: Grant;
  /** When it is full again. Of several without a use between them only the last is there: the others change nothing. */
  readonly refills: readonly number[];
  /** When the window ends that is open at the end. */
  readonly open?: number;
}

function courseOf(grant: Grant, span: RunSpan, openUntil: number | undefined, zone: string): Course {
  const { from, until } = span;
  const within = (at: number) => from < at && at <= until && grant.effectiveAt < at && isActive(grant, at);
  const { renewal } = grant;
  if (renewal.every !== 'window') {
    // The last renewal before its end is one too.
    const instants = span.instants.map((at) => Math.min(at, endOf(grant) - 1));
    return { grant, refills: renewalsBefore(grant, instants, zone).filter(within) };
  }
  const opened = openUntil === undefined ? [] : [openUntil - renewal.seconds * 1000];
  const uses = span.instants.slice(0, -1).filter((at) => isActive(grant, at));
  const ends = windowsOf([...opened, ...uses], renewal.seconds).map(({ to }) => to);
  const open = ends.findLast((at) => at > until);
  return { grant, refills: ends.filter(within), ...(open === undefined ? {} : { open }) };
}

/** The last renewal before each instant; the instants are in order. */
function renewalsBefore({ renewal }: Grant, instants: readonly number[], zone: string): readonly number[] {
  const found: number[] = [];
  let next = Number.NEGATIVE_INFINITY;
  for (const at of instants) {
    if (at < next) continue;
    const last = lastOccurrence(renewal, at, zone);
    if (last === undefined) break;
    found.push(last);
    next = nextOccurrence(renewal, at, zone) ?? Number.POSITIVE_INFINITY;
  }
  return found;
}

function refilledBetween(grants: readonly Grant[], from: number, until: number, zone: string): boolean {
  const span = { from, until, instants: [from, until] };
  return grants.some(
    (grant) =>
      (from < grant.effectiveAt && grant.effectiveAt <= until) ||
      courseOf(grant, span, undefined, zone).refills.length > 0,
  );
}

function compact(purse: Purse, grants: readonly Grant[], now: number, zone: string): Purse {
  const surplus = purse.uses.at(-MAX_USES - 1);
  const upTo = Math.max(now - KEEP_USES, surplus === undefined ? 0 : surplus.at + 1);
  const uses = purse.uses.filter(({ at }) => at >= upTo);
  if (uses.length === purse.uses.length) return purse;
  return { ...purse, checkpoint: fold(grants, purse.checkpoint, purse.uses, upTo, zone), uses };
}

function sorted(uses: readonly PurseUse[]): readonly PurseUse[] {
  return [...uses].sort((a, b) => a.at - b.at);
}

/** When the grant is full again next, after `at`; undefined where that is not known, or it ends before. */
export function nextRefill(
  grant: Grant,
  { windows }: Checkpoint,
  at: number,
  zone: string,
): number | undefined {
  const next = grant.renewal.every === 'window' ? windows[grant.id] : nextOccurrence(grant.renewal, at, zone);
  return next !== undefined && next > at && next < endOf(grant) ? next : undefined;
}
