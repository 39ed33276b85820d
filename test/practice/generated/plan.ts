import { join } from 'node:path';
import { liveBalance } from '../../../lib/core/balance';
import type { Account, PoolReading } from '../../../lib/core/reading';
import type { Ask, Auth, Platform, SpendDraft } from '../../../lib/platforms/platform';
import type { Outcome } from '../../../lib/platforms/read';
import { isRequired, tellsSignOut } from '../../../lib/tracker/required';
import { claim } from '../../../lib/wire/endpoint';
import '../../../lib/wire/all-parts';
import {
  bodyOf,
  type Case,
  type CaseFile,
  casesIn,
  readCase,
  type Situation,
} from '../../../scripts/lib/platform-case';
import { unsignedToken } from '../token';
import { lower } from './lower';
import { moveTimes } from './move-times';

/** A request as the page makes it, and its answer. */
export interface Exchange {
  readonly source: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly answer: Answered;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Whether it is a text; else pages read its bytes (Protobuf, CBOR). */
export function isText(body: Uint8Array): boolean {
  return Buffer.from(new TextDecoder().decode(body)).equals(body);
}

/** What is left of the pools, before and after something was spent. */
export interface BalancePart {
  readonly exchange: Exchange;
  /** By the case's own word. */
  readonly pools: readonly Amounts[];
  readonly lowered: {
    readonly answer: Answered;
    /** All that is left then. */
    readonly pools: readonly Amounts[];
    /** The pool of which less is left. */
    readonly pool: string;
    /** Which number of the answer was changed. */
    readonly leaf: string;
  };
}

export interface Amounts extends Pick<PoolReading, 'id' | 'unit' | 'remaining' | 'limit' | 'used'> {}

export interface SpendPart {
  readonly exchange: Exchange;
  readonly spends: readonly SpendDraft[];
}

/** How nobody is signed in is told, and by which answers. */
export interface SignedOutPart {
  readonly answer: Answered;
}

/** A practice site of a platform, made from its cases: test/platforms/<id>/cases. Parts that no case tells are absent. */
export interface Plan {
  readonly platform: Platform;
  /** The page from which requests are made. */
  readonly page: string;
  /** The page's own question who is signed in. */
  readonly identity?: Exchange;
  readonly balance?: BalancePart;
  readonly spend?: SpendPart;
  readonly signedOut?: SignedOutPart;
  /** What else is asked: endpoint -> its answer, signed in and out. */
  readonly others: ReadonlyMap<string, { readonly signedIn: Answered; readonly signedOut: Answered }>;
  /** The token that the page has, for platforms that want one. */
  readonly token: string;
  /** How requests of the extension's own are authorised. */
  readonly auths: readonly Auth[];
  /** The extension asks for the balance itself; else only the page brings it. */
  readonly isAsked: boolean;
}

const folderOf = (id: string) => join(import.meta.dirname, '../../platforms', id);

/** Whether a practice site is made of it: it is read with what its own pages have. */
export function hasSite({ pages, sessionIn }: Platform): boolean {
  return pages.length > 0 && sessionIn === 'page';
}

/** Answer of a site that knows nobody (RFC 9110, 15.5.2). */
const nobody: Answered = {
  status: 401,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode('{}'),
};

/** All that a platform's cases tell, as if it were said at `now` (ms). */
export function planOf(platform: Platform, now: number, folder = folderOf(platform.id)): Plan {
  const cases = casesIn(folder).map((file) => moved(file, now));
  const identity = identityOf(platform, cases);
  const account = (identity && accountOf(platform, identity)) ?? { id: 'practice' };
  const asks = asksOf(platform, account, now);
  const balance = balanceOf(platform, cases, asks);
  const spend = spendOf(platform, cases);
  const signedOut = balance && signedOutOf(platform, cases, balance.exchange);
  const used = [balance?.exchange.source, spend?.exchange.source];
  const token = tokenOf([balance?.exchange, spend?.exchange]);
  const auths = asks.map(({ auth }) => auth);
  const byPage = <P extends { readonly exchange: Exchange }>(part: P): P =>
    auths.every(({ kind }) => kind === 'cookies')
      ? part
      : { ...part, exchange: withToken(part.exchange, token) };
  const others = Object.keys(platform.endpoints).flatMap((id) => {
    const good = firstOf(cases, id, ['identity', 'signed-in', 'several-pools', 'price', 'empty']);
    if (good === undefined || used.includes(id)) return [];
    const out = firstOf(cases, id, ['signed-out']);
    return [
      [id, { signedIn: answerOf(good), signedOut: out === undefined ? nobody : answerOf(out) }] as const,
    ];
  });
  return {
    platform,
    page: pageOf(platform),
    ...(identity === undefined ? {} : { identity: exchangeOf(identity) }),
    ...(balance === undefined ? {} : { balance: byPage(balance) }),
    ...(spend === undefined ? {} : { spend: byPage(spend) }),
    ...(signedOut === undefined ? {} : { signedOut }),
    others: new Map(others),
    ...{ token, auths },
    isAsked: asks.some(({ endpoint }) => endpoint === balance?.exchange.source),
  };
}

/** A case as if it had been recorded now. */
interface Moved {
  readonly of: Case;
  readonly body: Uint8Array;
}

function moved({ of, path }: CaseFile, now: number): Moved {
  const from = Date.parse(of.now);
  const body = bodyOf(of, path);
  return {
    of: { ...of, now: new Date(now).toISOString() },
    body: isText(body) ? Buffer.from(moveTimes(new TextDecoder().decode(body), from, now)) : body,
  };
}

function firstOf(
  cases: readonly Moved[],
  source: string,
  situations: readonly Situation[],
): Moved | undefined {
  return situations
    .flatMap((situation) => cases.filter(({ of }) => of.source === source && of.situation === situation))
    .at(0);
}

function asksOf(platform: Platform, account: Account, now: number): readonly Ask[] {
  const { identity, balance } = platform.asking;
  return [...(identity === undefined ? [] : [identity]), ...balance(account, now)];
}

/** The answer to the question who is signed in: where one address answers all, one that names somebody. */
function identityOf(platform: Platform, cases: readonly Moved[]): Moved | undefined {
  const { identity } = platform.asking;
  const told = cases.filter(({ of }) => of.source === identity?.endpoint && of.situation === 'identity');
  return told.find((one) => accountOf(platform, one) !== undefined);
}

function accountOf(platform: Platform, { of, body }: Moved): Account | undefined {
  const outcome = readCase(platform, of, body);
  return outcome !== undefined && 'findings' in outcome ? outcome.findings.accounts?.[0] : undefined;
}

function balanceOf(
  platform: Platform,
  cases: readonly Moved[],
  asks: readonly Ask[],
): BalancePart | undefined {
  const required = ({ of }: Moved) => isRequired(platform, of.request);
  const answersAsks = ({ of }: Moved) =>
    platform.endpoints[of.source]?.response.trpc === undefined ||
    asks
      .filter(({ endpoint }) => endpoint === of.source)
      .every(({ url }) => callsIn(url).every((call) => callsIn(of.request.url).includes(call)));
  const tellsOut = (one: Moved) => signedOutOf(platform, cases, exchangeOf(one)) !== undefined;
  const order: readonly Situation[] = ['signed-in', 'several-pools', 'field-missing', 'out-of-credits'];
  const candidates = cases
    .filter(({ of }) => 'pools' in of.expected && order.includes(of.situation))
    .sort(
      (a, b) =>
        Number(required(b)) - Number(required(a)) ||
        Number(answersAsks(b)) - Number(answersAsks(a)) ||
        order.indexOf(a.of.situation) - order.indexOf(b.of.situation) ||
        Number(tellsOut(b)) - Number(tellsOut(a)),
    );
  // Where a calendar is in it (what was spent this month), the same answer says something else on some days.
  let unexpected: BalancePart | undefined;
  for (const candidate of candidates) {
    const read = (body: Uint8Array) => poolsOf(readCase(platform, candidate.of, body));
    const now = Date.parse(candidate.of.now);
    const lowered = lower(candidate.body, (body) => stillThere(read(body), now));
    if (lowered === undefined) continue;
    const exchange = exchangeOf(candidate);
    const pools = amountsOf(read(candidate.body) ?? []);
    const part: BalancePart = {
      exchange: asAsked(exchange, platform, asks),
      pools,
      lowered: {
        answer: { ...exchange.answer, body: lowered.body },
        pools: amountsOf(read(lowered.body) ?? []),
        pool: lowered.pool,
        leaf: lowered.leaf,
      },
    };
    const told = amountsOf((candidate.of.expected.pools ?? []) as readonly PoolReading[]);
    if (JSON.stringify(told) === JSON.stringify(pools)) return part;
    unexpected ??= part;
  }
  return unexpected;
}

/** What is called at an address of tRPC: in a batch several things. */
export function callsIn(url: string): readonly string[] {
  return new URL(url).pathname.split('/').at(-1)?.split(',') ?? [];
}

/** Undefined where something has just run out: its number is no longer shown. */
function stillThere(
  pools: readonly PoolReading[] | undefined,
  now: number,
): readonly PoolReading[] | undefined {
  const live = pools?.map((pool) => liveBalance({ ...pool, readAt: now, source: '' }, [], now));
  return live?.every(({ freshness }) => freshness === 'fresh') ? pools : undefined;
}

function poolsOf(outcome: Outcome | undefined): readonly PoolReading[] | undefined {
  return outcome !== undefined && 'findings' in outcome ? outcome.findings.pools : undefined;
}

function amountsOf(pools: readonly PoolReading[]): readonly Amounts[] {
  return pools.map(({ id, unit, remaining, limit, used }) =>
    JSON.parse(JSON.stringify({ id, unit, remaining, limit, used })),
  );
}

/** Where the request names who is signed in, it is the person whom the identity names. */
function asAsked(exchange: Exchange, { asking }: Platform, asks: readonly Ask[]): Exchange {
  const { identity } = asking;
  const ask = asks.find((one) => one !== identity && one.endpoint === exchange.source);
  if (identity === undefined || ask === undefined) return exchange;
  const { method, url, headers, body } = ask;
  return {
    ...exchange,
    ...{ method, url },
    headers: { ...exchange.headers, ...headers },
    ...(body === undefined ? {} : { body }),
  };
}

function spendOf(platform: Platform, cases: readonly Moved[]): SpendPart | undefined {
  const parts = cases
    .filter(({ of }) => of.situation === 'spend')
    .flatMap((one): readonly SpendPart[] => {
      const outcome = readCase(platform, one.of, one.body);
      const spends = outcome !== undefined && 'findings' in outcome ? (outcome.findings.spends ?? []) : [];
      return spends.length === 0 ? [] : [{ exchange: exchangeOf(one), spends }];
    });
  return parts.find(({ spends }) => spends.some(({ amount = 0 }) => amount > 0)) ?? parts[0];
}

/** Undefined where no answer to this request tells the extension that nobody is signed in. */
function signedOutOf(
  platform: Platform,
  cases: readonly Moved[],
  exchange: Exchange,
): SignedOutPart | undefined {
  const { source, method, url, headers, body } = exchange;
  if (!isRequired(platform, exchange) && !tellsSignOut(platform, source, 'signed-out')) return undefined;
  const request = { method, url, headers, ...(body === undefined ? {} : { body }) };
  const out = cases.find((one) => {
    if (one.of.source !== source || one.of.situation !== 'signed-out') return false;
    const outcome = readCase(platform, { ...one.of, request }, one.body);
    return outcome !== undefined && 'failure' in outcome && outcome.failure.kind === 'signed-out';
  });
  return out && { answer: answerOf(out) };
}

function exchangeOf(moved: Moved): Exchange {
  const { source, request } = moved.of;
  const { method, url, headers, body } = request;
  return {
    ...{ source, method, url, headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    answer: answerOf(moved),
  };
}

function answerOf({ of: { response }, body }: Moved): Answered {
  const first = new TextDecoder().decode(body.subarray(0, 100)).trimStart();
  const type = /^(data|event|id):/.test(first)
    ? 'text/event-stream'
    : first.startsWith('<')
      ? 'text/html; charset=utf-8'
      : 'application/json';
  return {
    status: response.status,
    headers: { 'content-type': type, ...lowerCased(response.headers) },
    body,
  };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** That of a case, where there is one: some answers are told by its account. */
function tokenOf(exchanges: readonly (Exchange | undefined)[]): string {
  const bearers = exchanges.flatMap((exchange) => bearerOf(lowerCased(exchange?.headers ?? {})) ?? []);
  return bearers[0] ?? unsignedToken({ sub: 'practice' });
}

/** The page sends its token with all that it asks. */
function withToken(exchange: Exchange, token: string): Exchange {
  return { ...exchange, headers: { authorization: `Bearer ${token}`, ...lowerCased(exchange.headers) } };
}

function bearerOf({ authorization = '' }: Readonly<Record<string, string>>): string | undefined {
  return /^Bearer (\S+)/.exec(authorization)?.[1];
}

/** An address of its pages that nothing is read from. */
function pageOf({ pages, endpoints, id }: Platform): string {
  const [pattern] = pages;
  if (pattern === undefined) throw new Error(`${id} has no pages.`);
  const url = pattern.replace('://*.', '://www.').replace(/\*$/, 'practice-page').replaceAll('*', 'practice');
  if (claim(endpoints, 'GET', url) !== undefined) throw new Error(`${url} is read by ${id} itself.`);
  return url;
}
