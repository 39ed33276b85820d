import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { isJsonObject, type Json } from '../../wire/json';
import { MAX_ITEMS } from '../../wire/pick';
import { at } from '../../wire/place';
import type { Answer, KeyKind, Reader } from '../platform';
import { refuse } from '../read';
import { instant, nextUtcDay, nextUtcMonth } from '../time';
import { conditionsOf, placesFor, termsOf } from './picked';
import type { Amount, BodyRefusal, Condition, KeyedAsk, KeyedPool, KeyedRow, Moment, Sum, Term } from './row';

/** Reads the answer to an ask as its row says. */
export function readerOf(row: KeyedRow, ask: KeyedAsk): Reader {
  return (answer) => {
    checkKey(row, answer);
    for (const refusal of ask.refusals ?? []) checkBody(refusal, answer.json);
    const plan = planOf(ask, answer.json);
    const pools = ask.pools.flatMap((pool) => readPool(pool, answer));
    // An empty list says that there is nothing. A body without any of the places says nothing, nor does a list of which
    // no element is of a kind that we know. What only adds something may have nothing to add: a limit that is none.
    if (pools.length === 0 && !ask.pools.some((pool) => pool.partial || tellsNothing(pool, answer.json)))
      refuse('changed-shape', 'body', 'Nothing that we look for is in the answer.');
    return {
      pools,
      ...(ask.pools.some(({ partial }) => partial) ? {} : { complete: true as const }),
      ...(plan === undefined ? {} : { plan }),
    };
  };
}

const kinds = { inference: 'an API key', management: 'a management key', admin: 'an admin key' } as const;

/** Whether its list says that there is none: it is empty, or holds only what we know and don't show. */
function tellsNothing(pool: KeyedPool, json: Json | undefined): boolean {
  const unless = conditionsOf(pool.unless);
  const isLeftOut = (element: Json) =>
    unless.length > 0 && unless.every((condition) => holds(condition, element));
  return listOf(pool, json)?.list.every(isLeftOut) === true;
}

/** "Signed out" is the kind for a key that isn't accepted: only the person can give a good one. */
export function checkKey({ name, key, forbidden }: KeyedRow, { status }: Answer): void {
  if (status === 401)
    refuse(
      'signed-out',
      'status',
      `${name} does not accept this key: it is wrong, disabled or revoked${weaker(key.kind)} (401).`,
    );
  if (status === 403)
    refuse(
      'not-on-plan',
      'status',
      forbidden ?? `${name} does not show this to the key (403): it wants ${kinds[key.kind]}.`,
    );
}

/** Some vendors answer a good key that is not strong enough as they do a wrong one. */
function weaker(kind: KeyKind): string {
  return kind === 'inference' ? '' : `, or it is not ${kinds[kind]}`;
}

export function checkBody({ kind, says, ...condition }: BodyRefusal, json: Json | undefined): void {
  if (holds(condition, json)) refuse(kind, condition.at, says);
}

function holds({ at: place, is, isNot }: Condition, root: Json | undefined): boolean {
  const [value] = at(root, place);
  if (value === undefined || value === null) return false;
  const among = (values: readonly (string | number | boolean)[]) => values.some((one) => one === value);
  return (is === undefined || among(is)) && (isNot === undefined || !among(isNot));
}

function planOf({ plan, planNames }: KeyedAsk, json: Json | undefined): string | undefined {
  for (const [value] of placesFor(plan).map((place) => at(json, place))) {
    if (typeof value === 'string' && value !== '') return planNames?.[value] ?? value;
  }
  return undefined;
}

export function readPool(ofRow: KeyedPool, answer: Answer): readonly PoolReading[] {
  const { json, now } = answer;
  const pool = scaled(ofRow, answer);
  const [first] = placesFor(pool.each);
  if (first === undefined) return isThere(pool, json) ? reading(pool, json, '', now) : [];
  const found = listOf(pool, json);
  if (found === undefined) {
    if (pool.perhaps === true && at(json, first).every((value) => value === null)) return [];
    return refuse('changed-shape', first, `Expected a list at ${first}.`);
  }
  return found.list.flatMap((element, index) =>
    isThere(pool, element) ? reading(pool, element, `${found.place}[${index}].`, now) : [],
  );
}

