import type { Account } from '../../core/reading';
import type { Json } from '../../wire/json';
import { at, type Place } from '../../wire/place';
import type { Reader } from '../platform';
import { refuse } from '../read';
import { placesFor } from './picked';
import { joinedIds } from './placeholders';
import { checkBody, checkKey, readPool } from './read';
import type { KeyedFirst, KeyedRow } from './row';

/** Longer than any id that is known. What is stored has the key's before it, and up to three of them must fit. */
const MAX_ID = 50;

/** Reads which accounts a key may read, as its row says. */
export function identityReaderOf(row: KeyedRow, first: KeyedFirst): Reader {
  const { each } = first.accounts;
  return (answer) => {
    checkKey(row, answer);
    for (const refusal of first.refusals ?? []) checkBody(refusal, answer.json);
    const [list] = each === undefined ? [[answer.json]] : at(answer.json, each);
    if (!Array.isArray(list)) {
      const place = each || 'body';
      return refuse('changed-shape', place, `Expected a list at ${place}.`);
    }
    if (list.length === 0) return refuse('not-on-plan', each || 'body', first.none);
    const accounts = list.map((one: Json | undefined, index) => accountAt(first, one, index));
    if (first.pools === undefined) return { accounts };
    const pools = first.pools.flatMap((pool) => readPool(pool, answer));
    return {
      accounts,
      ...(accounts[0] === undefined ? {} : { account: accounts[0] }),
      pools,
      complete: true,
    };
  };
}

function accountAt(
  { accounts: { each, ...own } }: KeyedFirst,
  root: Json | undefined,
  index: number,
): Account {
  const places = placesFor(own.id);
  const id = places.map((place) => idAt(root, place, own.after)).find((text) => text !== undefined);
  const place = `${each === undefined ? '' : `${each}[${index}].`}${places[0]}`;
  if (id === undefined) return own.otherwise ?? refuse('changed-shape', place, `Expected an id at ${place}.`);
  const more = Object.entries(own.also ?? {}).flatMap(([word, at]) => {
    const found = idAt(root, at);
    return found === undefined ? [] : [[word, found]];
  });
  const [label] = own.label === undefined ? [] : at(root, own.label);
  return {
    id: own.also === undefined ? id : joinedIds({ id, ...Object.fromEntries(more) }),
    ...(typeof label === 'string' && label.trim() !== '' ? { label: label.trim() } : {}),
  };
}

function idAt(root: Json | undefined, place: Place, after = ''): string | undefined {
  const [value] = at(root, place);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value);
  const id = text.startsWith(after) ? text.slice(after.length) : text;
  return id === '' || id.length > MAX_ID ? undefined : id;
}
