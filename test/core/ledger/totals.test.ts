import { expect, it, vi } from 'vitest';
import { changedTotals, Tally } from '../../../lib/core/ledger/totals';
import { spend } from './sample';

vi.setConfig({ testTimeout: 60_000 });

it('a million amounts add up exactly, and away again', () => {
  const tally = new Tally();
  const tenth = spend({ amount: 0.1 });
  for (let count = 0; count < 1_000_000; count++) tally.add(tenth);
  const [change] = tally.changes();
  if (change === undefined) throw new Error('There is no change.');
  const totals = changedTotals(undefined, change);
  expect(totals?.rows).toMatchObject([{ amount: '100000', spends: 1_000_000 }]);

  const back = new Tally();
  for (let count = 0; count < 9_999; count++) back.remove(tenth);
  const [undo] = back.changes();
  if (undo === undefined) throw new Error('There is no change.');
  const rest = changedTotals(totals, undo);
  expect(rest?.rows).toMatchObject([{ amount: '99000.1', spends: 990_001 }]);
  expect(rest?.hours.filter((count) => count > 0)).toEqual([990_001]);
});

it('with its last spend the day goes', () => {
  const [one, other] = [new Tally(), new Tally()];
  one.add(spend({ amount: 3 }));
  other.remove(spend({ amount: 3 }));
  const [added] = one.changes();
  const [removed] = other.changes();
  if (added === undefined || removed === undefined) throw new Error('There is no change.');
  expect(changedTotals(changedTotals(undefined, added), removed)).toBeUndefined();
});
