import { fractionLeft, type LiveBalance, liveBalance, type StoredPool } from './balance';
import { type Drift, isDrifting } from './drift';
import type { Failure } from './failure';

import { type Forecast, forecastOf } from './forecast/forecast';
import { pace } from './forecast/words';
import type { Grant } from './grants/grant';
import { grantsOfAccount, type Purses, withGrants } from './grants/pools';

import type { Sample } from './learned/sample';

import type { ToldPrice } from './quote/book';
import type { QuoteCheck } from './quote/check';
import type { ModelTokens } from './quote/token-use';
import type { Account, Spend } from './reading';
import type { DaySpent, RecentUse } from './recent-use';
import { dayOf } from './renewal/calendar';
import { type Level, levelOf, needsAttention, rank, type Thresholds } from './warning';

/** A failure that stands, and since when (ms). */
export interface StandingFailure extends Failure {
  readonly since: number;
  /** When it is tried again by itself (ms), where that is known. */
  readonly nextTryAt?: number;
}

/** All that is known of one account at a platform. */
export interface AccountState {
  readonly account: Account;
  readonly pools: readonly StoredPool[];
  readonly spends: readonly Spend[];
  readonly samples: readonly Sample[];
  readonly told?: readonly ToldPrice[];
  readonly checks?: readonly QuoteCheck[];
  readonly tokens?: readonly ModelTokens[];
  /** Those of its grants that are kept counted. */
  readonly purses?: Purses;
  readonly failure?: StandingFailure;
  /** The last time this account was seen in use or read (ms). */
  readonly seenAt: number;
  /** What it used in the last weeks. Absent: nothing is recorded yet. */
  readonly recent?: RecentUse;
}

/** What a card needs of a platform. */
export interface CardSource {
  readonly platform: string;
  readonly name: string;
  readonly glyph: string;
  /** The name of its picture, where there is one. */
  readonly icon?: string;
  readonly thresholds: Thresholds;
  /** pool -> its own thresholds, where it has some. */
  readonly poolThresholds?: ReadonlyMap<string, Thresholds>;
  readonly accounts: readonly AccountState[];
  /** The account that the person chose to see; absent: the one last in use. */
  readonly chosen?: string;
  /** All that the person typed in for it, of whatever account. */
  readonly grants: readonly Grant[];
  /** The zone of the person's own clock (IANA). */
  readonly zone: string;
  /** A failure of the platform as a whole: nobody signed in, no permission. */
  readonly failure?: StandingFailure;
  readonly permission: boolean;
  /** Nothing tells what is left there: it is typed in. */
  readonly byHand?: true;
  /** No good source tells how it is read. */
  readonly unverified?: true;
  /** What the site no longer shows where it was. */
  readonly drift?: Drift;
  /** Set for platforms read with a key: whether there is one. */
  readonly hasKey?: boolean;
  /** The same for those read with a connection. */
  readonly isConnected?: boolean;
}

/** Why there is no number yet, where nothing failed. credit: it can only be typed in. */
export type Need = 'permission' | 'key' | 'connection' | 'visit' | 'credit';

export interface CardBalance extends LiveBalance {
  readonly level: Level;
  /** Whether it will last. Absent: too little is known, or nothing to foresee. */
  readonly forecast?: Forecast;
}

/** One platform as the popup shows it: the shown account's pools, most urgent first. */
export interface Card {
  readonly platform: string;
  readonly name: string;
  readonly glyph: string;
  /** The name of its picture, where there is one. */
  readonly icon?: string;
  /** No good source tells how it is read. */
  readonly unverified?: true;
  readonly account?: Account;
  /** All accounts to choose from. */
  readonly accounts: readonly Account[];
  readonly balances: readonly CardBalance[];
  /** The most urgent pool that has a number and isn't quiet. */
  readonly headline?: CardBalance;
  readonly level: Level;
  readonly failure?: StandingFailure;
  /** The site has changed: what was expected has not been seen for some sends. */
  readonly drift?: Drift;
  readonly need?: Need;
  readonly samples: readonly Sample[];
  readonly told: readonly ToldPrice[];
  readonly checks: readonly QuoteCheck[];
  readonly tokens: readonly ModelTokens[];
  /** What was seen spent today, by unit. */
  readonly today: readonly DaySpent[];
}

export function buildCard(source: CardSource, now: number): Card {
  const shown = shownAccount(source);
  const balances = rankBalances(allBalances(source, shown, now), source).map((balance) =>
    foreseen(balance, shown?.recent, source.zone, now),
  );
  const headline = balances.find((balance) => !balance.quiet && balance.remaining !== undefined);
  const failure = source.failure ?? shown?.failure;
  const need = needOf(source, shown, balances);
  return {
    platform: source.platform,
    name: source.name,
    glyph: source.glyph,
    ...(source.icon === undefined ? {} : { icon: source.icon }),
    ...(source.unverified ? { unverified: true as const } : {}),
    ...(shown === undefined ? {} : { account: shown.account }),
    accounts: source.accounts.filter((one) => hasBalance(source, one)).map(({ account }) => account),
    balances,
    ...(headline === undefined ? {} : { headline }),
    level: headline?.level ?? 'unknown',
    ...(failure === undefined ? {} : { failure }),
    ...(source.drift === undefined || !isDrifting(source.drift) ? {} : { drift: source.drift }),
    ...(need === undefined ? {} : { need }),
    samples: shown?.samples ?? [],
    told: shown?.told ?? [],
    checks: shown?.checks ?? [],
    tokens: shown?.tokens ?? [],
    today: spentToday(shown?.recent, source.zone, now),
  };
}

