import { addedUp, type ByScript } from '../core/quote/script';
import { isJsonObject, type Json, type JsonObject, parseJson } from './json';
import { parts } from './parts';

/**
 * Which fields of a message may leave the page. Whatever is not declared stays in the page.
 *
 * - `true`: a primitive as it is (strings cut to {@link MAX_STRING});
 * - `'length'`: a text reduced to its number of characters (prompts);
 * - `'tokens'`: a text, or messages and parts of them (`{ text }`, `{ content }`, `{ parts }`, lists), reduced to about
 *   how many tokens it has of which script: `{ latin: 12, cjk: 3 }`;
 * - `{ oneOf }`: a string, only if it is one of these;
 * - `{ has }`: the first of these words (in lower case) that a text holds in whatever case: a flag, not the text;
 * - `{ lines }`: of a text the lines that fit one of these sources of regular expressions, in whatever case, and are no
 *   longer than {@link MAX_STRING} (first {@link MAX_ITEMS});
 * - `{ json }`: a string that is itself JSON, parsed and picked from;
 * - `{ jwt }`: a bearer token, of which only claims of the payload are picked (never the token);
 * - `{ each }`: an array, each element picked alike (first {@link MAX_ITEMS});
 * - `{ at }`: an array whose places mean something (Google's JSPB): the declared places alone, as an object by their
 *   numbers;
 * - `{ named }`: an array of `{ name, value }`, of which only those of these names are picked, by their value's pick;
 * - `{ list }`: the same, or one such element alone, which comes out as a list of one (batched calls);
 * - `{ keys }`: an object, by key; the key `'*'` stands for all others. With `only`: if these of its keys hold one of
 *   these values, else nothing of it (one kind of event among many that share their fields);
 * - `{ find }`: for each of these keys all that stands under it, wherever in the message: a list by key, the nearest
 *   to the root first ({@link MAX_FOUND} a key, to the depth {@link MAX_DEPTH}). For GraphQL, where the same object
 *   comes at another place in each answer.
 */
export type Pick =
  | true
  | 'length'
  | 'tokens'
  | { readonly oneOf: readonly string[] }
  | { readonly has: readonly string[] }
  | { readonly lines: readonly string[] }
  | { readonly json: Pick }
  | { readonly jwt: Pick }
  | { readonly each: Pick }
  | { readonly at: { readonly [place: number]: Pick } }
  | { readonly named: { readonly [name: string]: Pick } }
  | { readonly list: Pick }
  | {
      readonly keys: { readonly [key: string]: Pick };
      readonly only?: { readonly [key: string]: readonly string[] };
    }
  | { readonly find: { readonly [key: string]: Pick } };

export const MAX_STRING = 300;
export const MAX_ITEMS = 200;
export const MAX_FOUND = 40;
export const MAX_DEPTH = 12;
/** Objects and lists that a search looks into: more than an answer of 1 MB usually has. */
const MAX_SEARCHED = 20_000;

/** Shorthand for the most common pick: an object of which these keys are primitives. */
export function fields<K extends string>(...names: K[]): { readonly keys: { readonly [key: string]: Pick } } {
  return { keys: Object.fromEntries(names.map((name) => [name, true as const])) };
}

/**
 * The declared part of `value`. Where the wire has another kind of value than declared, its kind
 * survives without its content (`{}`, `[]`, `''`, a number, a boolean or null), so that the parser can
 * name the place; what is not declared or not there is absent. No text passes where an object or an
 * array is declared: in ChatGPT's deltas the same key holds a message here and a word of the answer there.
 */
export function pick(value: Json | undefined, shape: Pick): Json | undefined {
  if (value === undefined) return undefined;
  if (shape === true) return primitiveOrKind(value);
  if (shape === 'length') return typeof value === 'string' ? value.length : undefined;
  if (shape === 'tokens') return tokens(value);
  if ('oneOf' in shape) return typeof value === 'string' && shape.oneOf.includes(value) ? value : undefined;
  if ('has' in shape) return typeof value === 'string' ? wordIn(value, shape.has) : undefined;
  if ('lines' in shape) return typeof value === 'string' ? linesOf(value, shape.lines) : kind(value);
  if ('json' in shape)
    return typeof value === 'string' ? pick(parsed(value), shape.json) : pick(value, shape.json);
  if ('jwt' in shape) return typeof value === 'string' ? pick(jwtPayload(value), shape.jwt) : undefined;
  if ('each' in shape) {
    if (!Array.isArray(value)) return kind(value);
    return value.slice(0, MAX_ITEMS).map((item: Json) => pick(item, shape.each) ?? null);
  }
  if ('at' in shape) return Array.isArray(value) ? placed(value, shape.at) : kind(value);
  if ('named' in shape) {
    if (!Array.isArray(value)) return kind(value);
    return value.slice(0, MAX_ITEMS).flatMap((item: Json) => named(item, shape.named));
  }
  if ('list' in shape) return pick(Array.isArray(value) ? value : [value], { each: shape.list });
  if ('find' in shape)
    return typeof value === 'object' && value !== null ? found(value, shape.find) : kind(value);
  if (!isJsonObject(value)) return kind(value);
  const picked: Record<string, Json> = {};
  if (shape.only !== undefined && !isMeant(value, shape.only)) return picked;
  let others = 0;
  for (const [key, item] of Object.entries(value)) {
    // Assigned, it would become the prototype, and its members would be read as the object's own.
    if (key === '__proto__') continue;
    const own = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    if (
      own === undefined &&
      (shape.keys['*'] === undefined || ++others > MAX_ITEMS || key.length > MAX_STRING)
    )
      continue;
    const inner = pick(item, (own ?? shape.keys['*']) as Pick);
    if (inner !== undefined) picked[key] = inner;
  }
  return picked;
}

