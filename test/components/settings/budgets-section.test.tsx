// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { BudgetsSection } from '../../../components/settings/budgets-section';
import type { Budget } from '../../../lib/core/budget';
import { type BudgetState, periodOf } from '../../../lib/core/budgets';
import type { Settings } from '../../../lib/storage/schema';
import { now, platforms, sampleCard, sampleDoing, sampleState } from './sample';

afterEach(cleanup);

const all: Budget = { id: 'a', name: 'Everything', unit: 'USD', amount: 50, per: 'month' };
const songs: Budget = { id: 'b', name: 'songs', platform: 'songs', unit: 'credit', amount: 200, per: 'week' };
const cards = [sampleCard('songs', 'Songs', [{ id: 'credits', label: 'Credits', unit: 'credit' }])];

function standing(budget: Budget, part: Partial<BudgetState>): BudgetState {
  const period = periodOf(budget.per, now, 'UTC');
  return { budget, period, spent: 0, estimated: 0, unknown: 0, state: 'ok', ...part };
}

function show(
  settings: Partial<Settings> = {},
  standings: readonly BudgetState[] = [],
  answers: Parameters<typeof sampleDoing>[0] = {},
) {
  const { doing, ...seen } = sampleDoing(answers);
  render(
    <BudgetsSection
      platforms={platforms}
      cards={cards}
      state={sampleState(settings)}
      standings={standings}
      doing={doing}
    />,
  );
  return { ...seen, user: userEvent.setup() };
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const choice = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name });
const button = (name: string) => screen.getByRole('button', { name });
const rows = () => within(screen.getByRole('list', { name: 'Budgets' })).getAllByRole('listitem');

