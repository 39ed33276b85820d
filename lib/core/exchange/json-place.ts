/** Where in a text: both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** One token of JSON, with the white space before it. */
const TOKEN =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy;

type Kind = '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'value';

/** What may come next. */
type Expected = 'value' | 'first item' | 'first key' | 'key' | 'colon' | 'end of item' | 'nothing';

/**
 * Where a text stops being JSON; undefined for JSON. `JSON.parse` says it in different words in each browser, or not
 * at all, so this looks for itself: where the first token begins that can't stand there, or what is no token.
 */
export function placeOfJsonError(text: string): TextPlace | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  while (true) {
    const begin = at + blank(text, at);
    if (begin === text.length) return expected === 'nothing' ? undefined : placeAt(text, begin);
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) return placeAt(text, begin);
    const kind: Kind =
      match[1] !== undefined ? (match[1] as Kind) : match[2] !== undefined ? 'string' : 'value';
    const next = step(expected, kind, open);
    if (next === undefined) return placeAt(text, begin);
    expected = next;
    at = TOKEN.lastIndex;
  }
}

/** What is expected after a token; undefined where it can't stand. Keeps `open`, the brackets around it. */
function step(expected: Expected, kind: Kind, open: ('{' | '[')[]): Expected | undefined {
  const closes = expected === 'end of item' ? open[open.length - 1] : undefined;
  if (
    (kind === '}' && (expected === 'first key' || closes === '{')) ||
    (kind === ']' && (expected === 'first item' || closes === '['))
  ) {
    open.pop();
    return afterItem(open);
  }
  switch (expected) {
    case 'first key':
    case 'key':
      return kind === 'string' ? 'colon' : undefined;
    case 'colon':
      return kind === ':' ? 'value' : undefined;
    case 'end of item':
      return kind !== ',' ? undefined : closes === '{' ? 'key' : 'value';
    case 'nothing':
      return undefined;
    case 'value':
    case 'first item':
      if (kind === '{' || kind === '[') {
        open.push(kind);
        return kind === '{' ? 'first key' : 'first item';
      }
      return kind === 'string' || kind === 'value' ? afterItem(open) : undefined;
  }
}

function afterItem(open: readonly string[]): Expected {
  return open.length === 0 ? 'nothing' : 'end of item';
}

function blank(text: string, at: number): number {
  let end = at;
  while (' \t\n\r'.includes(text[end] ?? 'x')) end++;
  return end - at;
}

function placeAt(text: string, index: number): TextPlace {
  const before = text.slice(0, index);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: index - lastBreak };
}
