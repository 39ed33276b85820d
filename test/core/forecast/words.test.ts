import { describe, expect, test } from 'vitest';
import type { Forecast } from '../../../lib/core/forecast/forecast';
import { forecastWords, type Pace, pace, paceSigns } from '../../../lib/core/forecast/words';
import { forecast } from './sample';

const hour = 3_600_000;
const day = 24 * hour;
/** Noon by the clock of this machine, a Wednesday: words use the person's own zone. */
const now = new Date(2026, 10, 4, 12).getTime();
const thursday = now + day + 2 * hour;
const sunday = now + 4 * day;

function out(at: number, range: number, part: Partial<Forecast> = {}): Forecast {
  return forecast({
    madeAt: now,
    runsOutAt: at,
    earliest: at - range / 2,
    latest: at + range / 2,
    verdict: 'runs-out',
    ...part,
  });
}
const reset = (at: number): Partial<Forecast> => ({ end: { at, by: 'reset' } });
const expiry = (at: number): Partial<Forecast> => ({ end: { at, by: 'expiry' } });

test.each<[span: string, clock: string, Forecast]>([
  [
    'lasts until renewal, 22% spare',
    'lasts until renewal, 22% spare',
    forecast({ verdict: 'lasts', spare: 0.2215, ...reset(sunday) }),
  ],
  ['lasts until renewal', 'lasts until renewal', forecast({ verdict: 'lasts', ...reset(sunday) })],
  [
    'lasts until it expires, 62% unused',
    'lasts until it expires, 62% unused',
    forecast({ verdict: 'lasts', spare: 0.62, ...expiry(sunday) }),
  ],
  ['lasts more than a year', 'lasts more than a year', forecast({ verdict: 'lasts' })],
  [
    'runs out in 1 d 2 h, renews in 4 d',
    'runs out Thu 14:00, renews Sun',
    out(thursday, 6 * hour, reset(sunday)),
  ],
  [
    'runs out in about 1 d, renews in 4 d',
    'runs out about Thu, renews Sun',
    out(thursday, 2 * day, reset(sunday)),
  ],
  ['runs out in about 3 d', 'runs out about Sat', out(now + 3 * day, 2 * day)],
  ['runs out in about 5 h', 'runs out about 17:00', out(now + 5 * hour + 60_000, 2 * day)],
  ['runs out in about 20 d', 'runs out about 24 Nov', out(now + 20 * day, 9 * day)],
  ['runs out in 1 d 2 h', 'runs out Thu 14:00', out(thursday, hour, expiry(sunday))],
  [
    'may run out in about 1 d, renews in 4 d',
    'may run out about Thu, renews Sun',
    out(thursday, 6 * day, { verdict: 'unsure', ...reset(sunday) }),
  ],
  [
    'likely lasts until renewal',
    'likely lasts until renewal',
    out(sunday + day, 6 * day, { verdict: 'unsure', ...reset(sunday) }),
  ],
  [
    'likely lasts until it expires',
    'likely lasts until it expires',
    forecast({ verdict: 'unsure', earliest: thursday, ...expiry(sunday) }),
  ],
  ['used up, renews in 4 d', 'used up, renews Sun', out(now, 0, reset(sunday))],
  ['used up', 'used up', out(now, 0)],
  ['runs out in less than a minute', 'runs out 12:00', out(now - hour, hour, { madeAt: now - 2 * hour })],
])('%s · %s', (span, clock, said) => {
  const plain = (words: string) => words.replaceAll(/(Thu|Sun),? /g, '$1 ');
  expect(forecastWords(said, { now, time: 'span', locale: 'en-GB' })).toBe(span);
  expect(plain(forecastWords(said, { now, time: 'clock', locale: 'en-GB' }))).toBe(plain(clock));
});

describe('the pace', () => {
  test.each<[string, Pace, Forecast]>([
    ['of what lasts', 'calm', forecast({ verdict: 'lasts', ...reset(sunday) })],
    ['of what may not last', 'tight', out(thursday, 6 * day, { verdict: 'unsure', ...reset(sunday) })],
    ['of what runs out before it renews', 'short', out(now + 20 * day, hour, reset(now + 25 * day))],
    ['of a purse for two days', 'short', out(now + 2 * day, hour)],
    ['of a purse for ten days', 'tight', out(now + 10 * day, hour)],
    ['of a purse for a month', 'calm', out(now + 30 * day, hour)],
  ])('%s is %s', (_, expected, said) => {
    expect(pace(said)).toBe(expected);
  });

  test('is told by a word and a shape of its own', () => {
    const signs = Object.values(paceSigns);
    expect(new Set(signs.map(({ word }) => word)).size).toBe(3);
    expect(new Set(signs.map(({ shape }) => shape)).size).toBe(3);
  });
});
