import { describe, expect, it } from 'vitest';
import { dayWords, expiringWords, lastDay } from '../../../components/balance/grant-words';

const now = new Date(2026, 3, 20, 12).getTime();
const at = (month: number, day: number, year = 2026) => new Date(year, month - 1, day).getTime();

describe('what expires', () => {
  it.each([
    [{ amount: 300, at: at(5, 4), first: true }, 'credit', false, '300 expire 3 May, they go first'],
    [{ amount: 300, at: at(5, 4), first: false }, 'credit', false, '300 expire 3 May'],
    [{ amount: 1, at: at(5, 4), first: true }, 'credit', false, '1 expires 3 May, it goes first'],
    [{ amount: 12.5, at: at(1, 1, 2027), first: false }, 'USD', true, '≈ US$12.50 expire 31 Dec'],
    [{ amount: 20, at: at(4, 21), first: false }, 'percent', false, '20% expire today'],
    [{ amount: 20, at: at(4, 22), first: false }, 'use', false, '20 expire tomorrow'],
    [{ amount: 20, at: at(5, 4, 2027), first: false }, 'use', false, '20 expire 3 May 2027'],
  ])('%j in %s: %s', (expiring, unit, estimated, words) => {
    expect(expiringWords(expiring, unit, estimated, now, 'en-GB')).toBe(words);
  });
  it('at some hour is there on that day', () => {
    expect(lastDay(at(5, 4) + 3_600_000, now, 'en-GB')).toBe('4 May');
  });
});

it.each([
  [at(4, 19), 'yesterday'],
  [at(4, 20), 'today'],
  [at(4, 21) - 1, 'today'],
  [at(4, 21), 'tomorrow'],
  [at(4, 22), '22 Apr'],
  [at(12, 31, 2025), '31 Dec 2025'],
])('a day as people say it: %s is %s', (instant, words) => {
  expect(dayWords(instant, now, 'en-GB')).toBe(words);
});
