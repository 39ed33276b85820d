import { describe, expect, it } from 'vitest';
import { runRounds, type Sides, WARM_UP } from './rounds';

const figures = { time: { title: 'time', unit: 'ms' as const } };
const two = { withUs: 'us', baseline: 'empty' };

/** Runs rounds whose turns are noted in order. */
async function run(
  rounds: number,
  sample: (side: string, turn: number) => number = () => 1,
  sides: Sides<string> = two,
) {
  const turns: string[] = [];
  const measure = {
    title: 'work',
    figures,
    sample: async (side: string) => ({ time: sample(side, turns.push(side) - 1) }),
  };
  const measured = await runRounds([measure], sides, rounds, {
    rest: async (side) => {
      turns.push(`rest ${side}`);
    },
    onRound: () => undefined,
  });
  return { turns, ...measured };
}

describe('rounds', () => {
  it('do both sides one after the other, each followed by rest, and take turns in going first', async () => {
    const us = ['us', 'rest us'];
    const empty = ['empty', 'rest empty'];
    expect((await run(3)).turns).toEqual([...us, ...empty, ...empty, ...us, ...us, ...empty]);
  });

  it('pair what belongs to the same side, whoever went first, without the warm-up', async () => {
    const { pairs } = await run(WARM_UP + 3, (side) => (side === 'us' ? 12 : 10));
    expect(pairs.get('time')).toEqual(Array.from({ length: 3 }, () => ({ withUs: 12, baseline: 10 })));
  });

  it('compare with a second baseline, each side going first in its turn', async () => {
    const amounts: Readonly<Record<string, number>> = { us: 12, none: 10, empty: 11 };
    const three = { withUs: 'us', baseline: 'none', second: 'empty' };
    const { turns, pairs } = await run(3, (side) => amounts[side] ?? 0, three);
    const done = turns.filter((turn) => !turn.startsWith('rest'));
    expect(done.join(' ')).toBe('us none empty none empty us empty us none');
    expect(pairs.get('time')).toEqual([{ withUs: 12, baseline: 10, second: 11 }]);
  });

  it('name what can’t be measured, and do not try it again', async () => {
    const { turns, pairs, failures } = await run(5, (_side, turn) => {
      if (turn > 8) throw new Error('The page is gone.\nCall log: …');
      return 1;
    });
    expect([...failures]).toEqual([['work', 'The page is gone.']]);
    expect(pairs.size).toBe(0);
    expect(turns.filter((turn) => !turn.startsWith('rest'))).toHaveLength(6);
  });
});
