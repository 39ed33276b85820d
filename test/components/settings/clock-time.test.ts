import { expect, it } from 'vitest';
import { parseClock } from '../../../components/settings/clock-time';

it.each([
  ['22:00', '22:00'],
  ['22', '22:00'],
  [' 7:05 ', '07:05'],
  ['07.30', '07:30'],
  ['22h', '22:00'],
  ['22h30', '22:30'],
  ['0', '00:00'],
  ['10 pm', '22:00'],
  ['10:30 PM', '22:30'],
  ['10 p.m.', '22:00'],
  ['12 am', '00:00'],
  ['12 pm', '12:00'],
  ['9:15am', '09:15'],
  ['２２：００', '22:00'],
])('%j is %s', (text, clock) => {
  expect(parseClock(text)).toBe(clock);
});

it.each(['', 'late', '22:0', '13 pm', '0 am', '22:00:00', '-1', '2200'])('%j is no time', (text) => {
  expect(parseClock(text)).toBe('');
});

it.each(['24:00', '25', '22:60'])('%j is left for the schema to refuse', (text) => {
  expect(parseClock(text)).not.toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
});
