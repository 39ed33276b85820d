import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Endpoint, Endpoints } from '../../wire/endpoint';
import { isJsonObject, type Json } from '../../wire/json';
import { withoutQuery } from '../../wire/observation';
import { holdsAnything } from '../../wire/pick';
import type { Answer, Ask, Findings, Platform, Reader } from '../platform';
import { refuse } from '../read';
import { instant } from '../time';
import { type Expression, pickOf, savedExpression } from './expression';
import type { DescribedSite, SitePool, SiteRequest, SiteSpend, SiteTime } from './site';
import { pagesOf, siteFacts } from './site-facts';

/** The endpoint that tells what is left, and the one that spends. */
export const BALANCE = 'balance';
export const SPEND = 'spend';

/** What its expressions don't find in an answer is a changed answer, as with every platform. */
export function describedPlatform(site: DescribedSite): Platform {
  const { request, spend } = site;
  const { spending: _spending, onlyVisits, pricedIn: _pricedIn, ...facts } = siteFacts(site);
  return {
    ...facts,
    pages: pagesOf(site),
    endpoints: endpointsOf(site),
    readers: { [BALANCE]: balanceReader(site), ...(spend ? { [SPEND]: spendReader(site, spend) } : {}) },
    asking: onlyVisits
      ? { via: [], balance: () => [], readAlong: [BALANCE] }
      : { via: viaOf(site), balance: () => [askOf(request)] },
    makes: 'request',
    costs: [],
    composers: [],
  };
}

/** In a tab its cookies always go along; another host's only from the background. */
function viaOf({ home, request }: DescribedSite): Platform['asking']['via'] {
  if (request.by === 'key') return ['background'];
  return new URL(home).origin === new URL(request.url).origin ? ['tab', 'background'] : ['background'];
}

function askOf({ method, url, headers, body, by, sent }: SiteRequest): Ask {
  return {
    endpoint: BALANCE,
    method,
    url,
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
    auth: by === 'key' ? { kind: 'key', ...(sent === undefined ? {} : { sent }) } : { kind: 'cookies' },
    required: true,
  };
}

function endpointsOf({ request, pools, spend }: DescribedSite): Endpoints {
  const expressions = pools.flatMap(expressionsOf).map(savedExpression);
  const balance: Endpoint = {
    kind: 'balance',
    method: request.method,
    url: withoutQuery(request.url),
    confidence: 'medium',
    response: { json: pickOf(expressions) },
  };
  if (spend === undefined) return { [BALANCE]: balance };
  const amount = pickOf([savedExpression(spend.amount)]);
  return {
    [BALANCE]: balance,
    [SPEND]: {
      kind: 'usage',
      method: spend.method,
      url: withoutQuery(spend.url),
      confidence: 'medium',
      response: { json: amount, events: amount },
    },
  };
}

function expressionsOf({ remaining, limit, used, resetsAt }: SitePool): readonly string[] {
  return [remaining, limit, used, resetsAt?.at].filter((one) => one !== undefined);
}

function balanceReader({ request, pools }: DescribedSite): Reader {
  const readers = pools.map(poolReader);
  return ({ json, now }: Answer): Findings => {
    // One address may answer many questions (GraphQL): what speaks of nothing of ours is another one's answer.
    if (request.by === 'page' && !holdsAnything(json)) return {};
    return { pools: readers.map((read) => read(json ?? null, now)), complete: true };
  };
}

function poolReader(pool: SitePool): (json: Json, now: number) => PoolReading {
  const { id, label, unit, times = 1, resetsAt } = pool;
  const remaining = numberReader(pool.remaining, times);
  const used = numberReader(pool.used, times);
  // Null is how many say that there is no limit, or that none is known.
  const limit = numberReader(pool.limit, times, 'optional');
  const renewal = resetsAt && timeReader(resetsAt);
  return (json, now) => {
    const said = remaining(json);
    const numbers = { limit: limit(json), used: used(json) };
    for (const [name, value] of Object.entries(numbers)) {
      if ((value ?? 0) < 0)
        refuse('changed-shape', pool[name as 'limit' | 'used'] ?? name, `The ${name} is below zero.`);
    }
    const left =
      pool.remaining !== undefined
        ? said
        : numbers.limit !== undefined && numbers.used !== undefined
          ? Math.max(0, exact(numbers.limit - numbers.used))
          : undefined;
    const members = { remaining: left, ...numbers, resetsAt: renewal?.(json, now) };
    const known = Object.entries(members).filter(([, value]) => value !== undefined);
    return { id, label, unit, ...Object.fromEntries(known) };
  };
}

type Read<T> = (json: Json) => T | undefined;

/** Undefined where nothing is declared, or where what is optional is missing. */
function numberReader(text: string | undefined, times: number, optional?: 'optional'): Read<number> {
  if (text === undefined) return () => undefined;
  const expression = savedExpression(text);
  return (json) => {
    const value = expression.value(json);
    if (optional !== undefined && (value === undefined || value === null)) return undefined;
    const number = numberOf(value);
    if (number === undefined) return refuse('changed-shape', text, `Expected a number at ${text}.`);
    return times === 1 ? number : exact(number * times);
  };
}

/** A number, or a text that is a decimal number. */
export function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
}

function timeReader(time: SiteTime): (json: Json, now: number) => number | undefined {
  const expression: Expression = savedExpression(time.at);
  return (json, now) => {
    const value = expression.value(json);
    if (value === undefined || value === null) return undefined;
    return timeOf(value, time.in, now) ?? refuse('changed-shape', time.at, `Expected a time at ${time.at}.`);
  };
}

/** In ms since the epoch. Undefined: it is no time in this form. */
export function timeOf(value: Json, form: SiteTime['in'], now: number): number | undefined {
  if (form === 'iso') return typeof value === 'string' ? instant(value) : undefined;
  const number = numberOf(value);
  if (number === undefined) return undefined;
  const time = form === 's' ? number * 1000 : form === 'ms' ? number : now + number * 1000;
  // ECMA-262, 21.4.1.1: what a Date can hold.
  return Math.abs(time) <= 8.64e15 ? time : undefined;
}

/** What took nothing that can be read was something all the same: the next reading tells. */
function spendReader({ pools }: DescribedSite, spend: SiteSpend): Reader {
  const expression = savedExpression(spend.amount);
  const unit = pools.find(({ id }) => id === spend.pool)?.unit ?? 'credit';
  return ({ json, events }) => {
    const answers = events ?? (json === undefined ? [] : [json]);
    const amount = answers
      .filter(isJsonObject)
      .map((one) => numberOf(expression.value(one)))
      .findLast((one) => one !== undefined);
    const taken = amount === undefined || amount < 0 ? {} : { amount: exact(amount * (spend.times ?? 1)) };
    return {
      spends: [{ unit, pool: spend.pool, basis: 'exact', feature: 'request', ...taken }],
    };
  };
}
