import { describe, expect, it } from 'vitest';
import { type PreviewReading, previewWords } from '../../../components/inline/preview-words';
import type { PagePool, PageState } from '../../../lib/core/page-state';
import { emptyBook } from '../../../lib/core/quote/book';
import type { QuoteCheck } from '../../../lib/core/quote/check';
import type { Quote } from '../../../lib/core/quote/quote';

const now = Date.UTC(2026, 10, 22, 12);

const credits: PagePool = {
  id: 'credits',
  label: 'Credits',
  unit: 'credit',
  remaining: 88,
  estimated: false,
};
const fiveHour: PagePool = {
  ...{ id: 'five-hour', label: '5-hour', unit: 'percent', remaining: 41, limit: 100, estimated: false },
};
const weekly: PagePool = { ...fiveHour, id: 'weekly', label: 'Weekly', remaining: 88 };
const dollars: PagePool = {
  id: 'extra',
  label: 'Extra usage',
  unit: 'USD',
  remaining: 18.1,
  estimated: false,
};

const twelve: Quote = {
  ...{ pool: 'credits', unit: 'credit', amount: 12, low: 12, high: 12 },
  ...{ basis: 'table', count: 0, feature: 'create', asOf: '2026-11', source: 'a page' },
};
const three: Quote = {
  ...{ pool: 'five-hour', unit: 'percent', amount: 3, low: 3, high: 3 },
  ...{ basis: 'learned', count: 7, feature: 'message' },
};
const check: QuoteCheck = {
  ...{ spend: 's', at: now, pool: 'credits', unit: 'credit', feature: 'create' },
  ...{ basis: 'table', quoted: 10, low: 10, high: 10, actual: 12 },
};

function wordsOf(
  pools: readonly PagePool[],
  quotes: readonly Quote[],
  more: { readonly lastCheck?: QuoteCheck } & Partial<Omit<PreviewReading, 'state'>> = {},
) {
  const { lastCheck, ...reading } = more;
  const state: PageState = {
    ...{ platform: 'x', name: 'Runway', pools, feature: 'create', book: emptyBook, preview: {} },
    ...(lastCheck === undefined ? {} : { lastCheck }),
  };
  return previewWords({ state, quotes, now, locale: 'en', ...reading });
}

describe('the line', () => {
  it.each<[string, PagePool, Partial<Quote>]>([
    ['≈ 12 credits · 88 → 76', credits, {}],
    ['12 credits · 88 → 76', credits, { basis: 'site' }],
    ['≈ 12 credits · 88 → 76', credits, { basis: 'site', count: 3 }],
    ['≈ 12 (10–15) credits · 88 → 76', credits, { low: 10, high: 15 }],
    ['≈ 1 credit · 88 → 87', credits, { amount: 1, low: 1, high: 1 }],
    ['≈ 12 credits · about 88 → 76', { ...credits, estimated: true }, {}],
    ['≈ 12 credits · not enough: 8 left', { ...credits, remaining: 8 }, {}],
    ['≈ 12 credits · not enough: about 8 left', { ...credits, remaining: 8, estimated: true }, {}],
    [
      '≈ 12 (10–15) credits · 13 → 1, may not be enough',
      { ...credits, remaining: 13 },
      { low: 10, high: 15 },
    ],
    ['≈ 12 credits · 12 → 0', { ...credits, remaining: 12 }, {}],
    ['≈ 12 credits', { ...credits, resetsAt: now }, {}],
    ['up to 2 credits · 88 left', credits, { amount: 0, low: 0, high: 2 }],
    ['≈ $0.012 · $18.10 → $18.09', { ...credits, unit: 'USD', remaining: 18.1 }, money(0.012)],
    ['≈ $0.00012 · $18.10 left', { ...credits, unit: 'USD', remaining: 18.1 }, money(0.00012)],
    [
      '≈ $0.02 ($0.01–$0.05) · $18.10 → $18.08',
      { ...credits, unit: 'USD', remaining: 18.1 },
      money(0.02, 0.01, 0.05),
    ],
  ])('is “%s”', (line, pool, change) => {
    expect(wordsOf([pool], [{ ...twelve, ...change }]).line).toBe(line);
  });

  it.each<[string, PagePool, Partial<Quote>]>([
    ['≈ 3% of your 5-hour window · 41 → 38%', fiveHour, {}],
    ['≈ 3 (2–4)% of your 5-hour window · 41 → 38%', fiveHour, { low: 2, high: 4 }],
    ['≈ 3% of your 5-hour window · not enough: 2% left', { ...fiveHour, remaining: 2 }, {}],
    ['≈ 0.4% of your 5-hour window · 41% left', fiveHour, { amount: 0.4, low: 0.4, high: 0.4 }],
  ])('of a window is “%s”', (line, pool, change) => {
    expect(wordsOf([pool], [{ ...three, ...change }]).line).toBe(line);
  });

  it('says unknown where nothing is known, with what is left, and never 0', () => {
    expect(wordsOf([credits], []).line).toBe('price unknown · 88 credits left');
    expect(wordsOf([fiveHour], []).line).toBe('price unknown · 41% of your 5-hour window left');
    const { remaining: _remaining, ...empty } = credits;
    expect(wordsOf([empty], [])).toMatchObject({ line: 'price unknown', verdict: 'unknown' });
    expect(wordsOf([{ ...credits, resetsAt: now }], []).line).toBe('price unknown');
    expect(wordsOf([empty], [twelve]).line).toBe('≈ 12 credits');
  });

  it('tells a price of nothing where the site tells it', () => {
    expect(wordsOf([credits], [{ ...twelve, basis: 'site', amount: 0, low: 0, high: 0 }]).line).toBe(
      '0 credits · 88 left',
    );
  });
});

