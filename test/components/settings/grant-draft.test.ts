import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkLimit,
  emptyLimit,
  formOf,
  type LimitForm,
  withPreset,
} from '../../../components/settings/limit-draft';
import { platforms, songs } from './sample';

const filled: LimitForm = { ...emptyLimit, name: 'Studio', amount: '100', day: '14' };

function problems(change: Partial<LimitForm>): Record<string, string> {
  const checked = checkLimit({ ...filled, ...change }, platforms, 'en');
  return checked.ok ? {} : Object.fromEntries(checked.problems.map(({ field, message }) => [field, message]));
}

describe('a limit by hand that makes no sense', () => {
  it.each<[Partial<LimitForm>, string, string]>([
    [{ amount: '' }, 'amount', 'Type a number.'],
    [{ amount: '-5' }, 'amount', 'A limit is more than 0.'],
    [{ amount: '−5' }, 'amount', 'A limit is more than 0.'],
    [{ amount: '0' }, 'amount', 'A limit is more than 0.'],
    [{ amount: 'many' }, 'amount', 'Type a number.'],
    [{ amount: '1e3' }, 'amount', 'Type a number.'],
    [{ amount: '1.000' }, 'amount', 'This can be read in two ways. Type 1000, or 1.'],
    [{ amount: '9999999999999' }, 'amount', 'That is too much.'],
    [{ left: '-1' }, 'left', 'Use 0 or more.'],
    [{ left: 'half' }, 'left', 'Type a number.'],
    [{ left: '101' }, 'left', 'More is left than the limit allows.'],
    [{ day: '32' }, 'renewal.day', 'A month has days 1 to 31.'],
    [{ day: '0' }, 'renewal.day', 'A month has days 1 to 31.'],
    [{ day: '1.5' }, 'renewal.day', 'Type a whole day.'],
    [{ day: '' }, 'renewal.day', 'Type a day from 1 to 31.'],
    [{ day: 'first' }, 'renewal.day', 'Type a day from 1 to 31.'],
    [{ every: 'week' }, 'renewal.weekday', 'Choose a day of the week.'],
    [{ name: '   ' }, 'name', 'Give it a name.'],
    [{ name: 'x'.repeat(61) }, 'name', 'At most 60 letters.'],
    [{ unit: 'other', otherUnit: '' }, 'unit', 'A word in small letters, or a currency such as USD.'],
    [{ unit: 'other', otherUnit: '$' }, 'unit', 'A word in small letters, or a currency such as USD.'],
    [{ link: 'studio' }, 'link', 'That is no link.'],
    [{ link: 'http://studio.example' }, 'link', 'Use a link that begins with https://'],
    [{ link: 'javascript:alert(1)' }, 'link', 'Use a link that begins with https://'],
  ])('%j: beside %s it says "%s"', (change, field, message) => {
    expect(problems(change)).toEqual({ [field]: message });
  });

  it('says all that is wrong at once', () => {
    expect(problems({ name: '', amount: '-5', day: '32', link: 'x' })).toEqual({
      name: 'Give it a name.',
      amount: 'A limit is more than 0.',
      'renewal.day': 'A month has days 1 to 31.',
      link: 'That is no link.',
    });
  });
});

describe('a limit by hand', () => {
  it.each<[string, Partial<LimitForm>, object]>([
    ['of an unknown service', {}, { renewal: { every: 'month', day: 14 } }],
    ['with what is left', { left: '1,5' }, { renewal: { every: 'month', day: 14 }, left: 1.5 }],
    ['renewed on Sundays', { every: 'week', weekday: '0' }, { renewal: { every: 'week', weekday: 0 } }],
    [
      'renewed daily, whatever the day field holds',
      { every: 'day', day: '99' },
      { renewal: { every: 'day' } },
    ],
    ['never renewed', { every: 'never' }, { renewal: { every: 'never' } }],
    [
      'with a link',
      { link: ' https://studio.example/ ' },
      { renewal: { every: 'month', day: 14 }, link: 'https://studio.example/' },
    ],
  ])('%s', (_, change, rest) => {
    expect(checkLimit({ ...filled, ...change }, platforms, 'en')).toEqual({
      ok: true,
      value: { name: 'Studio', unit: 'credit', amount: 100, ...rest },
    });
  });

  it('of a platform bears its name and no link', () => {
    const form = { ...filled, service: 'songs', name: '', link: 'not even a link' };
    expect(checkLimit(form, platforms, 'en')).toEqual({
      ok: true,
      value: {
        platform: 'songs',
        name: 'Songs',
        unit: 'credit',
        amount: 100,
        renewal: { every: 'month', day: 14 },
      },
    });
  });

  it.each([
    ['credits', 'credit'],
    ['gem', 'gem'],
    ['CHF', 'CHF'],
  ])('in %j of its own is counted in %j', (otherUnit, unit) => {
    const checked = checkLimit({ ...filled, unit: 'other', otherUnit }, platforms, 'en');
    expect(checked).toMatchObject({ ok: true, value: { unit } });
  });

  it('takes amount, unit and rhythm from a plan; the day stays the person’s own', () => {
    const [pro, studio] = songs.plans;
    if (pro === undefined || studio === undefined) throw new Error('the sample has two plans');
    expect(withPreset(filled, pro)).toMatchObject({
      preset: 'pro',
      amount: '2500',
      unit: 'credit',
      every: 'month',
      day: '14',
    });
    expect(withPreset(filled, studio)).toMatchObject({
      amount: '12.5',
      unit: 'other',
      otherUnit: 'gem',
      every: 'day',
    });
  });

  it('opened and saved again is the same limit, with what is left of it now', () => {
    const renewal = fc.oneof(
      fc.constant({ every: 'day' as const }),
      fc.record({ every: fc.constant('week' as const), weekday: fc.integer({ min: 0, max: 6 }) }),
      fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }) }),
      fc.constant({ every: 'never' as const }),
    );
    const amount = fc.integer({ min: 1, max: 1_000_000_000_000 }).map((size) => size / 1000);
    fc.assert(
      fc.property(renewal, amount, fc.constantFrom('credit', 'gem', 'USD'), (rhythm, size, unit) => {
        const draft = {
          name: 'Studio',
          unit,
          amount: size,
          renewal: rhythm,
          link: 'https://studio.example/',
        };
        const form = formOf({ ...draft, id: '1', savedAt: 0 }, size / 2);
        expect(checkLimit(form, platforms)).toEqual({ ok: true, value: { ...draft, left: size / 2 } });
      }),
    );
  });
});
