import type { PriceBook } from '../core/quote/book';

/**
 * The name by which requests and prices call the model that a page shows: `claude-opus-5` for "Opus 5" or "Model:
 * claude-opus-5". The one with the fewest other words; the shown name itself where none fits.
 */
export function requestedModel(shown: string, known: Iterable<string>): string {
  const words = wordsOf(shown);
  let best = shown;
  let least = Number.POSITIVE_INFINITY;
  for (const name of known) {
    if (name === shown) return shown;
    const own = wordsOf(name);
    const others = isPart(words, own) || isPart(own, words) ? Math.abs(own.size - words.size) : least;
    if (others >= least) continue;
    best = name;
    least = others;
  }
  return best;
}

/** All models of which anything is known. */
export function modelsOf({ learned, told, rules, outputs, tokenRatios }: PriceBook): readonly string[] {
  return [
    ...[...learned, ...told].flatMap(({ model }) => model ?? []),
    ...rules.flatMap(({ models = [] }) => models.filter((name) => !name.endsWith('*'))),
    ...Object.keys({ ...outputs, ...tokenRatios }),
  ];
}

/** "GPT-5.6 Pro" → gpt, 5, 6, pro */
function wordsOf(name: string): ReadonlySet<string> {
  return new Set(name.toLowerCase().match(/\p{L}+|\p{N}+/gu));
}

function isPart(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return some.size > 0 && [...some].every((word) => all.has(word));
}
