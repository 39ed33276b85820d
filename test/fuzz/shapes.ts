import { platforms } from '../../lib/platforms';
import { batchPick } from '../../lib/wire/batchexecute';
import type { Endpoint } from '../../lib/wire/endpoint';
import { isJsonObject, type Json } from '../../lib/wire/json';
import { fields, MAX_ITEMS, MAX_STRING, type Pick } from '../../lib/wire/pick';
import { set } from './mutate-json';
import type { Random } from './random';

export const endpoints: readonly Endpoint[] = platforms.flatMap((platform) =>
  Object.values(platform.endpoints),
);

/** What no platform declares (yet): names and words that have to be written with care. */
const odd: readonly Pick[] = [
  fields('a/b', 'a"b', 'a\\b', 'a\nb', 'größer', '漢字', '🎵', '', '.*', '(', '$', '\u2028', '\u007f'),
  { keys: { type: { oneOf: ['a/b', 'a"b', 'ü', '[x]', ''] }, v: { json: { keys: { '*': true } } } } },
  { keys: { '*': { each: { keys: { '*': true } } } } },
  { json: { each: 'length' } },
  fields('constructor', 'toString', 'valueOf'),
  { each: { jwt: fields('sub') } },
  { at: { 1: { each: { at: { 0: 'length', 2: true } } }, 5: { oneOf: ['a'] } } },
  true,
];

/** What may be picked of a stream's events. */
export function streamPicks({ events, lines, batchexecute }: Endpoint['response']): readonly Pick[] {
  return [events, lines, batchexecute && batchPick(batchexecute)].filter((pick) => pick !== undefined);
}

/** Every declaration of what may leave a page. */
export const picks: readonly Pick[] = [
  ...odd,
  ...endpoints.flatMap(({ request, response }) => [
    ...Object.values(request?.headers ?? {}),
    ...[request?.body, response.json, ...streamPicks(response)].filter((pick) => pick !== undefined),
    ...Object.values(response.page?.scripts ?? {}),
  ]),
];

/** Whether a picked value is what its declaration allows: nothing else can hold a word of the page. */
export function isDeclared(value: Json, shape: Pick): boolean {
  if (value === null || typeof value === 'boolean' || value === '') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (shape === 'length') return false;
  if (shape === 'tokens')
    return typeof value === 'object' && Object.values(value).every((count) => typeof count === 'number');
  if (typeof value === 'object' && !Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype)
    return false;
  if (shape === true) {
    if (typeof value === 'string') return value.length <= MAX_STRING;
    return Object.keys(value).length === 0;
  }
  if ('oneOf' in shape) return typeof value === 'string' && shape.oneOf.includes(value);
  if ('has' in shape) return typeof value === 'string' && shape.has.includes(value);
  if ('lines' in shape)
    return Array.isArray(value)
      ? value.every((line: Json) => shape.lines.some((source) => new RegExp(source, 'i').test(String(line))))
      : typeof value === 'object' && Object.keys(value).length === 0;
  if ('json' in shape) return isDeclared(value, shape.json);
  if ('jwt' in shape) return isDeclared(value, shape.jwt);
  if (typeof value === 'string') return false;
  if ('find' in shape)
    return Object.entries(value).every(([name, found]) => {
      const declared = Object.hasOwn(shape.find, name) ? shape.find[name] : undefined;
      return (
        declared !== undefined &&
        Array.isArray(found) &&
        found.every((one: Json) => isDeclared(one, declared))
      );
    });
  if ('at' in shape)
    return Object.entries(value).every(([place, item]) => {
      const declared = Object.hasOwn(shape.at, place) ? shape.at[Number(place)] : undefined;
      return declared !== undefined && isDeclared(item, declared);
    });
  if (Array.isArray(value)) {
    if ('keys' in shape) return value.length === 0;
    return value.length <= MAX_ITEMS && value.every((item: Json) => isDeclared(item, elementOf(shape, item)));
  }
  if (!('keys' in shape)) return Object.keys(value).length === 0;
  return Object.entries(value).every(([name, item]) => {
    const declared = Object.hasOwn(shape.keys, name) ? shape.keys[name] : shape.keys['*'];
    return declared !== undefined && isDeclared(item, declared);
  });
}

