import type { Pick } from '../../wire/pick';
import type { Place } from '../../wire/place';
import type { Amount, Condition, KeyedAsk, KeyedPool, Moment, Term } from './row';

/** What an ask needs of its answer: exactly the places that its row names. */
export function pickOf({ refusals = [], pools, plan }: KeyedAsk): Pick {
  const places = [...refusals.map(({ at }) => at), ...placesFor(plan), ...pools.flatMap(placesOf)];
  return merged(places.map((place) => place.split('.')));
}

function placesOf(pool: KeyedPool): readonly Place[] {
  const { named, whereThere, whereMissing, unit, remaining, limit, used, windowSeconds } = pool;
  const inner = [
    ...[named, whereThere, whereMissing].filter((place) => place !== undefined),
    ...[pool.only, pool.unless].flatMap(conditionsOf).map(({ at }) => at),
    ...(typeof unit === 'string' ? [] : [unit.at]),
    ...[remaining, limit, used, windowSeconds].flatMap(termsOf).map(({ at }) => at),
    ...[pool.resetsAt, pool.expiresAt].flatMap(placeOfMoment),
  ];
  const lists = placesFor(pool.each);
  return lists.length === 0 ? inner : lists.flatMap((list) => inner.map((place) => `${list}.*.${place}`));
}

/** The numbers of the answer that an amount is the sum of; none where it is one of our own. */
export function termsOf(amount: Amount | undefined): readonly Term[] {
  if (amount === undefined || typeof amount === 'number') return [];
  if (typeof amount === 'string') return [{ at: amount }];
  return Array.isArray(amount) ? amount : [amount as Term];
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
