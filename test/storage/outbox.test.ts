import { describe, expect, it } from 'vitest';
import type { SpendEntry } from '../../lib/core/entry';
import { MAX_WAITING, type Outbox, withEntries, withoutEntries } from '../../lib/storage/outbox';

const empty: Outbox = { spends: [], readings: [] };

function spend(id: string, part: Partial<SpendEntry> = {}): SpendEntry {
  return {
    id,
    platform: 'acme',
    account: 'a1',
    at: 0,
    day: '1970-01-01',
    hour: 0,
    unit: 'credit',
    amount: 1,
    basis: 'exact',
    ...part,
  };
}

describe('the outbox', () => {
  it('keeps what comes in its order', () => {
    const { outbox, lost } = withEntries({ ...empty, spends: [spend('1')] }, { spends: [spend('2')] });
    expect([outbox.spends.map(({ id }) => id), lost]).toEqual([['1', '2'], 0]);
  });

  it('full, loses the oldest and says how many', () => {
    const many = Array.from({ length: MAX_WAITING }, (_, index) => spend(String(index)));
    const { outbox, lost } = withEntries({ ...empty, spends: many }, { spends: [spend('a'), spend('b')] });
    expect([outbox.spends.length, outbox.spends[0]?.id, outbox.spends.at(-1)?.id, lost]).toEqual([
      MAX_WAITING,
      '2',
      'b',
      2,
    ]);
  });

  it('lets go of what was appended and of nothing that came meanwhile, not even of the same spend', () => {
    const appended = { ...empty, spends: [spend('1'), spend('2')] };
    const refund = spend('1', { refundedAt: 5 });
    const now = { ...empty, spends: [...appended.spends, refund, spend('3')] };
    expect(withoutEntries(now, appended).spends).toEqual([refund, spend('3')]);
  });
});
