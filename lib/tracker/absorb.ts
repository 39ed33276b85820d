import { mergeReading, type StoredPool } from '../core/balance';
import { keepSamples, sampleBetween } from '../core/learn';
import type { Sample } from '../core/learned/sample';
import { emptyBook, keepTold, learnedBook, type ToldPrice } from '../core/quote/book';
import { quoteTask } from '../core/quote/quote';
import type { PriceRule } from '../core/quote/rule';
import type { Task } from '../core/quote/task';
import { keepTokens, type SeenTokens } from '../core/quote/token-use';
import type { Account, Spend } from '../core/reading';
import type { Findings } from '../platforms/platform';
import type { AccountRecord } from '../storage/schema';
import { bookBefore, keepChecks, priced, quoted } from './price-spends';

/** Findings on their way into an account's record. Times in ms. */
export interface Arrival {
  /** Unique to the exchange; the same report delivered again has the same. */
  readonly reportId: string;
  readonly endpoint: string;
  readonly findings: Findings;
  /** When the request was sent: the time of its spends. */
  readonly sentAt: number;
  /** The instant that its readings speak of. */
  readonly readAt: number;
  /** The page itself made the exchange: this account is the one in use. */
  readonly inUse?: true;
  /** What the request was for, where it says so. */
  readonly task?: Task;
  /** The platform's price table. */
  readonly rules: readonly PriceRule[];
}

const MAX_SEEN = 600;
const MAX_SPENDS = 300;
/** More pools than any platform is known to have; what a page makes up must not fill the storage. */
const MAX_POOLS = 100;
/** Leaves room for the pool's id that a learned spend adds, and the stored id's own limit of 200. */
const MAX_SPEND_ID = 120;
/** Readings further apart teach no price: what was spent between them is no longer known in full. */
const KEEP_SPENDS = 24 * 3_600_000;

/**
 * The record after an arrival; undefined if this very arrival was absorbed before. Spends known by
 * their own id (another tab told of the same generation) are left out. Times in the future are taken
 * as now: a page's clock, or a forger, must not make a spend that no reading ever covers.
 */
export function absorb(record: AccountRecord, arrival: Arrival, now: number): AccountRecord | undefined {
  const reportKey = `r:${arrival.reportId}`;
  if (record.seen.includes(reportKey)) return undefined;
  const { findings } = arrival;
  const readAt = Math.min(arrival.readAt, now);
  const refunded = refundedIds(arrival);
  const fresh = newSpends(record, arrival, now);
  const corrected = toldLater(record, arrival, now);
  const known = [...withCorrections(record.spends, corrected), ...fresh].filter(
    ({ id }) => !refunded.has(id) && !refunded.has(originOf(id)),
  );
  const plan = findings.account?.plan ?? findings.plan;
  const { account, pools: before } = introduced(record, {
    ...findings.account,
    id: record.account.id,
    ...(plan === undefined ? {} : { plan }),
  });
  const readings = findings.pools ?? [];
  const lessons = readings.flatMap((pool) => {
    const earlier = before.find(({ id, readAt: at }) => id === pool.id && readAt - at < KEEP_SPENDS);
    const drawing = known.filter((spend) => concerns(spend, pool.id));
    const sample = sampleBetween(earlier, pool, readAt, drawing);
    const since = drawing.filter(({ at }) => at > (earlier?.readAt ?? readAt) && at <= readAt);
    return sample === undefined ? [] : [{ sample, since }];
  });
  const samples = lessons.map(({ sample }) => sample);
  const took = [
    ...lessons.flatMap(({ sample: { pool, amount }, since: [only, another] }) =>
      only === undefined || another !== undefined ? [] : [{ spend: only.id, pool, amount }],
    ),
    // What the platform says counts for more than a difference of readings.
    ...corrected.flatMap(({ id: spend, pool, amount }) =>
      pool === undefined || amount === undefined ? [] : [{ spend, pool, amount }],
    ),
  ];
  const pools = mergePools(before, arrival, readAt);
  const book = bookBefore(record, arrival.rules);
  return {
    ...record,
    account,
    pools,
    spends: keepSpends(
      [
        ...known,
        ...learnedSpends(
          fresh.filter(({ id }) => !refunded.has(id)),
          pools,
          record.samples,
        ),
      ],
      pools,
      now,
    ),
    samples: [...keepSamples(record.samples, samples)],
    checks: [...keepChecks(record.checks, quoted(fresh, arrival.task, before, book), took, refunded)],
    told: [...keepTold(record.told, toldPrices(record, arrival, readAt))],
    tokens: [...keepTokens(record.tokens, tokensOf(arrival))],
    // A refund that comes before its spend: the spend is none when it comes.
    seen: [
      ...record.seen,
      reportKey,
      ...[...fresh, ...corrected].map((spend) => (isExact(spend) ? exactKey(spend.id) : spendKey(spend.id))),
      ...[...refunded].map(spendKey),
    ].slice(-MAX_SEEN),
    seenAt: arrival.inUse ? now : record.seenAt,
    readAt: { ...record.readAt, [arrival.endpoint]: now },
  };
}

