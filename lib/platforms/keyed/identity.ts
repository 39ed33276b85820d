import type { Account } from '../../core/reading';
import type { Json } from '../../wire/json';
import { at } from '../../wire/place';
import type { Reader } from '../platform';
import { refuse } from '../read';
import { placesFor } from './picked';
import { checkBody, checkKey } from './read';
import type { KeyedFirst, KeyedRow } from './row';

/** Longer than any id that is known; the id that is stored has the key's before it. */
const MAX_ID = 120;

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
    return { accounts: list.map((one: Json | undefined, index) => accountAt(first, one, index)) };
  };
}

function accountAt(
  { accounts: { each, ...own } }: KeyedFirst,
  root: Json | undefined,
  index: number,
): Account {
  const places = placesFor(own.id);
  const values = places.flatMap((place) => at(root, place).slice(0, 1));
  const id = values.map((value) => idOf(value, own.after)).find((text) => text !== undefined);
  if (id === undefined) {
    const place = `${each === undefined ? '' : `${each}[${index}].`}${places[0]}`;
    return refuse('changed-shape', place, `Expected an id at ${place}.`);
  }
  const [label] = own.label === undefined ? [] : at(root, own.label);
  return { id, ...(typeof label === 'string' && label.trim() !== '' ? { label: label.trim() } : {}) };
}

function idOf(value: Json, after = ''): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value);
  const id = text.startsWith(after) ? text.slice(after.length) : text;
  return id === '' || id.length > MAX_ID ? undefined : id;
}
