import { expect, it, vi } from 'vitest';
import { openingReader } from '../../../lib/storage/ledger/opening-reader';
import { MemoryLedger, rollup } from '../../components/insights/sample-ledger';

const query = { from: '2026-11-01', to: '2026-11-30' };

it('opens the ledger when it is first asked, and once', async () => {
  const open = vi.fn(async () => new MemoryLedger({ rollups: [rollup()] }));
  const reader = openingReader(open);
  expect(open).not.toHaveBeenCalled();
  const [rollups, hours] = await Promise.all([reader.rollups(query), reader.hours(query)]);
  expect(rollups).toEqual([rollup()]);
  expect(hours).toEqual([]);
  expect(open).toHaveBeenCalledTimes(1);
});

it('opens it again after it could not be opened', async () => {
  const open = vi
    .fn(async () => new MemoryLedger({ rollups: [rollup()] }))
    .mockRejectedValueOnce(new Error('locked'));
  const reader = openingReader(open);
  await expect(reader.firstDay()).rejects.toThrow('locked');
  expect(await reader.firstDay()).toBe('2026-11-17');
});

it('passes every question on', async () => {
  const ledger = new MemoryLedger();
  const reader = openingReader(async () => ledger);
  await reader.rollups(query);
  await reader.hours(query);
  await reader.draws(query);
  await reader.readings({ platform: 'a', account: 'b', pool: 'c' }, 0, 1);
  await reader.spends(query, { limit: 1 });
  await reader.conversationProjects();
  await reader.firstDay();
  expect(ledger.asked.map(({ what }) => what)).toEqual([
    'rollups',
    'hours',
    'draws',
    'readings',
    'spends',
    'projects',
    'firstDay',
  ]);
});
