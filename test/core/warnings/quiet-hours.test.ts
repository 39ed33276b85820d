import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietUntil } from '../../../lib/core/warnings/quiet-hours';
import { minute } from '../sample';

const at = (iso: string) => Date.parse(iso);
const night = { from: '22:00', to: '07:00' };
const noonRest = { from: '12:00', to: '13:30' };

describe('quiet hours', () => {
  it.each<[string, { from: string; to: string }, string, string, string | undefined]>([
    ['before midnight', night, '2026-11-04T23:30:00+01:00', 'Europe/Berlin', '2026-11-05T07:00:00+01:00'],
    ['after midnight', night, '2026-11-05T06:59:59+01:00', 'Europe/Berlin', '2026-11-05T07:00:00+01:00'],
    [
      'begin with their first minute',
      night,
      '2026-11-04T22:00:00+01:00',
      'Europe/Berlin',
      '2026-11-05T07:00:00+01:00',
    ],
    ['are over with their last', night, '2026-11-05T07:00:00+01:00', 'Europe/Berlin', undefined],
    ['not yet', night, '2026-11-04T21:59:59+01:00', 'Europe/Berlin', undefined],
    ['within a day', noonRest, '2026-11-04T12:15:00+05:30', 'Asia/Kolkata', '2026-11-04T13:30:00+05:30'],
    ['within a day, outside of them', noonRest, '2026-11-04T13:30:00+05:30', 'Asia/Kolkata', undefined],
    ['of no length', { from: '08:00', to: '08:00' }, '2026-11-04T08:00:00Z', 'UTC', undefined],
    ['in another zone it is another time', night, '2026-11-04T23:30:00+01:00', 'America/New_York', undefined],
    [
      'in the night that is an hour longer',
      night,
      '2026-10-24T23:00:00+02:00',
      'Europe/Berlin',
      '2026-10-25T07:00:00+01:00',
    ],
    [
      'in the night that is an hour shorter',
      night,
      '2026-03-28T23:00:00+01:00',
      'Europe/Berlin',
      '2026-03-29T07:00:00+02:00',
    ],
    [
      'to a time that the clock shows twice: the first',
      { from: '22:00', to: '02:30' },
      '2026-10-25T02:00:00+02:00',
      'Europe/Berlin',
      '2026-10-25T02:30:00+02:00',
    ],
    [
      'and again when it is set back',
      { from: '22:00', to: '02:30' },
      '2026-10-25T02:00:00+01:00',
      'Europe/Berlin',
      '2026-10-25T02:30:00+01:00',
    ],
    [
      'to a time that the clock skips: after the gap',
      { from: '22:00', to: '02:30' },
      '2026-03-29T01:00:00+01:00',
      'Europe/Berlin',
      '2026-03-29T03:30:00+02:00',
    ],
  ])('%s', (_, hours, now, zone, until) => {
    expect(quietUntil(hours, at(now), zone)).toBe(until === undefined ? undefined : at(until));
  });

  it('are quiet up to the minute in which they end, and loud in it, in any zone', () => {
    const clock = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(
        clock,
        clock,
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        // Zones that do not change their clocks.
        fc.constantFrom('UTC', 'Asia/Kolkata', 'Pacific/Kiritimati', 'America/Phoenix', 'Asia/Kathmandu'),
        (from, to, date, zone) => {
          const until = quietUntil({ from, to }, date.getTime(), zone);
          if (until === undefined) return;
          expect(until - date.getTime()).toBeLessThanOrEqual(24 * 60 * minute);
          expect(quietUntil({ from, to }, until, zone)).toBeUndefined();
          expect(quietUntil({ from, to }, until - 1, zone)).toBe(until);
        },
      ),
      { numRuns: 500 },
    );
  });
});
