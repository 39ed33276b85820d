import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ManualLimit, manualBalance } from '../../lib/core/manual';
import type { Spend } from '../../lib/core/reading';
import { settled } from '../../lib/tracker/manual-limits';
import { HOUR, MINUTE, NOON } from './fakes';

const limit: ManualLimit = {
  id: 'm1',
  platform: 'claude',
  name: 'Messages',
  unit: 'message',
  amount: 40,
  left: 30,
  renewal: { every: 'never' },
  savedAt: NOON - HOUR,
};

const spend = (ago: number, parts: Partial<Spend> = {}): Spend => ({
  id: `s-${ago}`,
  at: NOON - ago,
  unit: 'message',
  amount: 1,
  basis: 'exact',
  ...parts,
});

describe('a limit by hand', () => {
  it.each<[string, Partial<ManualLimit>, Spend[], number | undefined]>([
    ['keeps what was spent of it', {}, [spend(MINUTE), spend(2 * MINUTE)], 28],
    ['of all, where nothing else was typed in', { left: 40 }, [spend(MINUTE)], 39],
    ['is not lowered by what was spent before', {}, [spend(2 * HOUR)], 30],
    ['nor by another unit', {}, [spend(MINUTE, { unit: 'credit' })], 30],
    ['nor by what has no amount', {}, [{ id: 'x', at: NOON, unit: 'message', basis: 'exact' }], 30],
    ['nor on another platform', { platform: 'suno' }, [spend(MINUTE)], 30],
    ['nor where it names no platform', { id: 'm2', platform: 'other' }, [spend(MINUTE)], 30],
    ['does not go below zero', {}, [spend(MINUTE, { amount: 99 })], 0],
  ])('%s', (_, parts, gone, left) => {
    expect(settled([{ ...limit, ...parts }], 'claude', gone, NOON)[0]?.left).toBe(left);
  });

  it('that was renewed since is full again, less what was spent after that', () => {
    const daily: ManualLimit = { ...limit, renewal: { every: 'day' }, savedAt: NOON - 60 * HOUR };
    const [now] = settled([daily], 'claude', [spend(MINUTE), spend(48 * HOUR)], NOON);
    if (now === undefined) throw new Error('the limit is gone');
    expect(manualBalance(now, [], NOON).remaining).toBe(39);
    expect(manualBalance(now, [], NOON + 48 * HOUR).remaining).toBe(40);
  });

  it('counts the same whether a spend is still kept or has gone, however they are split', () => {
    const minutes = fc.uniqueArray(fc.integer({ min: -90, max: 90 }), { maxLength: 12 });
    fc.assert(
      fc.property(minutes, fc.nat(12), (agos, cut) => {
        const spends = agos.map((ago) => spend(ago * MINUTE));
        const [after = limit] = settled([limit], 'claude', spends.slice(0, cut), NOON);
        expect(manualBalance(after, spends.slice(cut), NOON).remaining).toBe(
          manualBalance(limit, spends, NOON).remaining,
        );
      }),
    );
  });
});
