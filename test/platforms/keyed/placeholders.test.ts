import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressAt,
  type DatePlaceholder,
  joinedIds,
  partedIds,
  patternOf,
  withDates,
} from '../../../lib/platforms/keyed/placeholders';
import { matchUrl } from '../../../lib/wire/url';

const now = Date.parse('2026-11-30T07:19:24.500Z');
const moment = fc.date({
  min: new Date('2000-01-01'),
  max: new Date('2100-01-01'),
  noInvalidDate: true,
});

describe('a date in an address', () => {
  it.each<[DatePlaceholder, string]>([
    ['{now:ms}', '1796023164500'],
    ['{now:unix}', '1796023164'],
    ['{now:iso}', '2026-11-30T07:19:24Z'],
    ['{today:iso}', '2026-11-30T00:00:00Z'],
    ['{tomorrow:date}', '2026-12-01'],
    ['{monthStart:iso}', '2026-11-01T00:00:00Z'],
    ['{monthStart:unix}', '1793491200'],
    ['{nextMonth:date}', '2026-12-01'],
    ['{400DaysAgo:date}', '2025-10-26'],
  ])('%s is %s', (placeholder, expected) => {
    expect(withDates(`a=${placeholder}&b`, now)).toBe(`a=${expected}&b`);
  });

  it('that nobody knows stays as it is, and so does JSON', () => {
    for (const text of ['{yesterday:iso}', '{now:roman}', '{"query":"{viewer{id}}"}'])
      expect(withDates(text, now)).toBe(text);
  });

  it('says the same instant in all its forms, whenever it is', () => {
    fc.assert(
      fc.property(moment, (date) => {
        const at = date.getTime();
        const read = (placeholder: DatePlaceholder) => withDates(placeholder, at);
        const seconds = Number(read('{monthStart:unix}'));
        expect(Number(read('{monthStart:ms}'))).toBe(seconds * 1000);
        expect(Date.parse(read('{monthStart:iso}'))).toBe(seconds * 1000);
        expect(Date.parse(read('{monthStart:date}'))).toBe(seconds * 1000);
      }),
    );
  });

  it('lies in order: the month began before today, today before now, now before tomorrow', () => {
    const order = ['{400DaysAgo:ms}', '{monthStart:ms}', '{today:ms}', '{now:ms}', '{tomorrow:ms}'] as const;
    fc.assert(
      fc.property(moment, (date) => {
        const times = order.map((placeholder) => Number(withDates(placeholder, date.getTime())));
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times[4]).toBeLessThanOrEqual(Number(withDates('{nextMonth:ms}', date.getTime())));
      }),
    );
  });
});

describe('an id in an address', () => {
  const url = 'https://api.example.com/v1/projects/{id}/usage?from={now:unix}';

  it('is one segment of it, whatever it is, and the address is still claimed by its endpoint', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (id) => {
        const address = addressAt(url, { id }, now) ?? '';
        expect(new URL(address).href).toMatch(
          /^https:\/\/api\.example\.com\/v1\/projects\/[^/?#]+\/usage\?from=\d+$/,
        );
        expect(matchUrl(patternOf(url), address)).toBeDefined();
      }),
    );
  });

  it.each(['.', '..'])('%s is no step in the path', (id) => {
    expect(new URL(addressAt(url, { id }, now) ?? '').pathname).toMatch(/^\/v1\/projects\/\.+_\/usage$/);
  });

  it('that is not known leaves no address', () => {
    expect(addressAt('https://example.com/{team}', { id: 'a' }, now)).toBeUndefined();
  });

  it('is kept with others, whatever they are', () => {
    const id = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(fc.record({ id, team: id }, { requiredKeys: ['id'] }), (ids) => {
        expect(partedIds(joinedIds(ids))).toEqual(ids);
      }),
    );
  });
});