/**
 * What a JSON text must match for this pick to find anything in it: one of the strings that `only` asks for, else one of
 * the declared keys, or one of the strings that a key is declared to hold. A look is much cheaper than parsing, and most events of a stream
 * hold nothing but words. Undefined where everything must be parsed. It may match too much, never too little:
 * an escape could spell any of them, so it matches as well.
 */
export function clueOf(shape: Pick): RegExp | undefined {
  if (typeof shape !== 'object' || !('keys' in shape)) return undefined;
  const [asked] = Object.values(shape.only ?? {});
  if (asked === undefined && Object.hasOwn(shape.keys, '*')) return undefined;
  const words =
    asked ??
    Object.entries(shape.keys).flatMap(([key, inner]) =>
      typeof inner === 'object' && 'oneOf' in inner ? inner.oneOf : [key],
    );
  const literal = (word: string) => JSON.stringify(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(['\\\\[u/]', ...words.map(literal)].join('|'));
}

/** Whether a picked value holds anything declared; mere kinds (`{}`, `[]`, `''`) do not count. */
export function holdsAnything(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (typeof value !== 'object') return true;
  return (Array.isArray(value) ? value : Object.values(value)).some(holdsAnything);
}

function wordIn(text: string, words: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  return words.find((word) => lower.includes(word));
}

function linesOf(text: string, sources: readonly string[]): readonly string[] {
  const wanted = sources.map((source) => new RegExp(source, 'i'));
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.length <= MAX_STRING && wanted.some((expression) => expression.test(line)))
    .slice(0, MAX_ITEMS);
}

/** Only what is declared is looked at, however long the list is. */
function placed(list: readonly Json[], shapes: { readonly [place: number]: Pick }): JsonObject {
  const picked: Record<string, Json> = {};
  for (const [place, shape] of Object.entries(shapes)) {
    const inner = pick(list[Number(place)], shape);
    if (inner !== undefined) picked[place] = inner;
  }
  return picked;
}

/** What Kling sends its arguments as. The value of a name that is not declared may be the prompt. */
function named(item: Json, shapes: { readonly [name: string]: Pick }): readonly Json[] {
  if (!isJsonObject(item) || typeof item.name !== 'string') return [];
  const shape = Object.hasOwn(shapes, item.name) ? shapes[item.name] : undefined;
  const value = shape && pick(item.value, shape);
  return value === undefined ? [] : [{ name: item.name, value }];
}

function isMeant(value: JsonObject, only: { readonly [key: string]: readonly string[] }): boolean {
  return Object.entries(only).every(([key, values]) => {
    const own = Object.hasOwn(value, key) ? value[key] : undefined;
    return typeof own === 'string' && values.includes(own);
  });
}

/** Level by level, so that of too many those are left out that stand deepest. What is found is searched as well. */
function found(root: Json, wanted: { readonly [key: string]: Pick }): Json {
  const all: Record<string, Json[]> = {};
  let level: readonly Json[] = [root];
  let searched = 0;
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth++) {
    const next: Json[] = [];
    for (const one of level) {
      if (++searched > MAX_SEARCHED) return all;
      for (const [key, inner] of Object.entries(one ?? {}) as [string, Json][]) {
        if (typeof inner === 'object' && inner !== null) next.push(inner);
        const shape = !Array.isArray(one) && Object.hasOwn(wanted, key) ? wanted[key] : undefined;
        if (shape === undefined || (all[key]?.length ?? 0) >= MAX_FOUND) continue;
        all[key] = [...(all[key] ?? []), pick(inner, shape) ?? null];
      }
    }
    level = next;
  }
  return all;
}

/** Messages hold parts, which hold texts; what is nested deeper is no message. */
const MAX_MESSAGE_DEPTH = 6;

/** Undefined where there is no text. The parts that are none (pictures) count nothing: what they take is each model's own. */
function tokens(value: Json | undefined, depth = 0): ByScript | undefined {
  if (typeof value === 'string') return parts.countTokens?.(value);
  if (value === undefined || depth === MAX_MESSAGE_DEPTH) return undefined;
  const messageOf = (one: Json) => (isJsonObject(one) ? [one.text, one.content, one.parts] : []);
  const inner: readonly (Json | undefined)[] = Array.isArray(value) ? value : messageOf(value);
  const counts = inner.flatMap((one) => tokens(one, depth + 1) ?? []);
  return counts.length === 0 ? undefined : addedUp(counts);
}

function primitiveOrKind(value: Json): Json {
  return typeof value === 'string' ? value.slice(0, MAX_STRING) : kind(value);
}

function kind(value: Json): Json {
  if (typeof value === 'string') return '';
  // JSON.parse makes Infinity of 1e999; it would not survive a message, and is no amount.
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return [];
  return typeof value === 'object' && value !== null ? {} : value;
}

function parsed(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** RFC 7519: the second of three base64url parts. The signature is not checked; the platform does that. */
function jwtPayload(header: string): Json | undefined {
  const part = header.replace(/^Bearer\s+/i, '').split('.')[1];
  if (part === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    return parsed(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
