import { platforms } from '../../lib/platforms';
import type { Endpoint } from '../../lib/wire/endpoint';
import type { Json } from '../../lib/wire/json';
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
  true,
];

/** Every declaration of what may leave a page. */
export const picks: readonly Pick[] = [
  ...odd,
  ...endpoints.flatMap(({ request, response }) => [
    ...Object.values(request?.headers ?? {}),
    ...[request?.body, response.json, response.events].filter((pick) => pick !== undefined),
    ...Object.values(response.page?.scripts ?? {}),
  ]),
];

/** Whether a picked value is what its declaration allows: nothing else can hold a word of the page. */
export function isDeclared(value: Json, shape: Pick): boolean {
  if (value === null || typeof value === 'boolean' || value === '') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (shape === 'length') return false;
  if (typeof value === 'object' && !Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype)
    return false;
  if (shape === true) {
    if (typeof value === 'string') return value.length <= MAX_STRING;
    return Object.keys(value).length === 0;
  }
  if ('oneOf' in shape) return typeof value === 'string' && shape.oneOf.includes(value);
  if ('json' in shape) return isDeclared(value, shape.json);
  if ('jwt' in shape) return isDeclared(value, shape.jwt);
  if (typeof value === 'string') return false;
  if (Array.isArray(value)) {
    if ('keys' in shape) return value.length === 0;
    return value.length <= MAX_ITEMS && value.every((item) => isDeclared(item, shape.each));
  }
  if ('each' in shape) return Object.keys(value).length === 0;
  return Object.entries(value).every(([name, item]) => {
    const declared = Object.hasOwn(shape.keys, name) ? shape.keys[name] : shape.keys['*'];
    return declared !== undefined && isDeclared(item, declared);
  });
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
  if (shape === 'length') return SECRET;
  if ('oneOf' in shape) return random.once(2) ? random.of(shape.oneOf) : SECRET;
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
  const object: { [name: string]: Json } = {};
  const isOpen = Object.hasOwn(shape.keys, '*');
  for (const [name, inner] of Object.entries(shape.keys))
    if (!random.once(4))
      set(
        object,
        name === '*' ? random.of(['other', 'constructor', '__proto__']) : name,
        withSecrets(random, inner),
      );
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
  // Of JSON in a text, the inner declaration says what is another kind.
  if (typeof shape === 'object' && 'json' in shape) return null;
  return random.of<Json>([SECRET, { [SECRET]: [SECRET] }, [SECRET]]);
}
