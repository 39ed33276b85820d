import { kinds, kindTable } from './kind-table';
import { type ByScript, type Script, totalOf } from './script';
import { weights } from './token-weights';

/** Longer texts are counted by samples, so that a keystroke never costs more than so many characters (3 ms). */
const MAX_COUNTED = 60_000;
const BLOCK = 2_000;
/** From so many times the same character on, it is a line that somebody drew. */
const REPEAT = 8;
/** From so many letters and digits without a break on, they may be random: base64, hashes, keys. */
const OPAQUE = 12;
const MAX_OPAQUE = 64;

/**
 * How many tokens a text has, about, by script: words, numbers and signs cut as OpenAI's o200k cuts them, each weighted
 * by what it came to there (token-weights.ts; how well: test/core/quote/tokens.test.ts). Other families count otherwise:
 * token-family.ts. Total: any string, lone surrogates included.
 */
export function countTokens(text: string): ByScript {
  const { length } = text;
  if (length <= MAX_COUNTED) return rounded(counted(text, 0, length), 1);
  // Each block has its place whatever follows, so what is typed at the end changes little before it.
  const every = Math.ceil(length / MAX_COUNTED);
  const all = emptyCount();
  let seen = 0;
  for (let from = 0; from < length; from += BLOCK * every) {
    const to = Math.min(length, from + BLOCK);
    const block = counted(text, from, to);
    for (const script of Object.keys(all) as Script[]) all[script] += block[script];
    seen += to - from;
  }
  return rounded(all, length / seen);
}

/** The same, all scripts together. */
export function estimateTokens(text: string): number {
  return totalOf(countTokens(text));
}

type Count = Record<Script, number>;

function emptyCount(): Count {
  return { latin: 0, cjk: 0, hangul: 0, cyrillic: 0, arabic: 0, indic: 0, symbol: 0 };
}

/** Whole tokens; one at least where there is anything at all. */
function rounded(count: Count, times: number): ByScript {
  const whole = Object.entries(count)
    .map(([script, tokens]) => [script, Math.round(tokens * times)] as const)
    .filter(([, tokens]) => tokens > 0);
  if (whole.length > 0) return Object.fromEntries(whole);
  return Object.values(count).some((tokens) => tokens > 0) ? { latin: 1 } : {};
}

/** Stands behind the last character; no kind of any. */
const END = 255;

/** One pass from `from` to before `to`, which may cut a word in two. */
function counted(text: string, from: number, to: number): Count {
  const kindAt = kindsOf(text, from, to);
  const size = to - from;
  const count = emptyCount();
  let at = 0;
  /** Up to here it is known to be words. */
  let looked = 0;
  while (at < size) {
    const kind = kindAt[at] ?? END;
    const repeated = kindAt[at + 1] === kind ? repeatEnd(text, from + at, to) - from : at + 1;
    if (repeated - at >= REPEAT) {
      const isLetter = kind === kinds.lower || kind === kinds.upper;
      const script = weights.runs[kind]?.script ?? 'latin';
      count[script] += (repeated - at) * (isLetter ? weights.repeatedLetter : weights.repeated);
      at = repeated;
    } else if (kind === kinds.lower || kind === kinds.upper) {
      const word = wordEnd(kindAt, at);
      const stretch = at >= looked && isLetterOrDigit(kindAt[word]) ? stretchFrom(kindAt, at) : undefined;
      looked = stretch?.end ?? looked;
      count.latin += stretch?.opaque ?? wordTokens(kindAt, at, word);
      at = stretch?.opaque === undefined ? word : stretch.end;
    } else if (kind === kinds.digit) {
      const end = runEnd(kindAt, at);
      count.latin += Math.ceil((end - at) / 3) * weights.digits;
      at = end;
    } else if (kind === kinds.sign) {
      let end = runEnd(kindAt, at);
      const next = kindAt[end];
      const isPrefix = end - at === 1 && (next === kinds.lower || next === kinds.upper);
      count.latin += isPrefix ? weights.prefix : signTokens(end - at);
      // The end of a line belongs to the signs before it.
      while (kindAt[end] === kinds.newline) end++;
      at = end;
    } else if (kind === kinds.newline) {
      count.latin += weights.newline;
      at = runEnd(kindAt, at);
    } else if (kind === kinds.space) {
      const end = runEnd(kindAt, at);
      const next = kindAt[end];
      if (end - at > 1 && next !== kinds.newline) count.latin += weights.indent;
      else if (next === kinds.digit) count.latin += weights.spaceBeforeDigit;
      at = end;
    } else {
      const run = weights.runs[kind];
      const end = kind === kinds.cjkSign ? at + 1 : runEnd(kindAt, at);
      if (run !== undefined) count[run.script] += run.each + run.perUnit * (end - at);
      at = end;
    }
  }
  return count;
}

function kindsOf(text: string, from: number, to: number): Uint8Array {
  const table = kindTable();
  const all = new Uint8Array(to - from + 1);
  for (let index = from; index < to; index++) all[index - from] = table[text.charCodeAt(index)] ?? END;
  all[to - from] = END;
  return all;
}

function runEnd(kindAt: Uint8Array, start: number): number {
  const kind = kindAt[start];
  let end = start + 1;
  while (kindAt[end] === kind) end++;
  return end;
}

function repeatEnd(text: string, start: number, to: number): number {
  const unit = text.charCodeAt(start);
  let end = start + 1;
  while (end < to && text.charCodeAt(end) === unit) end++;
  return end;
}

/** Capitals, then small letters: `camelCase` is two words, `HTMLElement` one. */
function wordEnd(kindAt: Uint8Array, start: number): number {
  let end = start;
  while (kindAt[end] === kinds.upper) end++;
  while (kindAt[end] === kinds.lower) end++;
  if (kindAt[end] !== kinds.accented) return end;
  while (kindAt[end] === kinds.accented || kindAt[end] === kinds.lower) end++;
  return end;
}

function isLetterOrDigit(kind: number | undefined): boolean {
  return kind === kinds.lower || kind === kinds.upper || kind === kinds.digit;
}

/**
 * A stretch of letters and digits without a break, and what it takes if they change between the two, and between cases,
 * too often to be words.
 */
function stretchFrom(kindAt: Uint8Array, start: number): { readonly end: number; readonly opaque?: number } {
  let end = start;
  let changes = 0;
  let isMixed = false;
  while (end - start < MAX_OPAQUE && isLetterOrDigit(kindAt[end])) {
    const kind = kindAt[end];
    const before = end === start ? kind : kindAt[end - 1];
    if (kind !== before) {
      isMixed ||= kind !== kinds.digit && before !== kinds.digit;
      if (before !== kinds.upper || kind !== kinds.lower) changes++;
    }
    end++;
  }
  const length = end - start;
  if (length < OPAQUE || changes < length / 6) return { end };
  return { end, opaque: length * (isMixed ? weights.opaqueMixed : weights.opaque) };
}

function wordTokens(kindAt: Uint8Array, start: number, end: number): number {
  const { accented, upper, words, longWord, perLetterBeyond } = weights;
  const length = end - start;
  const last = kindAt[end - 1];
  if (last === kinds.upper) return upper.each + upper.perUnit * Math.max(0, length - 2);
  for (let at = start; at < end; at++)
    if (kindAt[at] === kinds.accented) return accented.each + accented.perUnit * length;
  return words[length] ?? longWord + perLetterBeyond * (length - words.length + 1);
}

function signTokens(length: number): number {
  const { signs, perSignBeyond } = weights;
  return signs[length] ?? (signs[signs.length - 1] ?? 1) + perSignBeyond * (length - signs.length + 1);
}
