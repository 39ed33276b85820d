import type { QuoteBasis } from './quote';

/** In the order in which they are believed. */
export const quoteBases: readonly QuoteBasis[] = ['site', 'learned', 'table', 'typical'];

/** Where a price comes from, in the few words that stand for it everywhere: `told by Suno`, `price table`. */
export function basisWords(basis: QuoteBasis, site: string): string {
  switch (basis) {
    case 'site':
      return `told by ${site}`;
    case 'learned':
      return 'learned';
    case 'table':
      return 'price table';
    case 'typical':
      return 'typical';
  }
}