/** The pool with what its amounts are divided by put into what they are multiplied by. */
function scaled(pool: KeyedPool, { request: { query } }: Answer): KeyedPool {
  const ofTerm = <T extends Term | Sum>(term: T): T => {
    if (!('per' in term) || term.per === undefined) return term;
    const per = Number(query[term.per]);
    if (!(per > 0 && Number.isFinite(per)))
      return refuse('changed-shape', term.per, 'How many make one of the unit is not told.');
    return { ...term, times: (term.times ?? 1) / per };
  };
  const ofAmount = (amount: Amount | undefined): Amount | undefined =>
    typeof amount === 'object' ? termsOf(amount).map(ofTerm) : amount;
  const { remaining, limit, used } = pool;
  return {
    ...pool,
    ...told({ remaining: ofAmount(remaining), limit: ofAmount(limit), used: ofAmount(used) }),
  };
}

function listOf({ each }: KeyedPool, json: Json | undefined) {
  for (const place of placesFor(each)) {
    const [list] = at(json, place);
    if (Array.isArray(list)) return { place, list: list as readonly Json[] };
  }
  return undefined;
}

function isThere(pool: KeyedPool, root: Json | undefined): boolean {
  const stands = (place: string) => at(root, place).some((value) => value !== null);
  const unless = conditionsOf(pool.unless);
  return (
    (pool.whereThere === undefined || stands(pool.whereThere)) &&
    (pool.whereMissing === undefined || !stands(pool.whereMissing)) &&
    conditionsOf(pool.only).every((condition) => holds(condition, root)) &&
    (unless.length === 0 || !unless.every((condition) => holds(condition, root)))
  );
}

/** None where no number is told: then nothing is known of it but its name. */
function reading(
  pool: KeyedPool,
  root: Json | undefined,
  place: string,
  now: number,
): readonly PoolReading[] {
  const numbers = numbersOf(pool, root, place);
  if (Object.keys(numbers).length === 0) return [];
  const own = nameOf(pool, root, place);
  const resetsAt = timeAt(pool.resetsAt, root, place, now);
  return [
    {
      id: own === undefined ? pool.id : `${pool.id}:${own}`,
      label: own === undefined ? pool.label : `${pool.label}, ${calledBy(pool, root) ?? own}`,
      unit: unitOf(pool, root, place),
      ...numbers,
      ...told({
        resetsAt,
        expiresAt: timeAt(pool.expiresAt, root, place, now),
        windowSeconds: amountAt(pool.windowSeconds, root, place),
      }),
      ...(pool.refills && resetsAt !== undefined ? { refills: true as const } : {}),
      ...(pool.quiet ? { quiet: true as const } : {}),
      ...(pool.paysBeyond ? { paysBeyond: true as const } : {}),
      ...(pool.partial ? { partial: true as const } : {}),
    },
  ];
}

function numbersOf(pool: KeyedPool, root: Json | undefined, place: string) {
  const limit = amountAt(pool.limit, root, place);
  const used = amountAt(pool.used, root, place);
  for (const [name, value] of Object.entries({ limit, used })) {
    if ((value ?? 0) < 0) refuse('changed-shape', `${place}${name}`, `The ${name} is below zero.`);
  }
  const said = amountAt(pool.remaining, root, place);
  const left = limit === undefined || used === undefined ? undefined : Math.max(0, tidy(limit - used));
  return told({ remaining: pool.remaining === undefined ? left : said, limit, used });
}

/** Without the members that are not known. */
function told<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}

function unitOf({ unit }: KeyedPool, root: Json | undefined, place: string): string {
  if (typeof unit === 'string') return unit;
  const [value] = at(root, unit.at);
  if (typeof value === 'string' && /^[A-Za-z]{3}$/.test(value)) return value.toUpperCase();
  return refuse('changed-shape', `${place}${unit.at}`, `Expected a currency at ${place}${unit.at}.`);
}

function nameOf({ named }: KeyedPool, root: Json | undefined, place: string): string | undefined {
  if (named === undefined) return undefined;
  const [value] = at(root, named);
  if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
  return refuse('changed-shape', `${place}${named}`, `Expected a name at ${place}${named}.`);
}

function calledBy({ named, saidAs, calledAt }: KeyedPool, root: Json | undefined): string | undefined {
  const [value] = at(root, calledAt ?? named ?? '');
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return value === '' ? undefined : (saidAs?.replace('*', () => String(value)) ?? String(value));
}

