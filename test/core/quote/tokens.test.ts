import fc from 'fast-check';
import { countTokens as exactly } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it, test } from 'vitest';
import { median } from '../../../lib/core/learned/median';
import { countTokens, estimateTokens } from '../../../lib/core/quote/tokens';
import { pieces, type TextClass, texts } from './token-sample';

/** Percent by which the estimate of a text misses OpenAI's o200k. */
const missed = (text: string) => (estimateTokens(text) / exactly(text) - 1) * 100;

describe('against o200k, exactly', () => {
  /** The median of four pieces, and the whole, miss by no more percent than this. */
  const bounds: Readonly<Record<TextClass, readonly [pieces: number, whole: number]>> = {
    english: [4, 1],
    german: [9, 7],
    code: [4, 2],
    json: [7, 6],
    chinese: [9, 2],
    japanese: [11, 5],
    korean: [10, 10],
    russian: [5, 4],
    arabic: [6, 2],
    hindi: [9, 3],
    thai: [12, 3],
    mixed: [11, 10],
    emoji: [14, 6],
    base64: [3, 2],
    hex: [5, 4],
    repeats: [10, 14],
  };

  it.each(Object.entries(bounds) as [TextClass, readonly [number, number]][])(
    '%s',
    (name, [ofPieces, ofWhole]) => {
      const middle = median(pieces(texts[name]).map((piece) => Math.abs(missed(piece))));
      const whole = missed(texts[name]);
      console.info(`${name}: median of pieces ${middle.toFixed(1)} %, whole ${whole.toFixed(1)} %`);
      expect(middle).toBeLessThanOrEqual(ofPieces);
      expect(Math.abs(whole)).toBeLessThanOrEqual(ofWhole);
    },
  );
});

describe('texts of hundreds of thousands of characters', () => {
  const all = Object.values(texts).join('\n\n');
  const prose = (length: number) =>
    texts.english.repeat(Math.ceil(length / texts.english.length)).slice(0, length);
  test.each([
    ['one kind', prose(200_000), 3],
    ['all kinds by turns', all.repeat(20).slice(0, 200_000), 8],
    ['prose, then random signs', prose(100_000) + texts.base64.repeat(84).slice(0, 100_000), 5],
    ['a million characters', prose(500_000) + texts.chinese.repeat(1300).slice(0, 500_000), 4],
  ])('%s: as good as short ones, though most of it is not looked at', (_, text, bound) => {
    expect(Math.abs(missed(text))).toBeLessThanOrEqual(bound);
  });

  it('a word more at the end changes the estimate by little', () => {
    const text = all.repeat(20).slice(0, 200_000);
    const before = estimateTokens(text);
    for (const more of [' word', ' and one more sentence at its end.'])
      expect(Math.abs(estimateTokens(text + more) - before)).toBeLessThan(before * 0.001);
  });
});

describe('any text at all', () => {
  it('has no more tokens than bytes, at least one if it is not blank, and whole ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const tokens = estimateTokens(text);
        expect(Number.isInteger(tokens)).toBe(true);
        expect(tokens).toBeLessThanOrEqual(Math.ceil(Buffer.byteLength(text) * 1.2) + 3);
        if (text.trim() !== '') expect(tokens).toBeGreaterThan(0);
      }),
    );
  });

  it('may hold halves of a pair', () => {
    for (const text of ['\ud83d', '\ude00 word', 'a\ud800', '\udfff\udfff'])
      expect(estimateTokens(text)).toBeGreaterThan(0);
  });

  it('of nothing is nothing', () => {
    expect(countTokens('')).toEqual({});
    expect(estimateTokens('')).toBe(0);
  });

  it('is told by script, so that a family of models can weigh each', () => {
    const {
      latin = 0,
      cjk = 0,
      cyrillic = 0,
      ...others
    } = countTokens('Three words here. 三个词 и ещё слова');
    expect([latin > 0, cjk > 0, cyrillic > 0, others]).toEqual([true, true, true, {}]);
  });
});
