// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Outlook } from '../../../components/balance/outlook';
import type { Forecast } from '../../../lib/core/forecast/forecast';
import { balance } from '../../core/sample';

afterEach(cleanup);

const now = Date.parse('2026-11-04T12:00:00Z');
const day = 86_400_000;
const forecast: Forecast = { madeAt: now, perDay: 10, low: 8, high: 12, verdict: 'lasts' };
const display = { view: { show: 'left', time: 'span' }, now, flip: () => {} } as const;

function shown(part: Partial<Forecast> | undefined, level: 'ok' | 'empty' = 'ok') {
  const one = balance({ level, ...(part === undefined ? {} : { forecast: { ...forecast, ...part } }) });
  const { container } = render(<Outlook balance={one} display={display} />);
  return container.textContent;
}

const end = { at: now + 6 * day, by: 'reset' } as const;

it.each([
  ['lasts until renewal, 22% spare', { end, spare: 0.22 }],
  [
    'runs out in 2 d',
    {
      verdict: 'runs-out',
      end,
      runsOutAt: now + 2 * day,
      earliest: now + 1.7 * day,
      latest: now + 2.2 * day,
    },
  ],
  [
    'may run out in about 5 d',
    { verdict: 'unsure', end, runsOutAt: now + 5 * day, earliest: now + 3 * day, latest: now + 9 * day },
  ],
] as const)('%s: when it renews is told beside it', (words, part) => {
  expect(shown(part)).toBe(words);
});

it('says nothing while too little is known, and of what is empty already', () => {
  expect(shown(undefined)).toBe('');
  expect(shown({ end }, 'empty')).toBe('');
  expect(screen.queryByText(/lasts/)).toBeNull();
});