/** Undefined where none of its places holds a number, which all of them may. */
function amountAt(amount: Amount | undefined, root: Json | undefined, place: string): number | undefined {
  if (typeof amount === 'number') return amount;
  const numbers = termsOf(amount).flatMap((term) =>
    'sum' in term ? sumAt(term, root, place) : termAt(term, root, place),
  );
  if (numbers.length === 0) return undefined;
  return tidy(numbers.reduce((sum, number) => sum + number, 0));
}

/** Without binary dust: 6685 − 6548.72 is 136.28. Whole numbers stay as they are, however large. */
function tidy(number: number): number {
  return Number.isInteger(number) ? number : exact(number);
}

function termAt(term: Term, root: Json | undefined, place: string): readonly number[] {
  const [value] = at(root, term.at);
  if (term.optional && (value === undefined || value === null)) return [];
  const number =
    typeof value === 'string' && /^\s*-?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(value) ? Number(value) : value;
  // Beyond this, a number is no amount of anything that a person owns, and its last digits are not exact.
  if (typeof number !== 'number' || !(Math.abs(number) <= Number.MAX_SAFE_INTEGER))
    return refuse('changed-shape', `${place}${term.at}`, `Expected a number at ${place}${term.at}.`);
  if (term.unless?.includes(number) || number >= (term.below ?? Number.POSITIVE_INFINITY)) return [];
  return [(term.unsigned ? Math.abs(number) : number) * (term.times ?? 1)];
}

/** What its elements come to; none where there is no element, and nobody says what that means. */
function sumAt({ sum, only, all, empty, ...term }: Sum, root: Json | undefined, place: string) {
  const listed = elementsAt(root, sum.split('.'), place);
  for (const { element, place: own } of listed) {
    // Nobody knows whether it is one of them, so the sum isn't known either.
    if (only !== undefined && at(element, only.at).length === 0)
      refuse('changed-shape', `${own}${only.at}`, `Expected something at ${own}${only.at}.`);
  }
  const elements = listed.filter(({ element }) => only === undefined || holds(only, element));
  const strange = elements.find(({ element }) => all !== undefined && !holds(all, element));
  if (strange !== undefined)
    refuse('changed-shape', `${strange.place}${all?.at}`, 'Amounts of different kinds stand in one list.');
  if (elements.length === 0) return empty === undefined ? [] : [empty];
  return elements.flatMap(({ element, place: own }) => termAt(term, element, own));
}

/** All that stands at a place with `*`, each with its own place. Unlike `at`, nothing on the way may be missing. */
function elementsAt(
  root: Json | undefined,
  [part, ...rest]: readonly string[],
  place: string,
): readonly { readonly element: Json | undefined; readonly place: string }[] {
  if (part === undefined) return [{ element: root, place }];
  const here = place.replace(/\.$/, '') || 'body';
  if (part !== '*') {
    const [inner] = isJsonObject(root) ? at(root, part) : [];
    return elementsAt(inner, rest, `${place}${part}.`);
  }
  if (!Array.isArray(root)) return refuse('changed-shape', here, `Expected a list at ${here}.`);
  // A longer list was cut when it was picked.
  if (root.length >= MAX_ITEMS)
    return refuse('changed-shape', here, `The list at ${here} is too long to be added up.`);
  return root.flatMap((one, index) => elementsAt(one, rest, `${here}[${index}].`));
}

/** Missing or null: not known. */
function timeAt(
  moment: Moment | undefined,
  root: Json | undefined,
  place: string,
  now: number,
): number | undefined {
  if (moment === undefined) return undefined;
  if (moment === 'next-utc-day') return nextUtcDay(now);
  if (moment === 'next-utc-month') return nextUtcMonth(now);
  const [value] = at(root, moment.at);
  if (value === undefined || value === null) return undefined;
  const time =
    moment.in === 'iso'
      ? typeof value === 'string'
        ? instant(value)
        : undefined
      : typeof value === 'number'
        ? value * (moment.in === 's' ? 1000 : 1)
        : undefined;
  // ECMA-262, 21.4.1.1: what a Date can hold.
  if (time === undefined || !(Math.abs(time) <= 8.64e15))
    return refuse('changed-shape', `${place}${moment.at}`, `Expected a time at ${place}${moment.at}.`);
  return time;
}
