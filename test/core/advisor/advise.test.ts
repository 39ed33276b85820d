import { describe, expect, it } from 'vitest';
import type { Advice } from '../../../lib/core/advisor/advice';
import type { Plan } from '../../../lib/core/advisor/plan-table';
import { lineWords, noteWords } from '../../../lib/core/advisor/words';
import { ask, bundle, days, fact, now, optionOf, plan, ranking, steady, table, usd } from './sample';

const DAY = 86_400_000;

function said(advice: Advice): readonly string[] {
  return advice.notes.map((note) => noteWords(note, now, 'en-US'));
}

function rows(advice: Advice, id: string): readonly string[] {
  return optionOf(advice, id).lines.map((line) => lineWords(line, 'en-US'));
}

const oneDayAWeek = [0, 0, 0, 0, 0, 0, 210];
const everyThirdWeek = [300, ...Array.from({ length: 20 }, () => 0)];

describe('a year by hand', () => {
  it.each([
    // 80 × 365 = 29,200 of 12 × 2,500; the longest month takes 80 × 31 = 2,480.
    ['a plan that fits', { table: table([plan('pro', 2500, 10)]), use: steady(80) }, ['pro/month USD 120']],
    // 78 × 31 = 2,418: 18 short in each of 7 long months.
    [
      'monthly, nothing rolls over',
      { table: table([plan('pro', 2400, 10)]), use: steady(78) },
      ['pro/month USD 120 short 126'],
    ],
    // Only March is short: April leaves 2,400 - 2,340 = 60 for May, and so on.
    [
      'monthly, all rolls over',
      { table: table([plan('pro', 2400, 10, { rollover: 'kept' })]), use: steady(78) },
      ['pro/month USD 120 short 18'],
    ],
    // March, August and January 18; May, July, October and December 8, after a short month that left 10.
    [
      'monthly, 10 at most roll over',
      { table: table([plan('pro', 2400, 10, { rollover: { max: 10 } })]), use: steady(78) },
      ['pro/month USD 120 short 86'],
    ],
    // 52 bursts of 210, of which 50 are covered: 52 × 160.
    [
      'a daily allowance and one burst a week',
      { table: table([plan('free', 50, 0, { renewal: 'daily' })]), use: days(oneDayAWeek) },
      ['free/month USD 0 short 8320'],
    ],
    // The same 30 a day without bursts.
    [
      'a daily allowance and the same use spread out',
      { table: table([plan('free', 50, 0, { renewal: 'daily' })]), use: steady(30) },
      ['free/month USD 0'],
    ],
    // Bursts on the days 0, 21, … 357: 18 × 200.
    [
      'a weekly allowance and a burst every third week',
      { table: table([plan('plus', 100, 5, { renewal: 'weekly' })]), use: days(everyThirdWeek) },
      ['plus/month USD 60 short 3600'],
    ],
    // 700 wait for 300: after three weeks 300 are there, in the first week only 100.
    [
      'a weekly allowance that rolls over, and the same bursts',
      {
        table: table([plan('plus', 100, 5, { renewal: 'weekly', rollover: 'kept' })]),
        use: days(everyThirdWeek),
      },
      ['plus/month USD 60 short 200'],
    ],
    // 3,650 credits: four packs that last, or one a month where it lasts a month.
    [
      'bundles that never expire',
      { table: table([], [bundle('pack', 1000, 8)]), use: steady(10) },
      ['+top-ups USD 32'],
    ],
    [
      'bundles that last a month',
      { table: table([], [bundle('pack', 1000, 8, { expiresAfterMonths: 1 })]), use: steady(10) },
      ['+top-ups USD 96'],
    ],
    // Bought on the 1st of March, June, September and December.
    [
      'bundles that last three months',
      { table: table([], [bundle('pack', 1000, 8, { expiresAfterMonths: 3 })]), use: steady(10) },
      ['+top-ups USD 32'],
    ],
    // 7,300 credits: 30 + 3 × 8, less than 2 × 30 or 8 × 8.
    [
      'a large bundle and small ones for the rest',
      { table: table([], [bundle('small', 1000, 8), bundle('large', 5000, 30)]), use: steady(20) },
      ['+top-ups USD 54'],
    ],
    // The large one is lost after a month, with at most 620 of it used: 8 small ones.
    [
      'a large bundle that expires too soon to be worth it',
      {
        table: table([], [bundle('small', 1000, 8), bundle('large', 5000, 30, { expiresAfterMonths: 1 })]),
        use: steady(20),
      },
      ['+top-ups USD 64'],
    ],
    // Short by 240 in 7 months, 200 in 4, 120 in February: 2,600, so 3 packs and 120 + 24.
    [
      'a plan with top-ups below the next plan',
      {
        table: table([plan('pro', 1000, 10), plan('max', 2000, 13)], [packNeeding('pro', 'max')]),
        use: steady(40),
      },
      ['pro/month+top-ups USD 144', 'max/month USD 156', 'pro/month USD 120 short 2600'],
    ],
    // Short by 395 in 7 months, 350 in 4, 260 in February: 4,425, so 5 packs and 120 + 40.
    [
      'a plan with top-ups above the next plan',
      {
        table: table([plan('pro', 1000, 10), plan('max', 2000, 13)], [packNeeding('pro', 'max')]),
        use: steady(45),
      },
      ['max/month USD 156', 'pro/month+top-ups USD 160', 'pro/month USD 120 short 4425'],
    ],
    [
      'a bundle for subscribers of another plan',
      { table: table([plan('pro', 1000, 10)], [packNeeding('max')]), use: steady(40) },
      ['pro/month USD 120 short 2600'],
    ],
    [
      'a year paid ahead',
      {
        table: table([plan('pro', 2500, 10, {}, { price: { month: usd(10), year: usd(96) } })]),
        use: steady(10),
      },
      ['pro/year USD 96', 'pro/month USD 120'],
    ],
    // 19.99 × 12 is 239.88, which binary fractions miss.
    ['cents', { table: table([plan('pro', 2500, 19.99)]), use: steady(10) }, ['pro/month USD 239.88']],
    // 600 + 12 × 1,000 less than the 14,600 used: March takes 240 of the 600, April 200, May 160 of its 240.
    [
      'a bundle that is there already',
      {
        table: table([plan('pro', 1000, 10)]),
        use: steady(40),
        owned: [{ id: 'mine', label: 'Pack', left: 600 }],
      },
      ['pro/month USD 120 short 2000'],
    ],
    // It expires on the 1st of April: only the 240 of March are taken from it.
    [
      'a bundle that is there already and expires',
      {
        table: table([plan('pro', 1000, 10)]),
        use: steady(40),
        owned: [{ id: 'mine', label: 'Pack', left: 600, expiresAt: now + 31 * DAY }],
      },
      ['pro/month USD 120 short 2360'],
    ],
    // The plan lasts to the 25th; of the 26th and 27th it has 80, on the 28th it is lost.
    [
      'a bundle that expires while it is needed',
      {
        table: table([plan('pro', 1000, 10)]),
        use: steady(40),
        owned: [{ id: 'mine', label: 'Pack', left: 600, expiresAt: now + 27 * DAY }],
      },
      ['pro/month USD 120 short 2520'],
    ],
    [
      'two plans at one price',
      { table: table([plan('a', 1000, 10), plan('b', 2000, 10)]), use: steady(10) },
      ['b/month USD 120', 'a/month USD 120'],
    ],
    // The month's end by 40 a day, within the 50 that come once the 1,000 are used up.
    [
      'an allowance once all else is used up',
      { table: table([withSpare(plan('pro', 1000, 10))]), use: steady(40) },
      ['pro/month USD 120'],
    ],
    ['days without use', { table: table([plan('pro', 1000, 10)]), use: days([0, 0]) }, ['pro/month USD 120']],
    [
      'no use',
      { table: table([plan('pro', 1000, 10), plan('free', 50, 0)]), use: steady(0) },
      ['free/month USD 0', 'pro/month USD 120'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(ranking(ask(facts))).toEqual(expected);
  });

  it('from the 31st of January the months begin on their last days', () => {
    // Periods from 31 January, 28 February, 31 March, …: the first has 28 days, so 28 × 40 = 1,120.
    const start = Date.UTC(2026, 0, 31);
    const short = optionOf(
      ask({ table: table([plan('pro', 1120, 10)]), use: steady(40), now: start }),
      'pro/month',
    ).outcome.uncovered;
    // Periods of 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 and 31 days: 7 × 120 + 4 × 80.
    expect(short).toBe(1160);
  });
});

function packNeeding(...needsPlan: readonly string[]) {
  return bundle('pack', 1000, 8, { needsPlan });
}

function withSpare(of: Plan): Plan {
  const [first] = of.included;
  if (first === undefined) throw new Error('the sample includes something');
  return { ...of, included: [first, { ...first, id: 'spare', amount: 50, renewal: 'daily', spare: true }] };
}

/** As at Claude: prices, and multiples of Pro instead of amounts. */
const multiples = table([
  { id: 'free', name: 'Free', price: { month: usd(0) }, included: [], ...fact },
  { id: 'pro', name: 'Pro', price: { month: usd(20) }, included: [], ...fact },
  {
    id: 'max',
    name: 'Max 5x',
    price: { month: usd(100) },
    included: [],
    relative: { to: 'pro', factor: 5, ...fact, confidence: 'medium' },
    ...fact,
  },
]);

describe('plans that are multiples of another', () => {
  const percent = { pool: 'weekly', unit: 'percent', renewal: 'weekly', table: multiples } as const;
  const pro = { plan: 'pro', price: { amount: 20, currency: 'USD' }, per: 'month' } as const;
  const max = { plan: 'max', price: { amount: 100, currency: 'USD' }, per: 'month' } as const;

  it('2% a day of Max 5x is 14% a week of it, and 70% of Pro', () => {
    const advice = ask({ ...percent, use: steady(2), current: max });
    expect(ranking(advice)).toEqual(['pro/month USD 240', 'max/month USD 1200']);
    expect(said(advice)).toEqual(['Cheaper: Pro, saves $960.00 a year.', 'You leave 86% of Max 5x unused.']);
    expect(optionOf(advice, 'pro/month').confidence).toBe('medium');
    // What the current plan costs and that its percent are a hundred rests on no fact of the table.
    expect(optionOf(advice, 'max/month')).toMatchObject({ confidence: 'high' });
    expect(optionOf(advice, 'max/month').asOf).toBeUndefined();
  });

  it('5% a day of Max 5x is too much for Pro: 20 of 35 a week', () => {
    const advice = ask({ ...percent, use: steady(5), current: max });
    // 52 weeks and a day: 52 × 15.
    expect(ranking(advice)).toEqual(['max/month USD 1200', 'pro/month USD 240 short 780']);
    expect(said(advice)[0]).toBe('Nothing cheaper fits.');
  });

  it('20% a day of Pro is too much for it, and 28% of Max 5x', () => {
    const advice = ask({ ...percent, use: steady(20), current: pro });
    expect(ranking(advice)).toEqual(['max/month USD 1200', 'pro/month USD 240 short 2080']);
    expect(optionOf(advice, 'max/month').outcome).toMatchObject({ included: 26071.428571428 });
    expect(said(advice)).toEqual(['Nothing cheaper fits.', 'Pro covers 71% of what you use.']);
  });

  it('without the current plan, or with a window shorter than a day, they have no place', () => {
    const reasons = (advice: Advice) => advice.unranked.map(({ id, reason }) => `${id}: ${reason}`);
    expect(reasons(ask({ ...percent, use: steady(20) }))).toEqual([
      'free: allowance-unknown',
      'max: current-needed',
      'pro: current-needed',
    ]);
    const { renewal: _, ...noWindow } = percent;
    expect(reasons(ask({ ...noWindow, use: steady(20), current: pro }))).toEqual([
      'free: allowance-unknown',
      'max: renewal-unknown',
      'pro: renewal-unknown',
    ]);
  });

  it('an amount of the base plan counts as often as the multiple says', () => {
    const free = plan('free', 3, 0, { renewal: 'daily' });
    const go: Plan = {
      id: 'go',
      name: 'Go',
      price: { month: usd(8) },
      included: [],
      relative: { to: 'free', factor: 10, ...fact, confidence: 'low' },
      ...fact,
    };
    const advice = ask({ table: table([free, go]), use: steady(31) });
    expect(ranking(advice)).toEqual(['go/month USD 96 short 365', 'free/month USD 0 short 10220']);
    expect(optionOf(advice, 'go/month').confidence).toBe('low');
  });

  it('multiples in a circle say nothing', () => {
    const circle = (id: string, to: string): Plan => ({
      id,
      name: id,
      price: { month: usd(1) },
      included: [],
      relative: { to, factor: 2, ...fact },
      ...fact,
    });
    const advice = ask({ table: table([circle('a', 'b'), circle('b', 'a')]), use: steady(1) });
    expect(advice.unranked.map(({ reason }) => reason)).toEqual(['allowance-unknown', 'allowance-unknown']);
  });
});

describe('the arithmetic', () => {
  it('is shown row by row', () => {
    const advice = ask({ table: table([plan('pro', 1000, 10)], [bundle('pack', 1000, 8)]), use: steady(40) });
    expect(rows(advice, 'pro/month+top-ups')).toEqual([
      '1,000 credits a month included',
      '12 × $10.00 = $120.00',
      '3 bundles of 1,000 credits at $8.00 = $24.00',
      'Together $144.00',
    ]);
    // 3 × 1,000 for the 2,600 that the plan is short of.
    expect(optionOf(advice, 'pro/month+top-ups').outcome.boughtUnused).toBe(400);
    expect(optionOf(advice, 'pro/month').outcome.boughtUnused).toBeUndefined();
  });

  it('names what it covers and what is left unused', () => {
    const { outcome } = optionOf(
      ask({ table: table([plan('premier', 10000, 30)]), use: steady(125) }),
      'premier/month',
    );
    // 125 × 365 = 45,625 of 120,000.
    expect(outcome).toMatchObject({ use: 45625, covered: 45625, uncovered: 0, included: 120000 });
    expect(outcome.unusedShare).toBeCloseTo(0.61979, 5);
  });

  it('is as sure and as old as the least of its facts', () => {
    const weak = { ...fact, confidence: 'low', asOf: '2025-11' } as const;
    const advice = ask({
      table: table([plan('pro', 1000, 10)], [bundle('pack', 1000, 8, weak)]),
      use: steady(40),
    });
    expect(optionOf(advice, 'pro/month')).toMatchObject({ confidence: 'high', asOf: '2026-02-01' });
    expect(optionOf(advice, 'pro/month+top-ups')).toMatchObject({ confidence: 'low', asOf: '2025-11' });
    expect(advice.table).toEqual({ asOf: '2025-11', days: 120, old: false });
  });

  it('says what it had to assume', () => {
    const { rollover: _, ...untold } = plan('pro', 1000, 10).included[0] ?? {};
    const { expiresAfterMonths: __, ...pack } = bundle('pack', 1000, 8);
    const open = { ...plan('pro', 1000, 10), included: [{ ...untold, ...base }] };
    const advice = ask({ table: table([open], [pack]), use: days([10, 80]) });
    expect(optionOf(advice, 'pro/month+top-ups').assumptions).toEqual(['expiry-unknown']);
    const frugal = ask({ table: table([open]), use: steady(10) });
    expect(optionOf(frugal, 'pro/month').assumptions).toEqual(['rollover-unknown']);
  });

  it('takes what holds for all bought credit where a bundle says nothing', () => {
    const { expiresAfterMonths: _, ...pack } = bundle('pack', 1000, 8);
    const kept = { unit: 'credit', pool: 'credits', expiresAfterMonths: 1, needsPlan: ['pro'], ...fact };
    const advice = ask({
      table: table([plan('pro', 50, 10), plan('free', 50, 0)], [pack], [kept]),
      use: steady(10),
    });
    // Only Pro can have them; the 50 of a month are used up on the 6th, so a pack of that day lasts to the next 6th.
    expect(ranking(advice)).toEqual([
      'pro/month+top-ups USD 216',
      'free/month USD 0 short 3050',
      'pro/month USD 120 short 3050',
    ]);
  });
});

const base = {
  id: 'credits',
  amount: 1000,
  unit: 'credit',
  pool: 'credits',
  renewal: 'monthly',
  ...fact,
} as const;

describe('prices', () => {
  it('that nobody told leave a plan out of the ranking, but not out of the answer', () => {
    const advice = ask({
      table: table([plan('pro', 2500), plan('premier', 10000), plan('free', 50, 0, { renewal: 'daily' })]),
      use: steady(80),
      current: { plan: 'pro', price: { amount: 12, currency: 'USD' }, per: 'month' },
    });
    expect(ranking(advice)).toEqual(['pro/month USD 144', 'free/month USD 0 short 10950']);
    expect(advice.unranked).toMatchObject([
      { id: 'premier', reason: 'price-unknown', outcome: { uncovered: 0, included: 120000 } },
    ]);
    expect(said(advice)).toEqual(['Nothing cheaper fits.', 'Price unknown: Premier.']);
  });

  it('that the person pays go before those of the table', () => {
    const advice = ask({
      table: table([plan('pro', 2500, 10)]),
      use: steady(80),
      current: { plan: 'pro', price: { amount: 7.5, currency: 'USD' }, per: 'month' },
    });
    expect(ranking(advice)).toEqual(['pro/month USD 90']);
    expect(advice.currentCost).toEqual({ amount: 90, currency: 'USD' });
  });

  it('of bundles that nobody told', () => {
    const advice = ask({ table: table([plan('pro', 1000, 10)], [bundle('pack', 1000)]), use: steady(40) });
    expect(ranking(advice)).toEqual(['pro/month USD 120 short 2600']);
    expect(advice.unranked.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([
      '+top-ups: price-unknown',
      'pro/month+top-ups: price-unknown',
    ]);
  });

  const euros = plan('max', 2000, undefined, {}, { price: { month: { ...usd(10), currency: 'EUR' } } });

  it('in two currencies are not compared without a rate', () => {
    const advice = ask({ table: table([plan('pro', 2500, 10), euros]), use: steady(10), currency: 'USD' });
    expect(ranking(advice)).toEqual(['pro/month USD 120']);
    expect(advice.unranked).toMatchObject([{ id: 'max/month', reason: 'no-rate' }]);
  });

  it('in two currencies and no own one are all left out, but what costs nothing', () => {
    const advice = ask({ table: table([plan('pro', 2500, 10), euros]), use: steady(10) });
    expect(ranking(advice)).toEqual([]);
    expect(advice.unranked.map(({ reason }) => reason)).toEqual(['no-rate', 'no-rate']);
  });

  it('in two currencies are compared by the rate that is given', () => {
    const advice = ask({
      table: table([plan('pro', 2500, 11), euros]),
      use: steady(10),
      currency: 'USD',
      rates: { EUR: { rate: 1.08, asOf: '2026-02-20' } },
    });
    expect(ranking(advice)).toEqual(['max/month USD 129.6', 'pro/month USD 132']);
    expect(rows(advice, 'max/month')).toEqual([
      '2,000 credits a month included',
      '12 × €10.00 = €120.00',
      '€120.00 × 1.08 (2026-02-20) = $129.60',
    ]);
  });

  it('of nothing are nothing in every currency', () => {
    const free = plan('free', 50, undefined, {}, { price: { month: { ...usd(0), currency: 'EUR' } } });
    const rates = { EUR: { rate: 1.08, asOf: '2026-02-20' } };
    const advice = ask({
      table: table([plan('pro', 2500, 11), free]),
      use: steady(1),
      currency: 'USD',
      rates,
    });
    expect(ranking(advice)).toEqual(['free/month USD 0', 'pro/month USD 132']);
    expect(rows(advice, 'free/month')).toEqual(['50 credits a month included', '12 × €0.00 = €0.00']);
  });

  it('in one currency need no rate, whatever the own one is', () => {
    const advice = ask({ table: table([plan('pro', 2500, 10)]), use: steady(10), currency: 'CHF' });
    expect(ranking(advice)).toEqual(['pro/month USD 120']);
  });

  it('of more than a bundle a day are no option', () => {
    const advice = ask({ table: table([], [bundle('pack', 1, 1)]), use: steady(2) });
    expect(advice.unranked).toMatchObject([{ id: '+top-ups', reason: 'too-many-bundles' }]);
  });
});

describe('sentences', () => {
  const plans = [
    plan('free', 50, 0, { renewal: 'daily' }),
    plan('pro', 2500, 10),
    plan('premier', 10000, 30),
  ];
  const paying = (id: string, amount: number) =>
    ({ plan: id, price: { amount, currency: 'USD' }, per: 'month' }) as const;

  it('tell the cheaper plan, what it saves, and what is left unused', () => {
    const advice = ask({ table: table(plans), use: steady(80), current: paying('premier', 30) });
    expect(said(advice)).toEqual(['Cheaper: Pro, saves $240.00 a year.', 'You leave 76% of Premier unused.']);
  });

  it('never offer less than what the current plan covers', () => {
    const advice = ask({ table: table(plans), use: steady(80), current: paying('pro', 10) });
    expect(said(advice)).toEqual(['Nothing cheaper fits.']);
  });

  it('offer a plan that covers as much of what the current one does not cover', () => {
    const twice = [plan('pro', 1000, 10), plan('old', 1000, 15)];
    const advice = ask({ table: table(twice), use: steady(40), current: paying('old', 15) });
    expect(said(advice)).toEqual(['Cheaper: Pro, saves $60.00 a year.', 'Old covers 82% of what you use.']);
  });

  it('compare with a plan that is not in the table by its price alone', () => {
    const current = { price: { amount: 200, currency: 'USD' }, per: 'year' } as const;
    const advice = ask({ table: table(plans), use: steady(80), current });
    expect(said(advice)).toEqual(['Cheaper: Pro, saves $80.00 a year.']);
  });

  it('name the cheapest where nobody said what is paid', () => {
    expect(said(ask({ table: table(plans), use: steady(80) }))).toEqual([
      'Cheapest for what you use: Pro, $120.00 a year.',
    ]);
  });

  it('tell that nothing covers it all, never as 100%', () => {
    const advice = ask({ table: table([plan('pro', 2400, 10)]), use: steady(78) });
    expect(said(advice)).toEqual(['Nothing of known price covers all that you use. Pro covers most: 99%.']);
  });

  it('are silent with too little data, and say so', () => {
    const advice = ask({ table: table(plans), use: steady(80, 13) });
    expect(advice).toMatchObject({ enough: false, ranked: [], unranked: [] });
    expect(said(advice)).toEqual(['Too little data for advice: 13 days seen, 14 are needed.']);
    expect(ask({ table: table(plans), use: steady(80, 14) }).enough).toBe(true);
  });

  it('tell that another plan may be best where the burn rate varies', () => {
    const use = { observedDays: 30, perDay: { mean: 80, low: 60, high: 90 } };
    expect(said(ask({ table: table(plans), use }))).toContain(
      'Your use varies so much that another plan may turn out cheaper.',
    );
    const narrow = { observedDays: 30, perDay: { mean: 70, low: 60, high: 80 } };
    expect(said(ask({ table: table(plans), use: narrow }))).toHaveLength(1);
  });

  it('tell that a table is old, from the day after 180 days on', () => {
    const at = (day: number) =>
      ask({ table: table(plans), use: steady(80), now: Date.UTC(2026, 1, 1 + day) });
    expect(said(at(180))).toHaveLength(1);
    expect(said(at(181))).toContain('The plan table is of 2026-02-01, 181 days old: check the prices.');
  });

  it('tell that the plans include more than the pool that is compared', () => {
    const [pro] = plans.slice(1);
    if (pro === undefined) throw new Error('the sample has three plans');
    const more = { ...base, id: 'downloads', pool: 'downloads', unit: 'download' };
    const advice = ask({ table: table([{ ...pro, included: [...pro.included, more] }]), use: steady(80) });
    expect(said(advice)).toContain('Only this pool is compared; the plans include other things too.');
  });
});

describe('a bundle that expires before it is used', () => {
  const pack = { id: 'mine', label: 'Birthday pack', left: 500, expiresAt: now + 30 * DAY };
  const told = (facts: Partial<Parameters<typeof ask>[0]>) =>
    said(ask({ table: table([plan('pro', 1000, 10)]), use: steady(10), owned: [pack], ...facts })).filter(
      (words) => words.includes('expires'),
    );

  it.each([
    // 30 days at 10.
    ['is told where all use is taken from it', {}, '200 credits'],
    // 30 × 10 are within the 1,000 of the plan.
    [
      'is told with all of it where the plan covers the use',
      { current: { plan: 'pro', price: { amount: 10, currency: 'USD' }, per: 'month' } as const },
      '500 credits',
    ],
    // 40 × 30 = 1,200: 200 more than the plan's.
    [
      'is told with what the plan leaves to it',
      {
        use: steady(40),
        current: { plan: 'pro', price: { amount: 10, currency: 'USD' }, per: 'month' } as const,
      },
      '300 credits',
    ],
  ])('%s', (_, facts, lost) => {
    // The day is that of the clock of whoever runs this.
    expect(told(facts)).toEqual([
      expect.stringMatching(
        `^Birthday pack expires before you would use it \\(Mar 3[01]\\): ${lost} would be lost.$`,
      ),
    ]);
  });

  it.each([
    ['is not told where it will be used up', { use: steady(20) }],
    [
      'is not told where it may be used up',
      { use: { observedDays: 30, perDay: { mean: 10, low: 8, high: 17 } } },
    ],
    ['is not told where it has expired', { owned: [{ ...pack, expiresAt: now }] }],
    ['is not told where it never expires', { owned: [{ id: 'mine', label: 'Pack', left: 500 }] }],
    ['is not told where nothing is left of it', { owned: [{ ...pack, left: 0 }] }],
  ])('%s', (_, facts) => {
    expect(told(facts)).toEqual([]);
  });

  it('of two, the one that expires first goes first', () => {
    const later = { id: 'later', label: 'Later', left: 100, expiresAt: now + 60 * DAY };
    // 300 of the first are used, then 100 of the later one within ten days.
    expect(told({ owned: [later, pack] })).toHaveLength(1);
  });
});