/** A price list of this many entries is kept whole: the first task of a model is quoted, too. */
const SHORT_LIST = 40;

/** Of a long price list, which may have hundreds of entries, only the models that this account has used. */
function toldPrices(record: AccountRecord, { findings }: Arrival, at: number): readonly ToldPrice[] {
  const used = new Set([
    ...[...record.spends, ...(findings.spends ?? [])].map(({ model }) => model),
    ...record.samples.flatMap(({ uses }) => uses.map(({ model }) => model)),
    ...record.tokens.map(({ model }) => model),
  ]);
  const prices = findings.prices ?? [];
  const isShort = prices.length <= SHORT_LIST;
  return prices
    .filter(({ each, model }) => isShort || each !== true || model === undefined || used.has(model))
    .map((price) => ({ ...price, at }));
}

/** The estimate is of the request, so it belongs to the one answer of this exchange. */
function tokensOf({ findings: { tokens = [] }, task }: Arrival): readonly SeenTokens[] {
  const estimated = task?.inputTokens;
  if (estimated === undefined || tokens.length !== 1) return tokens;
  return tokens.map((one) => ({ ...one, estimated }));
}

/** The record with what is now known of its account. A new plan has new limits, so the peaks start anew. */
export function introduced(record: AccountRecord, told: Account): AccountRecord {
  const account = { ...record.account, ...told };
  const samePlan = account.plan === record.account.plan;
  return { ...record, account, pools: samePlan ? record.pools : record.pools.map(withoutPeak) };
}

/** Whether a difference of the pool may be this spend's. Learned ones only repeat a spend that is there itself. */
function concerns(spend: Spend, pool: string): boolean {
  return spend.basis !== 'learned' && (spend.pool === undefined || spend.pool === pool);
}

/** The ids of the spends that an arrival says were paid back. */
export function refundedIds({ findings }: Arrival): ReadonlySet<string> {
  return new Set((findings.refunds ?? []).map(({ id }) => id.slice(0, MAX_SPEND_ID)));
}

/** The id of the spend that a learned one repeats in another pool's unit; any other's is its own. */
function originOf(id: string): string {
  return id.split('>')[0] ?? id;
}

/** What `seen` holds of a spend: that it is known, or that its exact amount is. */
function spendKey(id: string): string {
  return `s:${id}`;
}

function exactKey(id: string): string {
  return `x:${id}`;
}

function isExact({ basis, amount }: Pick<Spend, 'basis' | 'amount'>): boolean {
  return basis === 'exact' && amount !== undefined;
}

/** The spends of an arrival, each once. */
function spendsOf({ findings, reportId, sentAt }: Arrival, now: number): Spend[] {
  const at = Math.min(sentAt, now);
  return (findings.spends ?? [])
    .map((draft, index) => ({
      ...draft,
      id: (draft.id ?? `${reportId}#${index}`).slice(0, MAX_SPEND_ID),
      at: Math.min(draft.at ?? at, at),
    }))
    .filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
}