/** What an element of a list is declared as. */
function elementOf(
  shape: Extract<Pick, { each: Pick } | { list: Pick } | { named: object }>,
  item: Json,
): Pick {
  if ('each' in shape) return shape.each;
  if ('list' in shape) return shape.list;
  const name = isJsonObject(item) ? item.name : undefined;
  const value = typeof name === 'string' && Object.hasOwn(shape.named, name) ? shape.named[name] : undefined;
  return { keys: value === undefined ? {} : { name: { oneOf: [String(name)] }, value } };
}

/** Stands wherever nothing may be picked. */
export const SECRET = 'SECRET';

/**
 * JSON as the declaration has it, with secrets at all other places: at members that are not declared, in values of
 * another kind than declared, in texts of which only the length or a known word may be told.
 */
export function withSecrets(random: Random, shape: Pick): Json {
  if (random.once(10)) return otherKind(random, shape);
  if (shape === true)
    return random.of<Json>(['declared', 0.5, true, null, -0, 1e300, '\ud83c', 'x'.repeat(400)]);
  if (shape === 'length' || shape === 'tokens') return SECRET;
  if ('oneOf' in shape) return random.once(2) ? random.of(shape.oneOf) : SECRET;
  if ('has' in shape) return random.once(2) ? `${SECRET} ${random.of(shape.has)} ${SECRET}` : SECRET;
  if ('lines' in shape) return `${SECRET}\n ${SECRET}`;
  if ('json' in shape) {
    const inner = withSecrets(random, shape.json);
    // Of a text that is no JSON nothing is told; of one that is, what is declared.
    return random.once(2) ? JSON.stringify(inner) : inner === SECRET ? null : inner;
  }
  if ('jwt' in shape) {
    const claims = Buffer.from(JSON.stringify(withSecrets(random, shape.jwt))).toString('base64url');
    return `Bearer ${SECRET}.${claims}.${SECRET}`;
  }
  if ('each' in shape) return Array.from({ length: random.below(3) }, () => withSecrets(random, shape.each));
  if ('list' in shape) {
    const one = () => withSecrets(random, shape.list);
    return random.once(2) ? one() : Array.from({ length: random.below(3) }, one);
  }
  if ('named' in shape) {
    const said = Object.entries(shape.named).map(([name, inner]) => ({
      name,
      value: withSecrets(random, inner),
    }));
    return [...said, { name: 'prompt_', value: SECRET }, { name: SECRET, value: SECRET }, SECRET];
  }
  if ('find' in shape) {
    const found = Object.entries(shape.find).map(
      ([name, inner]) => [name, withSecrets(random, inner)] as const,
    );
    return { [SECRET]: SECRET, deep: [{ deeper: Object.fromEntries(found), secret: [SECRET] }] };
  }
  if ('at' in shape)
    return Array.from(
      { length: 1 + Math.max(...Object.keys(shape.at).map(Number)) + random.below(2) },
      (_, place) => {
        const declared = shape.at[place];
        return declared === undefined ? secrets(random) : withSecrets(random, declared);
      },
    );
  const object: { [name: string]: Json } = {};
  const isOpen = Object.hasOwn(shape.keys, '*');
  for (const [name, inner] of Object.entries(shape.keys))
    if (!random.once(4))
      set(
        object,
        name === '*' ? random.of(['other', 'constructor', '__proto__']) : name,
        withSecrets(random, inner),
      );
  for (const [name, values] of Object.entries(shape.only ?? {}))
    if (random.once(2)) set(object, name, random.of(values));
  if (!isOpen)
    set(object, random.of(['secret', SECRET, '__proto__', 'constructor_', 'content']), secrets(random));
  return object;
}

function secrets(random: Random): Json {
  return random.of<Json>([SECRET, [SECRET], { [SECRET]: SECRET }, { content: [SECRET] }]);
}

/** A value that is not of the declared kind, and tells something. */
function otherKind(random: Random, shape: Pick): Json {
  if (shape === true) return random.of<Json>([[SECRET], { [SECRET]: 1 }, { a: [SECRET] }]);
  if (typeof shape === 'object' && ('each' in shape || 'keys' in shape)) {
    if ('keys' in shape) return random.of<Json>([SECRET, [SECRET], [{ [SECRET]: SECRET }]]);
    return random.of<Json>([SECRET, { [SECRET]: SECRET }]);
  }
  if (typeof shape === 'object' && 'at' in shape) return random.of<Json>([SECRET, { [SECRET]: [SECRET] }]);
  // Of JSON in a text, the inner declaration says what is another kind.
  if (typeof shape === 'object' && 'json' in shape) return null;
  return random.of<Json>([SECRET, { [SECRET]: [SECRET] }, [SECRET]]);
}
