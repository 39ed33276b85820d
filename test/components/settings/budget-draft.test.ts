import { describe, expect, it } from 'vitest';
import {
  type BudgetForm,
  budgetForm,
  budgetUnits,
  checkBudget,
  newBudget,
  withPlatform,
} from '../../../components/settings/budget-draft';
import { sampleCard } from './sample';

const filled: BudgetForm = { ...newBudget('EUR'), name: 'All of it', amount: '50' };

function problems(change: Partial<BudgetForm>): Record<string, string> {
  const checked = checkBudget({ ...filled, ...change }, 'en');
  return checked.ok ? {} : Object.fromEntries(checked.problems.map(({ field, message }) => [field, message]));
}

describe('a budget that makes no sense', () => {
  it.each<[Partial<BudgetForm>, string, string]>([
    [{ name: ' ' }, 'name', 'Give it a name.'],
    [{ name: 'x'.repeat(61) }, 'name', 'At most 60 letters.'],
    [{ amount: '' }, 'amount', 'Type a number.'],
    [{ amount: '0' }, 'amount', 'Use more than 0.'],
    [{ amount: '1.000' }, 'amount', 'This can be read in two ways. Type 1000, or 1.'],
    [
      { unit: 'other', otherUnit: 'gem' },
      'unit',
      'Over all platforms only money can be counted: use a currency such as USD.',
    ],
    [
      { platform: 'songs', unit: 'other', otherUnit: '' },
      'unit',
      'A word in small letters, or a currency such as USD.',
    ],
    [
      { platform: 'songs', unit: 'percent' },
      'unit',
      "Percentages can't be added up: use what the platform counts.",
    ],
  ])('%j: beside %s it says "%s"', (change, field, message) => {
    expect(problems(change)).toEqual({ [field]: message });
  });
});

it('a budget comes back from its form as it went in', () => {
  const budget = { name: 'Songs', platform: 'songs', unit: 'gem', amount: 12.125, per: 'week' } as const;
  for (const units of [['gem'], ['credit']]) {
    expect(checkBudget(budgetForm({ ...budget, id: 'b' }, units))).toEqual({ ok: true, value: budget });
  }
});

describe('the units that a budget can be in', () => {
  const cards = [
    sampleCard('songs', 'Songs', [
      { id: 'a', label: 'A', unit: 'credit' },
      { id: 'b', label: 'B', unit: 'percent' },
      { id: 'c', label: 'C', unit: 'EUR' },
    ]),
  ];

  it('are money over all platforms', () => {
    expect(budgetUnits('', cards, ['EUR', 'USD', 'EUR'])).toEqual(['EUR', 'USD']);
  });

  it("are a platform's own ones and money, but no percentages", () => {
    expect(budgetUnits('songs', cards, ['EUR', 'USD'])).toEqual(['credit', 'EUR', 'USD']);
  });

  it('are any that we know where the platform has no balance yet', () => {
    const units = budgetUnits('router', cards, ['CHF']);
    expect(units).toContain('message');
    expect(units).toContain('CHF');
    expect(units).not.toContain('percent');
  });

  it('change with the platform only where they have to', () => {
    expect(withPlatform(filled, 'songs', ['credit', 'EUR']).unit).toBe('EUR');
    expect(withPlatform({ ...filled, unit: 'credit' }, '', ['USD']).unit).toBe('USD');
    expect(withPlatform({ ...filled, unit: 'other', otherUnit: 'CHF' }, '', ['USD'])).toMatchObject({
      unit: 'other',
      otherUnit: 'CHF',
    });
  });
});
