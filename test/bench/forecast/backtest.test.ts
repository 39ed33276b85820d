import { describe, expect, test } from 'vitest';
import { backtest } from './backtest';
import { personKinds, personOf } from './people';
import { backtestTable } from './report';

/** Neither a seed that the constants were tried on nor the one that `npm run bench` reports of. */
const SEED = 77;

describe('forecasts of made-up people', () => {
  const tested = backtest(SEED, 120);
  const all = tested.rows.find(({ kind }) => kind === 'all');

  test.each(['week', 'runway'] as const)('come closer to the %s than both baselines', (what) => {
    const { ours = 1, constant = 0, lastWeek = 0 } = all?.[what] ?? {};
    expect(ours).toBeLessThan(constant);
    expect(ours).toBeLessThan(lastWeek);
  });

  test.each(['week', 'runway'] as const)(
    'have a range for the %s that holds about 80%% of outcomes',
    (what) => {
      expect(all?.[what].inside).toBeGreaterThan(0.75);
      expect(all?.[what].inside).toBeLessThan(0.87);
    },
  );

  test('are made of nearly all, and reported by kind', () => {
    expect(tested.silent / tested.people).toBeLessThan(0.05);
    expect(tested.rows.map(({ kind }) => kind)).toEqual([...personKinds, 'all']);
    const table = backtestTable(tested);
    for (const kind of personKinds) expect(table.split(`\n${kind} `)).toHaveLength(3);
    expect(table).not.toContain('NaN');
  });
});

test('the same seed makes the same person', () => {
  expect(personOf('bursty', 5, 40)).toEqual(personOf('bursty', 5, 40));
  expect(personOf('bursty', 5, 40)).not.toEqual(personOf('bursty', 6, 40));
});
