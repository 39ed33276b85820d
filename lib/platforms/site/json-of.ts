import { isJsonObject, type Json } from '../../wire/json';

/** An answer that holds these numbers at their places, as `numbersOf` wrote them, and nothing else. */
export function jsonOf(numbers: Readonly<Record<string, number | string>>): Json {
  let root: Json = {};
  for (const [place, value] of Object.entries(numbers)) root = withAt(root, stepsOf(place), value);
  return root;
}

type Step = string | number;

function stepsOf(place: string): readonly Step[] {
  return [...place.matchAll(/\[(\d+)\]|"((?:[^"\\]|\\.)*)"|[A-Za-z_]\w*/g)].map(([whole, index, quoted]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? whole : String(JSON.parse(`"${quoted}"`));
  });
}

function withAt(json: Json | undefined, [step, ...rest]: readonly Step[], value: Json): Json {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list: Json[] = Array.isArray(json) ? [...json] : [];
    // Elements before it that held no number.
    while (list.length < step) list.push(null);
    list[step] = withAt(list[step], rest, value);
    return list;
  }
  const before = json !== undefined && isJsonObject(json) ? json : {};
  const own = Object.hasOwn(before, step) ? before[step] : undefined;
  // Assigned, `__proto__` would become the prototype.
  return Object.fromEntries([...Object.entries(before), [step, withAt(own, rest, value)]]) as Json;
}
