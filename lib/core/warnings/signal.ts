import type { BudgetState } from '../budgets';
import type { CardBalance } from '../card';
import { isClearOfLow, type Level, type Thresholds } from '../warning';
import { budgetSubject, escaped, poolSubject, type Subject } from './subject';

/** A lot of credit that is lost at an instant (ms). `remaining` in `unit`. */
export interface ExpiringGrant {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly remaining: number;
  readonly expiresAt: number;
  /** Deduced from what the platform reports of the whole pool. */
  readonly estimated?: true;
}

/** One pool of one account, and all that could be said against it. */
export interface WatchedPool {
  readonly platform: string;
  readonly account: string;
  /** For people: the platform, and the account where there are several. */
  readonly name: string;
  readonly balance: CardBalance;
  readonly thresholds: Thresholds;
  readonly expiring: readonly ExpiringGrant[];
}

/** Which risks are warned of, and how early: a part of `Notifications` in the settings. Absent: not of this risk. */
export interface RiskSettings {
  readonly runwayDays?: number;
  readonly expiringDays?: number;
  readonly budgetPercent?: number;
}

/** 0: no risk. Level: 1 low, 2 critical, 3 empty. Runway and expiring: 1. Budget: 1 nearly used up, 2 over. */
export type Severity = 0 | 1 | 2 | 3;

export type About =
  | { readonly kind: 'level'; readonly pool: WatchedPool }
  | { readonly kind: 'runway'; readonly pool: WatchedPool }
  | { readonly kind: 'expiring'; readonly pool: WatchedPool; readonly grant: ExpiringGrant }
  | { readonly kind: 'budget'; readonly budget: BudgetState };

/** How one risk of one subject stands at an instant. */
export interface Signal {
  /** The subject and the kind of risk: what an episode is kept under. */
  readonly key: string;
  readonly subject: Subject;
  readonly severity: Severity;
  /** By its owner's own word the risk is over for episodes that have come to this severity or beyond: they end. */
  readonly recovers?: Severity;
  /** Budgets: the period that it speaks of. With another one the episode is over. */
  readonly period?: string;
  /** Budgets: what is counted, and up to what. With another one all that was known is void. */
  readonly measure?: string;
  /** When the severity may rise by the passing of time alone (ms). */
  readonly nextAt?: number;
  readonly about: About;
}

const DAY = 86_400_000;

const severities: Record<Level, Severity> = { unknown: 0, ok: 0, low: 1, critical: 2, empty: 3 };

/** How every risk that is warned of stands now. */
export function signalsOf(
  pools: readonly WatchedPool[],
  budgets: readonly BudgetState[],
  settings: RiskSettings,
  now: number,
): readonly Signal[] {
  return [
    ...pools.flatMap((pool) => poolSignals(pool, settings, now)),
    ...budgets.flatMap((budget) => budgetSignal(budget, settings)),
  ];
}

/** Quiet pools and pools without a number say nothing: what was known of them stands. */
function poolSignals(pool: WatchedPool, settings: RiskSettings, now: number): Signal[] {
  if (pool.balance.quiet || pool.balance.remaining === undefined) return [];
  return [levelSignal(pool), ...runwaySignal(pool, settings, now), ...expirySignals(pool, settings, now)];
}

function levelSignal(pool: WatchedPool): Signal {
  const subject = subjectOf(pool);
  const recovers = recoversFrom(pool);
  return {
    key: `${subject}|level`,
    subject,
    severity: severities[pool.balance.level],
    ...(recovers === undefined ? {} : { recovers }),
    about: { kind: 'level', pool },
  };
}

/**
 * Only the platform's own number ends an episode, or a limit that the person typed in; an estimate never does. Of a
 * purse without a limit a percentage says nothing but that it is empty: there, anything in it ends that.
 */
