import type { Pick } from '../../wire/pick';
import type { Place } from '../../wire/place';
import type { Amount, Condition, KeyedAsk, KeyedFirst, KeyedPool, Moment, Sum, Term } from './row';

/** What an ask needs of its answer: exactly the places that its row names. */
export function pickOf({ refusals = [], pools, plan }: KeyedAsk): Pick {
  return pickAll([...refusals.map(({ at }) => at), ...placesFor(plan), ...pools.flatMap(placesOf)]);
}

/** The same of the request that tells the accounts. */
export function identityPickOf({ refusals = [], pools = [], accounts }: KeyedFirst): Pick {
  const { each, id, label, also = {} } = accounts;
  const own = [...placesFor(id), ...placesFor(label), ...Object.values(also)];
  const places = each === undefined ? own : own.map((place) => `${each}.*.${place}`);
  return pickAll([...refusals.map(({ at }) => at), ...places, ...pools.flatMap(placesOf)]);
}

/** An empty part is the answer itself, where that is a list. */
function pickAll(places: readonly Place[]): Pick {
  return merged(places.map((place) => place.split('.').filter((part) => part !== '')));
}

function placesOf(pool: KeyedPool): readonly Place[] {
  const { named, calledAt, whereThere, whereMissing, unit, remaining, limit, used, windowSeconds } = pool;
  const inner = [
    ...[named, calledAt, whereThere, whereMissing].filter((place) => place !== undefined),
    ...[pool.only, pool.unless].flatMap(conditionsOf).map(({ at }) => at),
    ...(typeof unit === 'string' ? [] : [unit.at]),
    ...[remaining, limit, used, windowSeconds].flatMap(termsOf).flatMap(placesOfTerm),
    ...[pool.resetsAt, pool.expiresAt].flatMap(placeOfMoment),
  ];
  const lists = placesFor(pool.each);
  return lists.length === 0 ? inner : lists.flatMap((list) => inner.map((place) => `${list}.*.${place}`));
}

/** The numbers of the answer that an amount is the sum of; none where it is one of our own. */
export function termsOf(amount: Amount | undefined): readonly (Term | Sum)[] {
  if (amount === undefined || typeof amount === 'number') return [];
  if (typeof amount === 'string') return [{ at: amount }];
  return Array.isArray(amount) ? amount : [amount as Term | Sum];
}

/** What an ask needs of its own query: by what its amounts are divided. */
export function queryOf({ pools }: KeyedAsk): Readonly<Record<string, true>> | undefined {
  const names = pools
    .flatMap(({ remaining, limit, used }) => [remaining, limit, used].flatMap(termsOf))
    .flatMap((term) => ('per' in term && term.per !== undefined ? [term.per] : []));
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, true]));
}

function placesOfTerm(term: Term | Sum): readonly Place[] {
  if (!('sum' in term)) return [term.at];
  const { sum, at, only, all } = term;
  return [at, ...[only, all].flatMap(conditionsOf).map((one) => one.at)].map((place) => `${sum}.${place}`);
}

/** The places of a list or a name, the newest shape first. */
export function placesFor(places: Place | readonly Place[] | undefined): readonly Place[] {
  if (places === undefined) return [];
  return typeof places === 'string' ? [places] : places;
}

export function conditionsOf(conditions: KeyedPool['only']): readonly Condition[] {
  if (conditions === undefined) return [];
  return Array.isArray(conditions) ? conditions : [conditions as Condition];
}

function placeOfMoment(moment: Moment | undefined): readonly Place[] {
  return typeof moment === 'object' ? [moment.at] : [];
}

/** `['data', '*', 'amount']` and others as one pick: `*` and numbers are elements of a list. */
function merged(paths: readonly (readonly string[])[]): Pick {
  const here = paths.filter(({ length }) => length > 0);
  if (here.length === 0) return true;
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const [first = '', ...rest] of here) byFirst.set(first, [...(byFirst.get(first) ?? []), rest]);
  const elements = [...byFirst].filter(([first]) => first === '*' || /^\d+$/.test(first));
  if (elements.length > 0) return { each: merged(elements.flatMap(([, rest]) => rest)) };
  return { keys: Object.fromEntries([...byFirst].map(([first, rest]) => [first, merged(rest)])) };
}
