import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { refuse, shaped } from '../read';
import { Amount, colourLabels, colours } from './buzz';
import type { CallReader } from './call';

const Accounts = v.object({
  blue: v.nullish(Amount),
  yellow: v.nullish(Amount),
  green: v.nullish(Amount),
  red: v.nullish(Amount),
});

/**
 * buzz.getBuzzAccount: a number for each colour that the site has. A colour that isn't named is no pool. Debts (Buzz
 * that was paid back to the bank) are told as less than nothing: there is nothing left. An empty colour beside a
 * filled one is shown quietly: most people never fill more than one or two.
 */
export const readBuzzAccount: CallReader = ({ data, place }) => {
  const accounts = shaped(Accounts, data, place);
  const known = colours.flatMap((colour) => {
    const amount = accounts[colour];
    return typeof amount === 'number' ? [{ colour, remaining: Math.max(0, amount) }] : [];
  });
  if (known.length === 0) return refuse('changed-shape', place, `No colour of Buzz was told at ${place}.`);
  const someLeft = known.some(({ remaining }) => remaining > 0);
  return {
    pools: known.map(
      ({ colour, remaining }): PoolReading => ({
        id: colour,
        label: colourLabels[colour],
        unit: 'credit',
        remaining,
        ...(remaining === 0 && someLeft ? { quiet: true as const } : {}),
      }),
    ),
    complete: true,
  };
};
