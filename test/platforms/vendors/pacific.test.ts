import { expect, it } from 'vitest';
import {
  nextPacificMonth,
  nextPacificQuarter,
  nextPacificYear,
} from '../../../lib/platforms/vendors/pacific';

const iso = (time: number) => new Date(time).toISOString();

it.each([
  ['in winter, eight hours after UTC', '2026-11-22T12:00:00Z', '2026-12-01T08:00:00.000Z'],
  ['in summer, seven', '2026-07-10T00:00:00Z', '2026-08-01T07:00:00.000Z'],
  ['still the old one where UTC has the new one already', '2026-12-01T07:59:59Z', '2026-12-01T08:00:00.000Z'],
  ['the one after, once it has begun', '2026-12-01T08:00:00Z', '2027-01-01T08:00:00.000Z'],
])('the next month by Pacific time: %s', (_, now, next) => {
  expect(iso(nextPacificMonth(Date.parse(now)))).toBe(next);
});

it('quarters and years begin with their first month', () => {
  const now = Date.parse('2026-04-01T08:00:00Z');
  expect(iso(nextPacificQuarter(now))).toBe('2026-07-01T07:00:00.000Z');
  expect(iso(nextPacificYear(now))).toBe('2027-01-01T08:00:00.000Z');
});
