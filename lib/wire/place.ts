import { isJsonObject, type Json } from './json';

/**
 * A place in picked JSON: `options.seconds`; `0` is an element or a key; `*` all elements or members, `~` the members' names;
 * `arguments[name=duration].value` the element whose `name` is `duration`; `requests.length` how many.
 */
export type Place = string;

const PART = /([^.[\]]+)|\[(\w+)=([^\]]*)\]/g;

/** All that stands at the place, in order; nothing where it isn't there. */
export function at(root: Json | undefined, place: Place): readonly Json[] {
  let found: readonly Json[] = root === undefined ? [] : [root];
  for (const [, name, key, value] of place.matchAll(PART)) {
    found = found.flatMap((one) =>
      name === undefined ? elementsWith(one, key ?? '', value ?? '') : member(one, name),
    );
  }
  return found;
}

function member(value: Json, name: string): readonly Json[] {
  if (Array.isArray(value)) {
    if (name === '*') return value;
    if (name === 'length') return [value.length];
    const element = value[Number(name)];
    return element === undefined ? [] : [element];
  }
  if (!isJsonObject(value)) return [];
  if (name === '*') return Object.values(value);
  if (name === '~') return Object.keys(value);
  const inner = Object.hasOwn(value, name) ? value[name] : undefined;
  return inner === undefined ? [] : [inner];
}

function elementsWith(value: Json, key: string, wanted: string): readonly Json[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one: Json) => isJsonObject(one) && String(one[key]) === wanted);
}