/** With its forecast. Pools that are read are foreseen by what they lost, the others by what was seen spent in their unit. */
function foreseen(
  balance: CardBalance,
  recent: RecentUse | undefined,
  zone: string,
  now: number,
): CardBalance {
  const { id, unit, remaining, quiet, freshness, limit, resetsAt, expiresAt, provenance } = balance;
  const use = provenance === 'manual' ? recent?.units[unit] : recent?.pools[id];
  if (recent === undefined || use === undefined || use.unit !== unit || remaining === undefined)
    return balance;
  if (quiet || freshness === 'expired') return balance;
  const forecast = forecastOf({
    days: use.days,
    observedFrom: use.from,
    hours: recent.hours,
    remaining,
    ...(limit === undefined ? {} : { limit }),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    now,
    zone,
  });
  return forecast === undefined ? balance : { ...balance, forecast };
}

/** Yesterday's is no longer today's, though nothing was recorded since. */
function spentToday(recent: RecentUse | undefined, zone: string, now: number): readonly DaySpent[] {
  return recent !== undefined && recent.today.day === dayOf(now, zone) ? recent.today.spent : [];
}

/** Whether a pool that is not low yet is likely to run out before it renews, or within days. */
export function runsShort({ balances }: Pick<Card, 'balances'>): boolean {
  return balances.some(
    ({ quiet, forecast }) => !quiet && forecast !== undefined && pace(forecast) === 'short',
  );
}

/**
 * Cards by urgency: the emptiest first, then those that run short, then failures, then by what is left, then by name.
 */
export function sortCards(cards: readonly Card[]): readonly Card[] {
  return [...cards].sort(
    (a, b) =>
      cardRank(a) - cardRank(b) ||
      (fraction(a) ?? 2) - (fraction(b) ?? 2) ||
      a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }),
  );
}

function cardRank(card: Card): number {
  if (needsAttention(card.level)) return rank(card.level);
  if (runsShort(card)) return rank('low') + 0.25;
  if (card.failure !== undefined || card.need !== undefined) return rank('low') + 0.5;
  return rank(card.level);
}

function fraction(card: Card): number | undefined {
  return card.headline === undefined ? undefined : fractionLeft(card.headline);
}

/** The chosen account, else the one last in use, of those that have a balance. */
function shownAccount(source: CardSource): AccountState | undefined {
  const chosen = source.accounts.find(({ account }) => account.id === source.chosen);
  if (chosen !== undefined) return chosen;
  const known = (one: AccountState) => Number(hasBalance(source, one));
  return [...source.accounts].sort((a, b) => known(b) - known(a) || b.seenAt - a.seenAt)[0];
}

/** Its platform told of one, or the person typed in that it has credit. */
function hasBalance({ grants }: CardSource, { pools, account }: AccountState): boolean {
  return pools.length > 0 || grants.some((grant) => grant.account === account.id);
}

/** The shown account's reported pools, and what the person typed in for it. */
function allBalances(
  { grants, zone }: CardSource,
  shown: AccountState | undefined,
  now: number,
): readonly LiveBalance[] {
  const reported = (shown?.pools ?? []).map((pool) => liveBalance(pool, shown?.spends ?? [], now));
  const own = grantsOfAccount(grants, shown?.account.id ?? onlyAccount(grants));
  return withGrants(reported, own, shown ?? { spends: [] }, now, zone);
}

/** Whose the grants are, where nothing else is known of the platform: after an import, say. */
function onlyAccount(grants: readonly Grant[]): string | undefined {
  const [first, second] = [...new Set(grants.flatMap(({ account = [] }) => account))];
  return second === undefined ? first : undefined;
}

function rankBalances(
  balances: readonly LiveBalance[],
  { thresholds, poolThresholds }: CardSource,
): readonly CardBalance[] {
  return balances
    .map((balance) => ({
      ...balance,
      level: levelOf(balance, poolThresholds?.get(balance.id) ?? thresholds),
    }))
    .sort(
      (a, b) =>
        Number(a.quiet ?? false) - Number(b.quiet ?? false) ||
        urgency(a) - urgency(b) ||
        (fractionLeft(a) ?? 2) - (fractionLeft(b) ?? 2),
    );
}

/** Attention first; among the rest the fuller ones come last. */
function urgency(balance: CardBalance): number {
  return needsAttention(balance.level) ? rank(balance.level) : rank('ok');
}

function needOf(
  source: CardSource,
  shown: AccountState | undefined,
  balances: readonly CardBalance[],
): Need | undefined {
  if (!source.permission) return 'permission';
  if (source.hasKey === false) return 'key';
  if (source.isConnected === false) return 'connection';
  const nothing = balances.length === 0 && source.failure === undefined && shown?.failure === undefined;
  if (!nothing) return undefined;
  return source.byHand ? 'credit' : 'visit';
}
