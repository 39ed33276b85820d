import { describe, expect, it } from 'vitest';
import { dialogWords, taskWords } from '../../../components/inline/dialog-words';
import type { PagePool } from '../../../lib/core/page-state';
import type { Concern } from '../../../lib/core/preflight';
import type { Quote } from '../../../lib/core/quote/quote';
import type { Task } from '../../../lib/core/quote/task';

const credits: PagePool = {
  ...{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 100, limit: 2500, estimated: false },
};
const window: PagePool = {
  ...credits,
  id: '5h',
  label: '5-hour',
  unit: 'percent',
  remaining: 40,
  limit: 100,
};
const extra: PagePool = { ...credits, id: 'extra', label: 'Extra usage', unit: 'USD', paysBeyond: true };

function quote(amount: number, more: Partial<Quote> = {}): Quote {
  return {
    ...{ pool: 'credits', unit: 'credit', amount, low: amount, high: amount },
    ...{ basis: 'table', count: 0, feature: 'create', ...more },
  };
}
const limit = (amount: number, pool: PagePool = credits, more: Partial<Quote> = {}): Concern => ({
  kind: 'limit',
  pool,
  quote: quote(amount, { unit: pool.unit, pool: pool.id, ...more }),
  limit: { value: 5, in: 'units' },
});
const words = (concern: Concern, ...others: Concern[]) =>
  dialogWords([concern, ...others], { feature: 'create' }, 'en');

describe('the headline', () => {
  it.each<[string, Concern]>([
    ['This uses 10 of your 100 credits.', limit(10)],
    ['This uses 30 of your last 100 credits.', limit(30)],
    ['This uses 20 of your 100 credits.', limit(20)],
    ['This uses about 10 of your 100 credits.', limit(10, credits, { basis: 'learned' })],
    ['This uses about 10 of your 100 credits.', limit(10, credits, { low: 8, high: 12 })],
    ['This uses 10 of your about 100 credits.', limit(10, { ...credits, estimated: true })],
    ['This needs 130 credits; 100 are left.', { kind: 'short', pool: credits, quote: quote(130) }],
    [
      'This needs about 130 credits (110–150); about 100 are left.',
      { kind: 'short', pool: { ...credits, estimated: true }, quote: quote(130, { low: 110, high: 150 }) },
    ],
    ['This uses 10 credits.', limit(10, { ...credits, remaining: 0 })],
    ['This takes 12% of the 5-hour window.', limit(12, window)],
    [
      'This takes about 12% (10%–15%) of the 5-hour window.',
      limit(12, window, { basis: 'learned', low: 10, high: 15 }),
    ],
    [
      'Credits is used up: this goes on with money.',
      { kind: 'overage', pool: { ...credits, remaining: 0 }, beyond: extra },
    ],
  ])('%s', (expected, concern) => {
    expect(words(concern).headline).toBe(expected);
  });
});

describe('a reason', () => {
  const budget = { name: 'Songs', unit: 'credit', left: 4, own: true };
  it.each<[string, Concern]>([
    ['You asked to be asked above 5 credits.', limit(10)],
    ['You asked to be asked above 20%.', { ...limit(10), limit: { value: 20, in: 'percent' } } as Concern],
    ['It takes more than is left of Credits.', { kind: 'short', pool: credits, quote: quote(130) }],
    [
      'It breaks your budget “Songs”: 4 credits left.',
      { kind: 'budget', pool: credits, quote: quote(10), budget },
    ],
    [
      'It breaks your budget “Songs”.',
      { kind: 'budget', pool: credits, quote: quote(10), budget: { ...budget, own: false } },
    ],
    [
      'Credits is used up; it goes on with paid usage (Extra usage).',
      { kind: 'overage', pool: { ...credits, remaining: 0 }, beyond: extra },
    ],
    [
      'What is left of Credits does not cover it; the rest goes on with paid usage (Extra usage).',
      { kind: 'overage', pool: credits, beyond: extra, quote: quote(130) },
    ],
  ])('%s', (expected, concern) => {
    expect(words(concern).why).toEqual([expected]);
  });

  it('is there for each concern, in their order', () => {
    expect(words({ kind: 'short', pool: credits, quote: quote(130) }, limit(130)).why).toHaveLength(2);
  });
});

describe('what is left after it', () => {
  it.each<[string, Concern]>([
    ['Left after it: 90 credits', limit(10)],
    ['Left after it: about 90 credits', limit(10, credits, { basis: 'typical' })],
    ['Left after it: about 90 credits', limit(10, { ...credits, estimated: true })],
    ['Left after it: 28%', limit(12, window)],
    ['Left after it: nothing', { kind: 'short', pool: credits, quote: quote(130) }],
    ['Left after it: 0 credits', limit(100)],
    ['', { kind: 'overage', pool: credits, beyond: extra }],
  ])('is told: “%s”', (expected, concern) => {
    expect(words(concern).after).toBe(expected);
  });
});

describe('what is asked for', () => {
  it.each<[string, Task]>([
    ['create', { feature: 'create' }],
    ['text to video · gen4_turbo · 5 s', { feature: 'text-to_video', model: 'gen4_turbo', seconds: 5 }],
    ['2 × video', { feature: 'video', count: 2 }],
    ['image · 720p · 4 · hd', { feature: 'image', settings: { size: '720p', n: 4, hd: true, fast: false } }],
    ['image · 1 · 2 · 3 · 4', { feature: 'image', settings: { a: 1, b: 2, c: 3, d: 4, e: 5 } }],
  ])('is told as the request says it: “%s”', (expected, task) => {
    expect(taskWords(task)).toBe(expected);
  });
});

it('is empty where nothing speaks against it', () => {
  expect(dialogWords([], { feature: 'create' })).toEqual({ headline: '', what: '', why: [], after: '' });
});
