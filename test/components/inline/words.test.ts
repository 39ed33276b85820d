import { describe, expect, it } from 'vitest';
import { type Reading, type Words, wordsFor } from '../../../components/inline/words';
import type { PagePool, PageState, PageWarning } from '../../../lib/core/page-state';
import { emptyBook } from '../../../lib/core/quote/book';
import type { Quote } from '../../../lib/core/quote/quote';

const now = Date.UTC(2026, 10, 22, 12);
const day = 86_400_000;
const atComposer: Reading = { atComposer: true, costs: true, quotes: [], now, locale: 'en' };

const credits: PagePool = {
  id: 'credits',
  label: 'Credits',
  unit: 'credit',
  remaining: 38,
  limit: 2500,
  estimated: false,
};
const fiveHour: PagePool = {
  id: 'five-hour',
  label: '5-hour',
  unit: 'percent',
  remaining: 4,
  limit: 100,
  estimated: false,
};
const ten: Quote = {
  pool: 'credits',
  unit: 'credit',
  amount: 10,
  low: 10,
  high: 10,
  basis: 'table',
  count: 0,
  feature: 'create',
};
const three: Quote = {
  pool: 'five-hour',
  unit: 'percent',
  amount: 3,
  low: 2,
  high: 4,
  basis: 'learned',
  count: 7,
  feature: 'message',
};

function wordsOf(
  level: PageWarning['level'],
  pool: PagePool,
  quotes: Quote[],
  reading: Partial<Reading> = {},
): Words {
  const warning = { pool: pool.id, level, key: 'key' };
  const words = wordsFor(
    { platform: 'x', name: 'Suno', pools: [pool], feature: 'create', book: emptyBook, preview: {}, warning },
    { ...atComposer, quotes, ...reading },
  );
  if (words === undefined) throw new Error('no words');
  return words;
}

describe('the headline', () => {
  it.each<[PageWarning['level'], PagePool, Quote[], string]>([
    ['critical', credits, [], 'Almost empty: 38 of 2,500 credits left'],
    ['low', { ...credits, remaining: 380.5 }, [], 'Running low: 380.5 of 2,500 credits left'],
    ['empty', { ...credits, remaining: 0 }, [], 'Empty: 0 of 2,500 credits left'],
    ['low', { ...credits, estimated: true }, [], 'Running low: about 38 of 2,500 credits left'],
    ['short', { ...credits, remaining: 8 }, [ten], 'Does not cover this: 10 credits needed, 8 left'],
    ['critical', fiveHour, [], 'Almost empty: 4% of the 5-hour window left'],
    ['low', { ...fiveHour, label: 'Weekly · Opus' }, [], 'Running low: 4% of the weekly · Opus window left'],
    ['short', { ...fiveHour, remaining: 2 }, [three], 'Does not cover this: about 3% needed, 2% left'],
    ['low', { ...credits, unit: 'USD', remaining: 1.5, limit: 20 }, [], 'Running low: $1.50 of $20.00 left'],
  ])('%s of %o', (level, pool, quotes, headline) => {
    expect(wordsOf(level, pool, quotes).headline).toBe(headline);
  });

  it('says no number where none is known, and no limit where none is known', () => {
    const { limit: _limit, ...unlimited } = credits;
    const { remaining: _remaining, ...unknown } = credits;
    expect(wordsOf('low', unlimited, []).headline).toBe('Running low: 38 credits left');
    expect(wordsOf('low', unknown, []).headline).toBe('Running low');
    expect(wordsOf('short', unknown, [ten]).headline).toBe('Does not cover this');
  });

  it('speaks of the next one where nothing is made', () => {
    const { headline } = wordsOf('short', { ...credits, remaining: 8 }, [ten], { atComposer: false });
    expect(headline).toBe('Does not cover the next one: 10 credits needed, 8 left');
  });
});

