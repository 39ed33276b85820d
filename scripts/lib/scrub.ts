import { isJsonObject, type Json } from '../../lib/wire/json';
import { type Pick, pick } from '../../lib/wire/pick';

/**
 * Makes a body that somebody recorded fit to be kept in the repository: what is declared stays, because the parser needs
 * it, everything else keeps its name and its kind and loses its value. Of what stays, mail addresses and ids become made-up
 * ones, the same for the same.
 */
export class Scrubber {
  readonly #known = new Map<string, string>();

  scrub(value: Json, shape: Pick | undefined): Json {
    if (shape === undefined) return neutral(value);
    if (shape === true) return typeof value === 'string' ? this.text(value) : emptied(value);
    if (shape === 'length' || shape === 'tokens') return sameLength(value);
    if ('oneOf' in shape || 'has' in shape) return typeof value === 'string' ? value : emptied(value);
    if ('jwt' in shape) return neutral(value);
    if ('lines' in shape) return typeof value === 'string' ? this.#lines(value, shape) : neutral(value);
    if ('json' in shape) return this.#embedded(value, shape.json);
    if ('each' in shape || 'list' in shape) {
      const inner = 'each' in shape ? shape.each : shape.list;
      return Array.isArray(value)
        ? value.map((one: Json) => this.scrub(one, inner))
        : this.scrub(value, inner);
    }
    if ('find' in shape) return this.#found(value, shape.find);
    if ('named' in shape)
      return Array.isArray(value) ? value.map((one: Json) => this.#named(one, shape.named)) : neutral(value);
    if ('at' in shape)
      return Array.isArray(value)
        ? value.map((one: Json, place) => this.scrub(one, shape.at[place]))
        : neutral(value);
    if (!isJsonObject(value)) return neutral(value);
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        this.scrub(inner, shape.keys[key] ?? shape.keys['*']),
      ]),
    );
  }

  /** A text that is kept: without what tells who it was. */
  text(value: string): string {
    return value
      .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, (mail) => this.#standIn(mail, (n) => `person-${n}@example.com`))
      .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, (uuid) =>
        this.#standIn(uuid, (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
      )
      .replace(/\b(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[A-Za-z0-9_-]{20,}\b/g, (id) =>
        isWords(id) ? id : this.#standIn(id, (n) => `made-up-${n}`),
      )
      .replace(/(?<!-)\b(?:[a-z]{1,4}_)?(?=[a-f]*\d)[0-9a-f]{12,}\b/g, (id) =>
        this.#standIn(id, (n) => `made-up-${n}`),
      );
  }

  /** The lines that are picked, and nothing of the others. */
  #lines(value: string, shape: Pick): Json {
    const kept = pick(value, shape);
    return Array.isArray(kept) ? this.text(kept.join('\n')) : '';
  }

  #standIn(value: string, make: (n: number) => string): string {
    const known = this.#known.get(value) ?? make(this.#known.size + 1);
    this.#known.set(value, known);
    return known;
  }

  /** JSON in a text, as text again. */
  #embedded(value: Json, shape: Pick): Json {
    if (typeof value !== 'string') return this.scrub(value, shape);
    try {
      return JSON.stringify(this.scrub(JSON.parse(value) as Json, shape));
    } catch {
      return neutral(value);
    }
  }

  #found(value: Json, wanted: { readonly [key: string]: Pick }): Json {
    if (Array.isArray(value)) return value.map((one: Json) => this.#found(one, wanted));
    if (!isJsonObject(value)) return neutral(value);
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const shape = Object.hasOwn(wanted, key) ? wanted[key] : undefined;
        if (shape === undefined) return [key, this.#found(inner, wanted)];
        // What is found is searched as well: see `found` in lib/wire/pick.ts.
        return [key, both(this.#found(inner, wanted), this.scrub(inner, shape))];
      }),
    );
  }

  #named(value: Json, shapes: { readonly [name: string]: Pick }): Json {
    if (!isJsonObject(value) || typeof value.name !== 'string') return neutral(value);
    const shape = Object.hasOwn(shapes, value.name) ? shapes[value.name] : undefined;
    return { ...(neutral(value) as object), name: value.name, value: this.scrub(value.value ?? null, shape) };
  }
}

/** A name such as `claude-sonnet-4-5-20260801`, which is long and has digits but is nobody's. */
function isWords(text: string): boolean {
  return text.split(/[-_]/).every((part) => /^([a-z]+\d{0,3}|v?\d{1,4}[a-z]{0,2}|20\d{6})$/i.test(part));
}

/** What is kept by either of two scrubbings of the same value. */
function both(searched: Json, declared: Json): Json {
  if (isJsonObject(searched) && isJsonObject(declared)) {
    const merged = Object.entries(declared).map(([key, inner]) => {
      const other = Object.hasOwn(searched, key) ? searched[key] : undefined;
      return [key, other === undefined ? inner : both(other, inner)] as const;
    });
    return Object.fromEntries([...Object.entries(searched), ...merged]);
  }
  if (Array.isArray(searched) && Array.isArray(declared)) {
    const [longer, shorter] = searched.length > declared.length ? [searched, declared] : [declared, searched];
    return longer.map((one: Json, index) => {
      const other = shorter[index];
      return other === undefined
        ? one
        : both(longer === searched ? one : other, longer === searched ? other : one);
    });
  }
  const isNeutral = declared === 'removed' || declared === 0;
  return isNeutral ? searched : declared;
}

/** The same kinds and names, no value. */
function neutral(value: Json): Json {
  if (Array.isArray(value)) return value.slice(0, 1).map((one: Json) => neutral(one));
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, neutral(inner)]));
  if (typeof value === 'string') return value === '' ? '' : 'removed';
  return typeof value === 'number' ? 0 : value;
}

/** Where a plain value is declared and something else stands. */
function emptied(value: Json): Json {
  if (Array.isArray(value)) return [];
  return isJsonObject(value) ? {} : value;
}

function sameLength(value: Json): Json {
  if (typeof value === 'string') return 'x'.repeat(value.length);
  if (Array.isArray(value)) return value.map((one: Json) => sameLength(one));
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sameLength(inner)]));
  return value;
}
