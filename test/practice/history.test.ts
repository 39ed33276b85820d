import { expect, it } from 'vitest';
import { readExport } from '../../lib/storage/ledger/import';
import { practiceHistory } from './history';

const now = Date.parse('2026-11-29T12:00:00Z');

it.each(['UTC', 'Pacific/Kiritimati', 'America/St_Johns'])(
  'is an export that can be imported (%s)',
  (zone) => {
    const { spends, readings, settings } = readExport(practiceHistory(now, zone));
    expect(spends.length).toBeGreaterThan(500);
    expect(readings).toHaveLength(56);
    expect(new Set(spends.map(({ id }) => id)).size).toBe(spends.length);
    expect(Math.max(...spends.map(({ at }) => at))).toBeLessThan(now);
    expect(settings).toBeUndefined();
  },
);

it('is the same for the same day', () => {
  expect(practiceHistory(now, 'UTC')).toBe(practiceHistory(now, 'UTC'));
});
