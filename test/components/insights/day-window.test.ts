import { beforeEach, describe, expect, it } from 'vitest';
import { DayWindow } from '../../../components/insights/day-window';
import { eachDay } from '../../../lib/core/insights/days';
import type { Rollup } from '../../../lib/core/rollup';
import { MemoryLedger, rollup } from './sample-ledger';

const days = eachDay({ from: '2026-11-01', to: '2026-11-30' });
let ledger: MemoryLedger;
let window: DayWindow<Rollup>;

beforeEach(() => {
  ledger = new MemoryLedger({
    rollups: days.map((day) => rollup({ day })),
  });
  window = new DayWindow((span) => ledger.rollups(span));
});

async function read(from: number, to: number): Promise<string[]> {
  const two = (day: number) => `2026-11-${String(day).padStart(2, '0')}`;
  ledger.asked.length = 0;
  const rows = await window.read({ from: two(from), to: two(to) });
  return rows.map(({ day }) => day);
}

const asked = () => ledger.asked.map(({ from, to }) => `${from?.slice(-2)}-${to?.slice(-2)}`);

describe('the days read so far', () => {
  it('serve all that lies within them', async () => {
    expect(await read(10, 20)).toHaveLength(11);
    expect(asked()).toEqual(['10-20']);
    await read(12, 15);
    await read(10, 20);
    expect(ledger.asked).toEqual([]);
  });

  it('grow by what is missing only, at either end, each day once and in order', async () => {
    await read(10, 20);
    expect(await read(5, 20)).toEqual(days.slice(4, 20));
    expect(asked()).toEqual(['05-09']);
    expect(await read(1, 30)).toEqual(days);
    expect(asked()).toEqual(['01-04', '21-30']);
  });

  it('have no gap, also when days far off are asked for', async () => {
    await read(28, 30);
    expect(await read(1, 3)).toEqual(days);
    expect(asked()).toEqual(['01-27']);
  });

  it('are read once when asked for twice at the same time', async () => {
    await Promise.all([
      window.read({ from: '2026-11-01', to: '2026-11-09' }),
      window.read({ from: '2026-11-01', to: '2026-11-09' }),
    ]);
    expect(asked()).toEqual(['01-09']);
  });

  it('are tried again after a failure', async () => {
    ledger.refusing = true;
    await expect(read(1, 5)).rejects.toThrow();
    ledger.refusing = false;
    expect(await read(1, 5)).toHaveLength(5);
  });
});
