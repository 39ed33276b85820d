import { type Json, parseJson } from './json';

/** As deep as no answer is; a forged nest must not overflow the stack. */
const MAX_DEPTH = 32;

/** How the first piece of an answer begins: its length, and the list `$R` of what is named in it. */
const HEAD = /^;0x[0-9a-f]{1,8};\(\(self\.\$R=self\.\$R\|\|\{\}\)\["[^"\\]*"\]=\[\],(?:\(\$R=>)?/;

/**
 * What a server function of SolidStart answers (solidjs/solid-start, server-functions; lxsmnsyc/seroval): JavaScript that
 * makes the value. It is read as the data that it spells, and never run. A date is its ISO text, an error
 * `{ error: its message }`; what is no data (a Map, a promise) is null, and what surrounds it is read all the same. Failures
 * may come as JSON.
 *
 * Throws a SyntaxError where the text is neither. Only the first piece is read: the later ones keep promises.
 */
export function parseSeroval(text: string): Json {
  if (!text.startsWith(';')) return parseJson(text);
  const head = HEAD.exec(text);
  if (head === null) throw new SyntaxError('no answer of a server function');
  const reader = new SerovalReader(text, head[0].length);
  const value = reader.value();
  reader.expect(')');
  return value ?? null;
}

class SerovalReader {
  /** What was named, by its number. What names itself is not there yet, so nothing is endless. */
  readonly #named = new Map<string, Json | undefined>();

  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  expect(character: string): void {
    if (this.text[this.at] !== character) throw new SyntaxError(`no ${character} where one was expected`);
    this.at++;
  }

  /** Undefined: `void 0`. */
  value(depth = 0): Json | undefined {
    if (depth > MAX_DEPTH) throw new SyntaxError('nested too deep');
    const start = this.at;
    const name = this.#match(/\$R\[(\d{1,9})\](=(?![=>]))?/y);
    if (name !== undefined) {
      const [, number = '', isNew] = name;
      if (isNew !== undefined) this.#named.set(number, this.value(depth + 1));
      if (this.#isEnd()) return this.#named.get(number);
    } else {
      const read = this.#plain(depth);
      if (this.#isEnd()) return read;
    }
    this.at = start;
    const error = this.#error();
    this.at = start;
    this.#skip();
    return error ?? null;
  }

  #error(): Json | undefined {
    if (this.#match(/(?:Object\.assign\()?new \w*Error\(/y) === undefined) return undefined;
    return { error: this.text[this.at] === '"' ? this.#string() : '' };
  }

  #plain(depth: number): Json | undefined {
    switch (this.text[this.at]) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#list(depth);
      case '"':
        return this.#string();
      default:
        return this.#word();
    }
  }

  #object(depth: number): Json {
    const members: [string, Json][] = [];
    for (const _ of this.#parts('}')) {
      const key = this.#key();
      if (key === undefined) {
        this.#skip();
        continue;
      }
      const value = this.value(depth + 1);
      if (value !== undefined) members.push([key, value]);
    }
    // As data: `__proto__` is a member like any other, which no pick takes.
    return Object.fromEntries(members);
  }

  #list(depth: number): Json {
    const items: Json[] = [];
    // A hole is nothing between two commas.
    for (const _ of this.#parts(']')) items.push(this.#isEnd() ? null : (this.value(depth + 1) ?? null));
    return items;
  }

  /** Goes through what stands between commas up to the closing character. */
  *#parts(close: string): Generator<void> {
    this.at++;
    while (this.text[this.at] !== close) {
      yield;
      if (this.text[this.at] !== close) this.expect(',');
    }
    this.at++;
  }

  /** A name with its colon. */
  #key(): string | undefined {
    const start = this.at;
    const key = this.text[this.at] === '"' ? this.#string() : this.#match(/[A-Za-z_$][\w$]*|\d{1,15}/y)?.[0];
    if (key !== undefined && this.#match(/:/y) !== undefined) return key;
    this.at = start;
    return undefined;
  }

  #string(): string {
    const [, inner] = this.#match(/"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y) ?? [];
    if (inner === undefined) throw new SyntaxError('a string without an end');
    return inner.includes('\\') ? inner.replace(ESCAPE, (_, code: string) => unescaped(code)) : inner;
  }

  /** Null also where it is no word that we know: then it doesn't end where a value would. */
  #word(): Json | undefined {
    const number = this.#match(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/y);
    if (number !== undefined) return Number(number[0]);
    const word = this.#match(/!0|!1|null|void 0/y)?.[0];
    if (word !== undefined) return word === 'void 0' ? undefined : word === 'null' ? null : word === '!0';
    if (this.#match(/new Date\(/y) === undefined) return null;
    const date = this.text[this.at] === '"' ? this.#string() : null;
    return this.#match(/\)/y) === undefined ? null : date;
  }

  /** Over something that is no data, to where it ends. */
  #skip(): void {
    let depth = 0;
    for (; this.at < this.text.length; this.at++) {
      const character = this.text[this.at] ?? '';
      if (character === '"') {
        this.#string();
        this.at--;
      } else if ('([{'.includes(character)) depth++;
      else if (depth === 0 && this.#isEnd()) return;
      else if (')]}'.includes(character)) depth--;
    }
    throw new SyntaxError('it is cut');
  }

  #isEnd(): boolean {
    return /[,)\]}]/.test(this.text[this.at] ?? '');
  }

  /** What fits here, and on to its end. The expression must be sticky. */
  #match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    if (found === null) return undefined;
    this.at = expression.lastIndex;
    return found;
  }
}

const ESCAPE = /\\(x[\da-f]{2}|u[\da-f]{4}|[\s\S])/gi;
const characters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

function unescaped(code: string): string {
  if (code.length > 1) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return characters[code] ?? code;
}