function recoversFrom({ balance, thresholds }: WatchedPool): Severity | undefined {
  const { provenance, level, remaining = 0, limit } = balance;
  if (provenance !== 'reported' && provenance !== 'manual') return undefined;
  if (level === 'ok') return isClearOfLow(balance, thresholds) ? 1 : undefined;
  return level === 'unknown' && limit === undefined && remaining > 0 ? 3 : undefined;
}

/**
 * Only a verdict counts. `unsure`, or no forecast, neither warns nor takes a warning back, so that one on the edge
 * between lasting and running out alerts once.
 */
function runwaySignal(pool: WatchedPool, { runwayDays }: RiskSettings, now: number): Signal[] {
  const { balance } = pool;
  // Of a pool that is empty its level says so.
  if (runwayDays === undefined || balance.level === 'empty') return [];
  const subject = subjectOf(pool);
  const { verdict = 'unsure', runsOutAt } = balance.forecast ?? {};
  const warnAt = verdict === 'runs-out' && runsOutAt !== undefined ? runsOutAt - runwayDays * DAY : undefined;
  return [
    {
      key: `${subject}|runway`,
      subject,
      ...since(warnAt, now),
      ...(verdict === 'lasts' || isFarOff(balance, warnAt, runwayDays, now) ? { recovers: 1 } : {}),
      about: { kind: 'runway', pool },
    },
  ];
}

/**
 * A purse that never renews is never said to last. It has recovered when, by its owner's own word of what is in it, it
 * runs out twice as late as it is warned of, or later.
 */
function isFarOff(
  { provenance, resetsAt, expiresAt }: CardBalance,
  warnAt: number | undefined,
  runwayDays: number,
  now: number,
): boolean {
  const endless = resetsAt === undefined && expiresAt === undefined;
  const told = provenance === 'reported' || provenance === 'manual';
  return endless && told && warnAt !== undefined && warnAt - now >= runwayDays * DAY;
}

function expirySignals(pool: WatchedPool, { expiringDays }: RiskSettings, now: number): Signal[] {
  if (expiringDays === undefined) return [];
  const subject = subjectOf(pool);
  return grantsOf(pool).map((grant) => {
    const warnAt = grant.expiresAt - expiringDays * DAY;
    const something = grant.remaining > 0 && grant.expiresAt > now;
    return {
      key: `${subject}|expiring|${escaped(grant.id)}`,
      subject,
      ...since(something ? warnAt : undefined, now),
      // It lasts longer now, by more than a wobble: extended, or the next one of a lot that recurs.
      ...(warnAt - DAY > now ? { recovers: 1 } : {}),
      about: { kind: 'expiring', pool, grant },
    };
  });
}

/** The lots of a pool; where none is known and the platform tells of an expiry, all that is in it. */
function grantsOf({ expiring, balance }: WatchedPool): readonly ExpiringGrant[] {
  const { label, unit, remaining, expiresAt } = balance;
  if (expiring.length > 0 || expiresAt === undefined || remaining === undefined) return expiring;
  return [{ id: '', label, unit, remaining, expiresAt }];
}

function budgetSignal(state: BudgetState, { budgetPercent }: RiskSettings): Signal[] {
  if (budgetPercent === undefined) return [];
  const { budget, period, spent } = state;
  const subject = budgetSubject(budget.id);
  const near = spent * 100 >= budget.amount * budgetPercent;
  return [
    {
      key: subject,
      subject,
      severity: state.state === 'over' ? 2 : near ? 1 : 0,
      period: period.from,
      measure: [budget.amount, budget.unit, budget.per, budget.platform ?? ''].join(' '),
      about: { kind: 'budget', budget: state },
    },
  ];
}

function since(warnAt: number | undefined, now: number): Pick<Signal, 'severity' | 'nextAt'> {
  if (warnAt === undefined) return { severity: 0 };
  return warnAt <= now ? { severity: 1 } : { severity: 0, nextAt: warnAt };
}

function subjectOf({ platform, account, balance }: WatchedPool): Subject {
  return poolSubject(platform, account, balance.id);
}
