/**
 * What a text is written in, as far as tokenizers differ by it. latin: also code, digits, signs and base64; cjk: Han and
 * kana; cyrillic: also Greek; arabic: also Hebrew; indic: also Thai and its neighbours; symbol: emoji, arrows.
 */
export const scripts = ['latin', 'cjk', 'hangul', 'cyrillic', 'arabic', 'indic', 'symbol'] as const;
export type Script = (typeof scripts)[number];

/** Something of each script; absent: nothing. */
export type ByScript = Readonly<Partial<Record<Script, number>>>;

export function totalOf(count: ByScript): number {
  return Object.values(count).reduce((sum, one) => sum + one, 0);
}

export function addedUp(counts: readonly ByScript[]): ByScript {
  const all: Partial<Record<Script, number>> = {};
  for (const count of counts)
    for (const script of scripts) if (count[script]) all[script] = (all[script] ?? 0) + count[script];
  return all;
}