/** The spends of an arrival that the record did not know. */
export function newSpends({ seen, ...record }: AccountRecord, arrival: Arrival, now: number): Spend[] {
  const book = bookBefore(record, arrival.rules);
  const { tokens } = arrival.findings;
  return spendsOf(arrival, now)
    .filter(({ id }) => !seen.includes(spendKey(id)) && !seen.includes(exactKey(id)))
    .map((spend) => priced(spend, arrival.task, book, tokens));
}

/** The exact amounts that an arrival tells of spends which were known without: of a history that is looked up later. */
export function toldLater({ seen }: AccountRecord, arrival: Arrival, now: number): Spend[] {
  return spendsOf(arrival, now).filter(
    (spend) => isExact(spend) && seen.includes(spendKey(spend.id)) && !seen.includes(exactKey(spend.id)),
  );
}

/** What else is known of them stays; what was learned of one for want of its amount goes. */
function withCorrections(spends: readonly Spend[], corrected: readonly Spend[]): readonly Spend[] {
  if (corrected.length === 0) return spends;
  const byId = new Map(corrected.map((spend) => [spend.id, spend]));
  return spends
    .filter(({ id }) => id === originOf(id) || !byId.has(originOf(id)))
    .map((spend) => {
      const told = byId.get(spend.id);
      return told === undefined ? spend : { ...told, ...spend, ...measureOf(told) };
    });
}

function measureOf({ unit, amount, pool, basis }: Spend): Partial<Spend> {
  return {
    unit,
    basis,
    ...(amount === undefined ? {} : { amount }),
    ...(pool === undefined ? {} : { pool }),
  };
}

/**
 * Spends that name no pool lower the pools whose share a similar one took before, until the next
 * reading tells: `learned`, so shown as estimated.
 */
function learnedSpends(
  spends: readonly Spend[],
  pools: readonly StoredPool[],
  samples: readonly Sample[],
): Spend[] {
  const book = { ...emptyBook, learned: learnedBook(samples) };
  return spends
    .filter(({ pool }) => pool === undefined)
    .flatMap((spend) =>
      pools.flatMap((pool) => {
        const { feature = 'message', model, settings } = spend;
        const task = {
          feature,
          ...(model === undefined ? {} : { model }),
          ...(settings === undefined ? {} : { settings }),
        };
        const quote = quoteTask(book, pool, task, spend.at);
        if (quote === undefined || pool.readAt >= spend.at) return [];
        return [
          {
            ...spend,
            id: `${spend.id}>${pool.id}`.slice(0, 200),
            pool: pool.id,
            unit: pool.unit,
            amount: quote.amount,
            basis: 'learned' as const,
          },
        ];
      }),
    );
}

function mergePools(
  kept: readonly StoredPool[],
  { endpoint, findings }: Arrival,
  readAt: number,
): StoredPool[] {
  const readings = findings.pools ?? [];
  const merged = kept
    .filter(
      (pool) =>
        !(
          findings.complete &&
          pool.source === endpoint &&
          pool.readAt <= readAt &&
          !readings.some(({ id }) => id === pool.id)
        ),
    )
    .map((pool) => {
      const reading = readings.find(({ id }) => id === pool.id);
      // Who lists the pools in full stays their source, so that it can tell when one is gone.
      const source = findings.complete ? endpoint : pool.source;
      return reading === undefined ? pool : mergeReading(pool, reading, readAt, source);
    });
  const added = readings.filter(({ id }) => !kept.some((pool) => pool.id === id));
  return [...merged, ...added.map((reading) => mergeReading(undefined, reading, readAt, endpoint))].slice(
    0,
    MAX_POOLS,
  );
}

/** Spends that some pool's reading may not include yet, newest last. */
function keepSpends(spends: readonly Spend[], pools: readonly StoredPool[], now: number): Spend[] {
  const live = pools.filter(({ quiet }) => !quiet);
  return spends
    .filter((spend) => {
      if (now - spend.at > KEEP_SPENDS) return false;
      const concerned = live.filter((pool) => spend.pool === undefined || pool.id === spend.pool);
      return concerned.length === 0 || concerned.some((pool) => pool.readAt < spend.at);
    })
    .slice(-MAX_SPENDS);
}

function withoutPeak({ peak: _peak, ...pool }: StoredPool): StoredPool {
  return pool;
}