describe('of several pools', () => {
  const one: Quote = { ...three, pool: 'weekly', amount: 1, low: 1, high: 1 };

  it('the window that lasts for the fewest comes first, and the other one second', () => {
    expect(wordsOf([weekly, fiveHour], [one, three])).toMatchObject({
      line: '≈ 3% of your 5-hour window · 41 → 38%',
      second: '≈ 1% of your weekly window · 88 → 87%',
    });
  });

  it('one that does not cover it comes before all', () => {
    const words = wordsOf([fiveHour, { ...weekly, remaining: 0.5 }], [three, one]);
    expect(words).toMatchObject({
      line: '≈ 1% of your weekly window · not enough: 0.5% left',
      second: '≈ 3% of your 5-hour window · 41 → 38%',
      verdict: 'short',
      short: 'not enough',
    });
  });

  it('money that pays on comes last, and is named where it begins to pay', () => {
    const beyond = { ...dollars, paysBeyond: true } as const;
    const cents: Quote = { ...twelve, pool: 'extra', ...money(0.05) };
    expect(wordsOf([beyond, fiveHour], [cents, three])).toMatchObject({
      line: '≈ 3% of your 5-hour window · 41 → 38%',
      second: 'Extra usage: ≈ $0.05 · $18.10 → $18.05',
    });
    expect(wordsOf([beyond, { ...fiveHour, remaining: 0 }], [cents, three]).line).toBe(
      '≈ 3% of your 5-hour window · not enough: 0% left, then Extra usage pays',
    );
    expect(wordsOf([beyond, fiveHour], []).line).toBe('price unknown · 41% of your 5-hour window left');
  });

  it('one that loses nothing is not told', () => {
    const none: Quote = { ...three, pool: 'weekly', amount: 0, low: 0, high: 0 };
    expect(wordsOf([weekly, fiveHour], [none, three])).toMatchObject({
      line: '≈ 3% of your 5-hour window · 41 → 38%',
      second: '',
    });
  });
});

describe('the basis', () => {
  it.each<[string, Partial<Quote>]>([
    ['told by Runway', { basis: 'site' }],
    ['told by Runway, answers as long as your last 3', { basis: 'site', count: 3 }],
    ['learned from 7 of yours', { basis: 'learned', count: 7 }],
    ['learned from one of yours', { basis: 'learned', count: 1 }],
    ['typical of your last 5', { basis: 'typical', count: 5 }],
    ['as your last one took', { basis: 'typical', count: 1 }],
    ['price table of November 2026', {}],
    ['price table of April 2026 (230 days old)', { asOf: '2026-04-06', old: true }],
    ['price table of June 2026, unverified', { asOf: '2026-06', unverified: true }],
    ['price table of November 2026, answers as long as your last 20', { count: 20 }],
  ])('is told as “%s”', (basis, change) => {
    expect(wordsOf([credits], [{ ...twelve, ...change }]).basis).toBe(basis);
  });

  it('of no price is that nobody has told it', () => {
    expect(wordsOf([credits], []).basis).toBe('Neither told by the site nor learned yet');
  });
});

describe('after a task', () => {
  it.each<[string, string, Partial<QuoteCheck>]>([
    ['The last one took 12 credits, 10 were quoted ▲', 'last took 12 ▲', {}],
    ['The last one took 8 credits, 10 were quoted ▼', 'last took 8 ▼', { actual: 8 }],
    ['The last one took 10 credits as quoted', '', { actual: 10 }],
    ['The last one took 12 credits as quoted', '', { high: 15 }],
    ['The last one took 20 credits, 10–15 were quoted ▲', 'last took 20 ▲', { high: 15, actual: 20 }],
    [
      'The last one took 9%, 2–4% was quoted ▲',
      'last took 9% ▲',
      { unit: 'percent', quoted: 3, low: 2, high: 4, actual: 9 },
    ],
    ['The last one failed and was paid back', '', { actual: 0, refunded: true }],
  ])('it says “%s”', (words, surprise, change) => {
    expect(wordsOf([credits], [twelve], { lastCheck: { ...check, ...change } })).toMatchObject({
      check: words,
      surprise,
    });
  });

  it('it says nothing before it is known, and nothing where there was none', () => {
    const { actual: _actual, ...open } = check;
    expect(wordsOf([credits], [twelve], { lastCheck: open })).toMatchObject({ check: '', surprise: '' });
    expect(wordsOf([credits], [twelve])).toMatchObject({ check: '', surprise: '', note: '' });
  });
});

it('says why a request left without being asked about', () => {
  expect(wordsOf([credits], [twelve], { note: 'hidden' }).note).toBe(
    'Sent without asking: its tab went into the background before you decided',
  );
});

function money(amount: number, low = amount, high = amount): Partial<Quote> {
  return { unit: 'USD', amount, low, high };
}