describe('the cost preview', () => {
  it('tells a fixed price and the balance after it', () => {
    expect(wordsOf('critical', credits, [ten]).cost).toBe('This costs 10 credits · 38 → 28');
    const estimated = { ...credits, estimated: true };
    expect(wordsOf('critical', estimated, [ten]).cost).toBe('This costs 10 credits · about 38 → 28');
  });

  it('tells no balance after a price that is not covered', () => {
    expect(wordsOf('short', { ...credits, remaining: 8 }, [ten]).cost).toBe('This costs 10 credits');
  });

  it('tells what similar messages took, with range and count', () => {
    const cost = (change: Partial<Quote>) => wordsOf('critical', fiveHour, [{ ...three, ...change }]).cost;
    expect(cost({})).toBe('Messages like this took about 3% of the 5-hour window (2–4%, last 7)');
    expect(cost({ low: 3, high: 3 })).toBe('Messages like this took about 3% of the 5-hour window (last 7)');
    expect(cost({ low: 3, high: 3, count: 1 })).toBe(
      'Messages like this took about 3% of the 5-hour window (seen once)',
    );
  });

  it('is of the pool that the warning is about, else of the first', () => {
    const other = { ...ten, pool: 'other', amount: 7 };
    expect(wordsOf('critical', credits, [other, ten]).cost).toMatch(/10 credits/);
    expect(wordsOf('critical', credits, [other]).cost).toBe('This costs 7 credits');
  });

  it('is silent where nothing is made, and where nothing is known', () => {
    expect(wordsOf('critical', credits, [ten], { costs: false }).cost).toBe('');
    expect(wordsOf('critical', credits, []).cost).toBe('');
  });

  it('speaks of the next one where no prompt box is known', () => {
    const cost = (pool: PagePool, quote: Quote) => wordsOf('low', pool, [quote], { atComposer: false }).cost;
    expect(cost(credits, ten)).toBe('The next one costs 10 credits · 38 → 28');
    expect(cost(fiveHour, three)).toMatch(/^Messages here took about 3%/);
  });
});

describe('the renewal', () => {
  it('is told as a span, with the day as its title', () => {
    const words = wordsOf('critical', { ...credits, resetsAt: now + 6 * day, estimated: true }, []);
    expect(words.detail).toBe('estimated · renews in 6 d');
    expect(words.detailTitle).toBe('Nov 28');
  });

  it('makes the number an old one once it has passed: nothing is shown', () => {
    const state: PageState = {
      platform: 'x',
      name: 'Suno',
      pools: [{ ...credits, resetsAt: now }],
      feature: 'create',
      book: emptyBook,
      preview: {},
      warning: { pool: 'credits', level: 'low', key: 'key' },
    };
    expect(wordsFor(state, { ...atComposer, now: now - 1 })?.detail).toBe('renews in less than a minute');
    expect(wordsFor(state, atComposer)).toBeUndefined();
  });
});

it('names its subject, and is short when collapsed', () => {
  expect(wordsOf('critical', credits, [])).toMatchObject({
    subject: 'Suno · Credits',
    short: '38 credits left',
  });
});

it('says the level alone about a pool that it was told nothing of', () => {
  const warning = { pool: 'gone', level: 'critical', key: 'key' } as const;
  const words = wordsFor(
    {
      platform: 'x',
      name: 'Suno',
      pools: [credits],
      feature: 'create',
      book: emptyBook,
      preview: {},
      warning,
    },
    atComposer,
  );
  expect(words).toMatchObject({
    subject: 'Suno',
    headline: 'Almost empty',
    short: 'Almost empty',
    detail: '',
  });
});

it('has nothing to say without a warning', () => {
  expect(
    wordsFor(
      { platform: 'x', name: 'Suno', pools: [credits], feature: 'create', book: emptyBook, preview: {} },
      { ...atComposer, quotes: [ten] },
    ),
  ).toBeUndefined();
});
