import type { PoolReading } from '../../core/reading';
import type { Json } from '../../wire/json';
import { at } from '../../wire/place';
import type { Answer, Reader } from '../platform';
import { refuse } from '../read';
import { instant, nextUtcDay, nextUtcMonth } from '../time';
import { termsOf } from './picked';
import type { Amount, BodyRefusal, KeyedAsk, KeyedPool, KeyedRow, Moment, Term } from './row';

/** Reads the answer to an ask as its row says. */
export function readerOf(row: KeyedRow, ask: KeyedAsk): Reader {
  return (answer) => {
    checkKey(row, answer);
    for (const refusal of ask.refusals ?? []) checkBody(refusal, answer.json);
    const plan = planOf(ask, answer.json);
    return {
      pools: ask.pools.flatMap((pool) => readPool(pool, answer)),
      complete: true,
      ...(plan === undefined ? {} : { plan }),
    };
  };
}

const kinds = { inference: 'an API key', management: 'a management key', admin: 'an admin key' } as const;

/** "Signed out" is the kind for a key that isn't accepted: only the person can give a good one. */
function checkKey({ name, key }: KeyedRow, { status }: Answer): void {
  if (status === 401)
    refuse(
      'signed-out',
      'status',
      `${name} does not accept this key: it is wrong, disabled or revoked (401).`,
    );
  if (status === 403)
    refuse(
      'not-on-plan',
      'status',
      `${name} does not show this to the key (403): it wants ${kinds[key.kind]}.`,
    );
}

function checkBody({ at: place, is, isNot, kind, says }: BodyRefusal, json: Json | undefined): void {
  const [value] = at(json, place);
  const among = (values: readonly (string | number | boolean)[] | undefined) =>
    values?.some((one) => one === value) === true;
  if (is !== undefined ? among(is) : !among(isNot)) refuse(kind, place, says);
}

function planOf({ plan, planNames }: KeyedAsk, json: Json | undefined): string | undefined {
  const [value] = plan === undefined ? [] : at(json, plan);
  if (typeof value !== 'string' || value === '') return undefined;
  return planNames?.[value] ?? value;
}

function readPool(pool: KeyedPool, { json, now }: Answer): readonly PoolReading[] {
  const { each } = pool;
  if (each === undefined) return isThere(pool, json) ? [reading(pool, json, '', now)] : [];
  const [list] = at(json, each);
  if (!Array.isArray(list)) return refuse('changed-shape', each, `Expected a list at ${each}.`);
  return list.flatMap((element: Json, index) =>
    isWanted(pool, element) && isThere(pool, element)
      ? [reading(pool, element, `${each}[${index}].`, now)]
      : [],
  );
}

function isThere({ whereThere }: KeyedPool, root: Json | undefined): boolean {
  return whereThere === undefined || at(root, whereThere).some((value) => value !== null);
}

function isWanted({ only }: KeyedPool, element: Json): boolean {
  return only === undefined || at(element, only.at).some((value) => only.is.some((one) => one === value));
}

function reading(pool: KeyedPool, root: Json | undefined, place: string, now: number): PoolReading {
  const { remaining, limit, used } = pool;
  const unit = unitOf(pool, root, place);
  const own = nameOf(pool, root, place);
  const numbers = {
    remaining: amountAt(remaining, root, place),
    limit: amountAt(limit, root, place),
    used: amountAt(used, root, place),
  };
  for (const name of ['limit', 'used'] as const) {
    if ((numbers[name] ?? 0) < 0) refuse('changed-shape', `${place}${name}`, `The ${name} is below zero.`);
  }
  return {
    id: own === undefined ? pool.id : `${pool.id}:${own}`,
    label: own === undefined ? pool.label : `${pool.label}, ${own}`,
    unit,
    ...told(numbers),
    ...told({
      resetsAt: timeAt(pool.resetsAt, root, place, now),
      expiresAt: timeAt(pool.expiresAt, root, place, now),
    }),
    ...(pool.windowSeconds === undefined ? {} : { windowSeconds: pool.windowSeconds }),
    ...(pool.refills && pool.resetsAt !== undefined ? { refills: true as const } : {}),
    ...(pool.quiet ? { quiet: true as const } : {}),
    ...(pool.paysBeyond ? { paysBeyond: true as const } : {}),
  };
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

/** Undefined where none of its places holds a number, which all of them may. */
function amountAt(amount: Amount | undefined, root: Json | undefined, place: string): number | undefined {
  const numbers = amount === undefined ? [] : termsOf(amount).flatMap((term) => termAt(term, root, place));
  if (numbers.length === 0) return undefined;
  // Binary dust rounded away: 6685 − 6548.72 is 136.28.
  return Number(numbers.reduce((sum, number) => sum + number, 0).toFixed(9));
}

function termAt(term: Term, root: Json | undefined, place: string): readonly number[] {
  const [value] = at(root, term.at);
  if (term.optional && (value === undefined || value === null)) return [];
  const number = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  // Beyond this, a number is no amount of anything that a person owns, and its last digits are not exact.
  if (typeof number !== 'number' || !(Math.abs(number) <= Number.MAX_SAFE_INTEGER))
    return refuse('changed-shape', `${place}${term.at}`, `Expected a number at ${place}${term.at}.`);
  return term.unless?.includes(number) ? [] : [number * (term.times ?? 1)];
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
