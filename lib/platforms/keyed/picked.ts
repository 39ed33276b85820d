import type { Pick } from '../../wire/pick';
import type { Place } from '../../wire/place';
import type { Amount, KeyedAsk, KeyedPool, Moment, Term } from './row';

/** What an ask needs of its answer: exactly the places that its row names. */
export function pickOf({ refusals = [], pools, plan }: KeyedAsk): Pick {
  const places = [
    ...refusals.map(({ at }) => at),
    ...(plan === undefined ? [] : [plan]),
    ...pools.flatMap(placesOf),
  ];
  return merged(places.map((place) => place.split('.')));
}

function placesOf(pool: KeyedPool): readonly Place[] {
  const { each, named, only, whereThere, unit, remaining, limit, used, resetsAt, expiresAt } = pool;
  const inner = [
    ...(named === undefined ? [] : [named]),
    ...(only === undefined ? [] : [only.at]),
    ...(whereThere === undefined ? [] : [whereThere]),
    ...(typeof unit === 'string' ? [] : [unit.at]),
    ...[remaining, limit, used]
      .flatMap((amount) => (amount === undefined ? [] : termsOf(amount)))
      .map(({ at }) => at),
    ...[resetsAt, expiresAt].flatMap(placeOfMoment),
  ];
  return each === undefined ? inner : inner.map((place) => `${each}.*.${place}`);
}

export function termsOf(amount: Amount): readonly Term[] {
  if (typeof amount === 'string') return [{ at: amount }];
  return Array.isArray(amount) ? amount : [amount as Term];
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
