import { describe, expect, it, vi } from 'vitest';
import type { RollupQuery } from '../../lib/core/rollup';
import { budgetStates } from '../../lib/storage/budget-states';
import { defaultSettings } from '../../lib/storage/schema';
import { rollup } from '../core/rollup-sample';
import { NOON } from '../tracker/fakes';

const budget = { id: 'b1', name: 'Songs', platform: 'suno', unit: 'credit', amount: 25, per: 'day' } as const;
const settings = { ...defaultSettings, budgets: [budget, { ...budget, id: 'b2', per: 'month' as const }] };

describe('how the budgets stand', () => {
  it('follows from the roll-ups of the longest period', async () => {
    const rollups = vi.fn(async (_query: RollupQuery) => [
      rollup({ day: '2026-09-02', amount: '20' }),
      rollup({ day: '2026-09-01', amount: '10' }),
    ]);
    const states = await budgetStates(settings, [], async () => ({ rollups }), NOON, 'UTC');
    expect(states.map(({ budget: { id }, spent, state }) => [id, spent, state])).toEqual([
      ['b1', 20, 'at-risk'],
      ['b2', 30, 'over'],
    ]);
    expect(rollups.mock.calls).toEqual([[{ from: '2026-09-01', to: '2026-09-30', conversations: false }]]);
  });

  it('rejects where the ledger does', async () => {
    const rollups = () => Promise.reject(new Error('The browser can’t read the history.'));
    await expect(budgetStates(settings, [], async () => ({ rollups }), NOON, 'UTC')).rejects.toThrow(
      'can’t read',
    );
  });

  it('needs no ledger where there are none', async () => {
    const open = () => Promise.reject(new Error('There is no ledger.'));
    expect(await budgetStates(defaultSettings, [], open, NOON, 'UTC')).toEqual([]);
  });
});
