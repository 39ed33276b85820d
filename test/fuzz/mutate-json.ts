import type { Json } from '../../lib/wire/json';
import { hostile } from './corpus';
import type { Random } from './random';

const numbers = [
  0,
  -0,
  1,
  -1,
  0.1,
  1e308,
  -1e308,
  5e-324,
  2 ** 53 + 2,
  1e21,
  Number.POSITIVE_INFINITY,
  Number.NaN,
];

const words = ['GET', 'json', 'events', 'hello', 'https://claude.ai/', 'observation', 'x'.repeat(301)];

/** Names that mean something to JavaScript, and some that mean something here. */
export const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  'toJSON',
  '',
  'kind',
  'type',
  'id',
  'value',
  'name',
  'args',
  'body',
];

/** What JSON has no word for. Messages are structured clones in Firefox, and may hold these. */
const foreign = [
  ...[undefined, 1n, new Date(0), new Map([[1, 2]]), new Set([1]), new Uint8Array(2), /x/, new Error('x')],
  ...[Object.assign([], { length: 3 }), Object.assign(Object.create({ kind: 'json' }), { value: 1 })],
];

/** A value of any kind that JSON has, of any size. */
export function anyJson(random: Random, depth = 3): Json {
  switch (random.below(depth <= 0 ? 6 : 9)) {
    case 0:
      return null;
    case 1:
      return random.once(2);
    case 2:
      return random.of(numbers);
    case 3:
      return random.of(hostile).repeat(random.once(8) ? random.below(400) : 1);
    case 4:
      return random.of(words);
    case 5:
      return random.once(40) ? nested(random.below(2_000)) : [];
    case 6:
      return Array.from({ length: random.below(4) }, () => anyJson(random, depth - 1));
    default: {
      const object = {};
      for (let left = random.below(4); left > 0; left--)
        set(object, random.of(names), anyJson(random, depth - 1));
      return object;
    }
  }
}

export function anyValue(random: Random): unknown {
  return random.once(12) ? random.of(foreign) : anyJson(random);
}

export function nested(depth: number): Json {
  let value: Json = 'deep';
  for (let left = depth; left > 0; left--) value = left % 2 === 0 ? [value] : { a: value };
  return value;
}

/** As JSON.parse does: `__proto__` is a member like any other. */
export function set(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** A copy of `value` with one place changed: replaced by something of `any`, gone, added, doubled, or put one deeper. */
export function mutatedValue(
  value: unknown,
  random: Random,
  any: (random: Random) => unknown = anyValue,
): unknown {
  const isLeaf = typeof value !== 'object' || value === null;
  if (isLeaf || random.once(6)) return random.once(5) ? [value] : any(random);
  if (Array.isArray(value)) {
    const copy = [...value];
    if (copy.length === 0 || random.once(4))
      copy.push(copy.length > 0 && random.once(2) ? copy[0] : any(random));
    else {
      const at = random.below(copy.length);
      copy[at] = mutatedValue(copy[at], random, any);
    }
    return copy;
  }
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) set(copy, name, member);
  const members = Object.keys(copy);
  if (members.length === 0 || random.once(8)) set(copy, random.of(names), any(random));
  else {
    const name = random.of(members);
    if (random.once(8)) delete copy[name];
    else set(copy, name, mutatedValue(copy[name], random, any));
  }
  return copy;
}
