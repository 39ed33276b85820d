import { describe, expect, it } from 'vitest';
import { advise } from '../../lib/core/advisor/advise';
import { noteWords } from '../../lib/core/advisor/words';
import { chatgpt } from '../../lib/platforms/chatgpt';
import { claude } from '../../lib/platforms/claude';
import type { Platform } from '../../lib/platforms/platform';
import { suno } from '../../lib/platforms/suno';

const now = Date.UTC(2026, 10, 29);

function tableOf({ planTable }: Platform) {
  if (planTable === undefined) throw new Error('it has a plan table');
  return planTable;
}

function steady(perDay: number) {
  return { observedDays: 30, perDay: { mean: perDay, low: perDay, high: perDay } };
}

it('limits by hand are preset from what the plans include', () => {
  const names = (platform: Platform) =>
    platform.plans.map(({ id, name, amount }) => `${id}: ${name}, ${amount}`);
  expect(names(suno)).toEqual(['free: Free, 50', 'pro: Pro, 2500', 'premier: Premier, 10000']);
  expect(names(chatgpt)).toEqual([
    'free-images: Free: images, 3',
    'free-files: Free: file uploads, 3',
    'plus-thinking: Plus: Thinking messages, 3000',
    'plus-deep-research: Plus: deep research, 10',
  ]);
  expect(names(claude)[0]).toBe('pro-agent-sdk: Pro: Agent SDK credit, 20');
});

describe('advice by the facts that are known', () => {
  it('Claude: a tenth of Max 5x fits into Pro', () => {
    const advice = advise({
      table: tableOf(claude),
      pool: 'seven-day',
      unit: 'percent',
      renewal: 'weekly',
      use: steady(1.5),
      current: { plan: 'max-5x', price: { amount: 100, currency: 'USD' }, per: 'month' },
      now,
    });
    expect(advice.ranked.map(({ id, cost }) => `${id} ${cost.amount}`)).toEqual([
      'pro/month 240',
      'max-5x/month 1200',
      'max-20x/month 2400',
    ]);
    const [first = { kind: 'nothing-cheaper' as const }] = advice.notes;
    expect(noteWords(first, now, 'en-US')).toBe('Cheaper: Pro, saves $960.00 a year.');
  });

  it('ChatGPT: 20 images a day are too many for Free and few for Go', () => {
    const advice = advise({
      table: tableOf(chatgpt),
      pool: 'feature:image_gen',
      unit: 'use',
      use: steady(20),
      now,
    });
    expect(advice.ranked.map(({ id, cost, outcome }) => [id, cost.amount, outcome.uncovered])).toEqual([
      ['go/month', 96, 0],
      ['free/month', 0, 365 * 17],
    ]);
    expect(advice.unranked.map(({ plan }) => plan)).toEqual(['business', 'plus', 'pro-20x', 'pro-5x']);
    expect(advice.table).toEqual({ asOf: '2026-05', days: 212, old: true });
  });

  it('Suno: 80 credits a day are too many for Free, and Pro covers them for less than Premier', () => {
    const advice = advise({ table: tableOf(suno), pool: 'credits', unit: 'credit', use: steady(80), now });
    expect(advice.ranked.map(({ id, cost, outcome }) => [id, cost.amount, outcome.uncovered])).toEqual([
      ['pro/month', 120, 0],
      ['premier/year', 288, 0],
      ['premier/month', 360, 0],
      ['free/month', 0, 10950],
    ]);
    expect(advice.unranked).toEqual([]);
  });
});
