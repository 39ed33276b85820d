/** Kinds of UTF-16 code units. Those from `accented` on are runs of one script. */
export const kinds = {
  space: 0,
  newline: 1,
  digit: 2,
  lower: 3,
  upper: 4,
  sign: 5,
  accented: 6,
  cyrillic: 7,
  greek: 8,
  arabic: 9,
  indic: 10,
  thai: 11,
  kana: 12,
  han: 13,
  hangul: 14,
  cjkSign: 15,
  typographic: 16,
  symbol: 17,
} as const;

/** The kind of each block of Unicode's first plane from its first code unit on. Surrogates are symbols: mostly emoji. */
const blocks: readonly (readonly [from: number, kind: number])[] = [
  [0x80, kinds.typographic],
  [0xc0, kinds.accented],
  [0x370, kinds.greek],
  [0x400, kinds.cyrillic],
  [0x590, kinds.arabic],
  [0x900, kinds.indic],
  [0xe00, kinds.thai],
  [0x1000, kinds.indic],
  [0x1100, kinds.hangul],
  [0x1200, kinds.indic],
  [0x1e00, kinds.accented],
  [0x1f00, kinds.greek],
  [0x2000, kinds.typographic],
  [0x2190, kinds.symbol],
  [0x2e80, kinds.han],
  [0x3000, kinds.cjkSign],
  [0x3040, kinds.kana],
  [0x3100, kinds.hangul],
  [0x3190, kinds.han],
  [0xa000, kinds.indic],
  [0xac00, kinds.hangul],
  [0xd800, kinds.symbol],
  [0xf900, kinds.han],
  [0xfb00, kinds.arabic],
  [0xfe00, kinds.symbol],
  [0xfe10, kinds.cjkSign],
  [0xfe70, kinds.arabic],
  [0xff00, kinds.cjkSign],
];

/** By code unit; 64 kB, filled at the first text. */
let table: Uint8Array | undefined;

export function kindTable(): Uint8Array {
  if (table !== undefined) return table;
  table = new Uint8Array(0x10000).fill(kinds.sign, 0, 0x80);
  for (const space of [0x9, 0xb, 0xc, 0x20]) table[space] = kinds.space;
  for (const newline of [0xa, 0xd]) table[newline] = kinds.newline;
  table.fill(kinds.digit, 0x30, 0x3a);
  table.fill(kinds.upper, 0x41, 0x5b);
  table.fill(kinds.lower, 0x61, 0x7b);
  for (const [from, kind] of blocks) table.fill(kind, from);
  table[0xa0] = kinds.space;
  return table;
}
