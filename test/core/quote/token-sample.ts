import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

function text(name: string): string {
  return readFileSync(fileURLToPath(new URL(`./token-texts/${name}.txt`, import.meta.url)), 'utf8');
}

/** The same bytes in every run, and no pattern in them. */
function randomBytes(length: number, seed: number): Buffer {
  let state = seed;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    }),
  );
}

/** Texts by class, written for this. Each is cut into pieces, so that a class has a median. */
export const texts = {
  english: text('english'),
  german: text('german'),
  code: text('code'),
  json: text('json'),
  chinese: text('chinese'),
  japanese: text('japanese'),
  korean: text('korean'),
  russian: text('russian'),
  arabic: text('arabic'),
  hindi: text('hindi'),
  thai: text('thai'),
  mixed: text('mixed'),
  emoji: text('emoji'),
  base64: randomBytes(900, 42).toString('base64'),
  hex: randomBytes(600, 43).toString('hex'),
  repeats: `${'='.repeat(400)}\n${'-'.repeat(80)}\n${'a'.repeat(1600)}\n${'ha '.repeat(300)}\n${' '.repeat(300)}`,
} as const;

export type TextClass = keyof typeof texts;

/** How many pieces a text is cut into. */
export function pieces(whole: string, count = 4): string[] {
  const size = Math.ceil(whole.length / count);
  return Array.from({ length: count }, (_, index) => whole.slice(index * size, (index + 1) * size));
}

/**
 * Tokens of the whole texts by the vocabularies that token-family.ts names, counted on 2026-11-29 outside of this
 * repository: the packages are of 2 to 14 MB. `other` is the middle of Llama 3.1, DeepSeek V3 and Qwen 3.
 */
export const measured = {
  english: { claude: 298, gemini: 299, other: 290 },
  german: { claude: 294, gemini: 206, other: 259 },
  code: { claude: 609, gemini: 642, other: 573 },
  json: { claude: 356, gemini: 418, other: 370 },
  chinese: { claude: 435, gemini: 267, other: 252 },
  japanese: { claude: 375, gemini: 200, other: 255 },
  korean: { claude: 381, gemini: 245, other: 241 },
  russian: { claude: 596, gemini: 310, other: 358 },
  arabic: { claude: 504, gemini: 186, other: 199 },
  hindi: { claude: 563, gemini: 195, other: 314 },
  thai: { claude: 593, gemini: 126, other: 166 },
  mixed: { claude: 285, gemini: 219, other: 233 },
  emoji: { claude: 200, gemini: 125, other: 163 },
} as const satisfies Partial<Record<TextClass, Readonly<Record<'claude' | 'gemini' | 'other', number>>>>;