describe('the list', () => {
  it('is empty at first', () => {
    show();
    expect(screen.getByText('No budgets yet.')).toBeTruthy();
  });

  it('says size, period and whose, by name', () => {
    show({ budgets: [songs, all] });
    expect(rows().map((row) => row.querySelector('.row-words')?.textContent)).toEqual([
      'Everything $50.00 per monthAll platforms together',
      'songs 200 credits per weekSongs',
    ]);
  });

  it('says so while nobody knows what was spent, instead of nothing spent', () => {
    show({ budgets: [all] });
    expect(screen.getByText('What was spent is not known yet.')).toBeTruthy();
    expect(screen.queryByRole('meter')).toBeNull();
  });

  it.each<[string, Partial<BudgetState>, string]>([
    ['well', { spent: 12.5, projected: 25 }, '$12.50 spentabout $25.00 by Mar 31'],
    ['with an estimate', { spent: 12.5, estimated: 0.5 }, '≈ $12.50 spent'],
    [
      'on the way over it',
      { spent: 30, projected: 62.1234, state: 'at-risk' },
      'likely to go over$30.00 spentabout $62.10 by Mar 31',
    ],
    ['just used up', { spent: 50 }, 'used up$50.00 spent'],
    ['over it', { spent: 53.2, state: 'over' }, 'over by $3.20$53.20 spent'],
    [
      'with spends that nobody can count',
      { spent: 1, unknown: 1200 },
      '$1.00 spentwithout 1,200 spends whose cost is not known',
    ],
    ['untouched', { projected: 0 }, '$0.00 spent'],
    ['with one of them', { unknown: 1 }, '$0.00 spentwithout 1 spend whose cost is not known'],
  ])('says that it stands %s', (_, part, words) => {
    show({ budgets: [all] }, [standing(songs, { spent: 9 }), standing(all, part)]);
    expect(rows()[0]?.querySelector('.budget-words')?.textContent).toBe(words);
  });

  it.each<[Budget['per'], string]>([
    ['day', 'about $9.00 by midnight'],
    ['week', 'about $9.00 by Sunday'],
    ['month', 'about $9.00 by Mar 31'],
  ])('says by when, for a budget per %s', (per, words) => {
    const budget = { ...all, per };
    show({ budgets: [budget] }, [standing(budget, { spent: 1, projected: 9 })]);
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('promises no less than is spent already', () => {
    show({ budgets: [all] }, [standing(all, { spent: 12.34, projected: 12.34 })]);
    expect(screen.getByText('about $12.34 by Mar 31')).toBeTruthy();
  });

  it('measures what is spent, at most all of it', () => {
    show({ budgets: [all] }, [standing(all, { spent: 53.2, state: 'over' })]);
    const meter = screen.getByRole('meter', { name: 'Everything, spent' });
    expect(meter.getAttribute('aria-valuenow')).toBe('50');
    expect(meter.getAttribute('aria-valuetext')).toBe('$53.20 spent of $50.00');
  });
});

describe('adding a budget', () => {
  it('over all platforms is in the own currency', async () => {
    const { user, send, say } = show({ money: { currency: 'CHF', rates: {}, plans: {} } });
    await user.click(button('Add a budget'));
    expect(document.activeElement).toBe(field('Name'));
    await user.type(field('Name'), ' AI ');
    await user.type(field('Amount'), '49,5');
    await user.click(button('Save budget'));
    const draft = { name: 'AI', unit: 'CHF', amount: 49.5, per: 'month' };
    expect(send.mock.calls).toEqual([['budget/save', { draft }]]);
    expect(say.mock.calls).toEqual([['The budget AI is saved.']]);
    expect(screen.queryByRole('form')).toBeNull();
    expect(document.activeElement).toBe(button('Add a budget'));
  });

  it('of a platform is in what is counted there', async () => {
    const { user, send } = show();
    await user.click(button('Add a budget'));
    await user.type(field('Name'), 'Songs');
    await user.selectOptions(choice('For'), 'Songs');
    await user.selectOptions(choice('Unit'), 'credits');
    await user.type(field('Amount'), '100');
    await user.selectOptions(choice('Period'), 'per week');
    await user.click(button('Save budget'));
    const draft = { name: 'Songs', platform: 'songs', unit: 'credit', amount: 100, per: 'week' };
    expect(send.mock.calls).toEqual([['budget/save', { draft }]]);
  });

  it('says beside each field what is wrong, and loses nothing', async () => {
    const { user, send } = show();
    await user.click(button('Add a budget'));
    await user.selectOptions(choice('Unit'), 'Another currency…');
    await user.type(field('Currency'), 'francs');
    await user.type(field('Amount'), '-5');
    await user.click(button('Save budget'));
    expect(screen.getByRole('textbox', { name: 'Name', description: 'Give it a name.' })).toBe(
      document.activeElement,
    );
    expect(screen.getByRole('textbox', { name: 'Amount', description: 'Use more than 0.' })).toBeTruthy();
    expect(field('Currency').value).toBe('francs');
    expect(field('Currency').getAttribute('aria-invalid')).toBe('true');
    expect(send).not.toHaveBeenCalled();
  });

  it('shows what the background says', async () => {
    const problems = [{ field: 'name', message: 'There is one of that name.' }];
    const { user } = show({}, [], { done: { ok: false, problems } });
    await user.click(button('Add a budget'));
    await user.type(field('Name'), 'AI');
    await user.type(field('Amount'), '5');
    await user.click(button('Save budget'));
    expect(screen.getByRole('alert').textContent).toBe('There is one of that name.');
    expect(document.activeElement).toBe(field('Name'));
  });
});

describe('a budget that is there', () => {
  it('is changed under its id', async () => {
    const { user, send } = show({ budgets: [songs] });
    await user.click(button('Edit the budget songs'));
    await user.clear(field('Amount'));
    await user.type(field('Amount'), '300');
    await user.click(button('Save budget'));
    const { id, ...draft } = { ...songs, amount: 300 };
    expect(send.mock.calls).toEqual([['budget/save', { id, draft }]]);
    expect(document.activeElement).toBe(button('Edit the budget songs'));
  });

  it('is removed after asking', async () => {
    const { user, send, say } = show({ budgets: [songs] });
    await user.click(button('Remove the budget songs'));
    expect(send).not.toHaveBeenCalled();
    await user.click(button('Remove'));
    expect(send.mock.calls).toEqual([['budget/remove', { id: 'b' }]]);
    expect(say.mock.calls).toEqual([['The budget songs is removed.']]);
    expect(document.activeElement).toBe(button('Add a budget'));
  });
});
