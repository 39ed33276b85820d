import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkGrant,
  emptyGrant,
  formOf,
  type GrantForm,
  isAhead,
  withKind,
  withPreset,
} from '../../../components/settings/grant-draft';
import { grantKinds } from '../../../lib/core/grants/grant';
import { grantOfDraft } from '../../../lib/tracker/grant-draft';
import { platforms, songs } from './sample';

const zone = 'Europe/Berlin';
/** Sunday, 15 March 2026, noon in Berlin. */
const here = { now: Date.parse('2026-03-15T12:00+01:00'), zone, locale: 'en' };
const filled: GrantForm = { ...emptyGrant, name: 'Studio', amount: '100', day: '14' };

function problems(change: Partial<GrantForm>): Record<string, string> {
  const checked = checkGrant({ ...filled, ...change }, platforms, here);
  return checked.ok ? {} : Object.fromEntries(checked.problems.map(({ field, message }) => [field, message]));
}

describe('credit that makes no sense', () => {
  it.each<[Partial<GrantForm>, string, string]>([
    [{ amount: '' }, 'amount', 'Type a number.'],
    [{ amount: '-5' }, 'amount', 'Use more than 0.'],
    [{ amount: '−5' }, 'amount', 'Use more than 0.'],
    [{ amount: '0' }, 'amount', 'Use more than 0.'],
    [{ amount: 'many' }, 'amount', 'Type a number.'],
    [{ amount: '1e3' }, 'amount', 'Type a number.'],
    [{ amount: '1.000' }, 'amount', 'This can be read in two ways. Type 1000, or 1.'],
    [{ amount: '9999999999999' }, 'amount', 'That is too much.'],
    [{ left: '-1' }, 'left', 'Use 0 or more.'],
    [{ left: 'half' }, 'left', 'Type a number.'],
    [{ left: '101' }, 'left', 'More is left than it ever has.'],
    [{ day: '32' }, 'renewal.day', 'A month has days 1 to 31.'],
    [{ day: '0' }, 'renewal.day', 'A month has days 1 to 31.'],
    [{ day: '1.5' }, 'renewal.day', 'A month has days 1 to 31.'],
    [{ day: '' }, 'renewal.day', 'Type a day from 1 to 31.'],
    [{ day: 'first' }, 'renewal.day', 'Type a day from 1 to 31.'],
    [{ every: 'week' }, 'renewal.weekday', 'Choose a day of the week.'],
    [{ every: 'year', day: '' }, 'renewal.day', 'Type a day from 1 to 31.'],
    [{ every: 'window', hours: '' }, 'renewal.seconds', 'Type a number of hours.'],
    [{ every: 'window', hours: '0' }, 'renewal.seconds', 'A window lasts a minute to 400 days.'],
    [{ expires: 'on' }, 'expiresAt', 'Give a date.'],
    [{ expires: 'after', months: '' }, 'expiresAt', 'Type a whole number of months.'],
    [{ expires: 'after', months: '1.5' }, 'expiresAt', 'Type a whole number of months.'],
    [{ expires: 'after', months: '0' }, 'expiresAt', 'Type a whole number of months.'],
    [
      { starts: '2026-05-03', expires: 'on', expiresOn: '2026-05-02' },
      'expiresAt',
      'It would end before it begins.',
    ],
    [{ starts: '12026-05-03' }, 'startsAt', 'Give a date.'],
    [{ starts: '9026-05-03' }, 'startsAt', 'That is too far away.'],
    [{ price: 'cheap' }, 'price.amount', 'Type a number.'],
    [{ price: '5', currency: '$' }, 'price.currency', 'Use the three letters of a currency, such as USD.'],
    [{ priority: 'first' }, 'priority', 'A priority is 0 to 255.'],
    [{ priority: '-1' }, 'priority', 'A priority is 0 to 255.'],
    [{ label: 'x'.repeat(61) }, 'label', 'At most 60 letters.'],
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
      amount: 'Use more than 0.',
      'renewal.day': 'A month has days 1 to 31.',
      link: 'That is no link.',
    });
  });
});

describe('credit by hand', () => {
  const month = { renewal: { every: 'month', day: 14 } };

  it.each<[string, Partial<GrantForm>, object]>([
    ['of an unknown service', {}, month],
    ['with what is left', { left: '1,5' }, { ...month, left: 1.5 }],
    ['renewed on Sundays', { every: 'week', weekday: '0' }, { renewal: { every: 'week', weekday: 0 } }],
    [
      'renewed daily, whatever the day field holds',
      { every: 'day', day: '99' },
      { renewal: { every: 'day' } },
    ],
    [
      'renewed on 29 February',
      { every: 'year', month: '2', day: '29' },
      { renewal: { every: 'year', month: 2, day: 29 } },
    ],
    [
      'renewed so long after the first use',
      { every: 'window', hours: '2.5' },
      { renewal: { every: 'window', seconds: 9000 } },
    ],
    [
      'renewed by another clock',
      { hour: '9', zone: 'America/New_York' },
      { renewal: { every: 'month', day: 14, hour: 9, zone: 'America/New_York' } },
    ],
    ['never renewed', { every: 'never' }, { renewal: { every: 'never' } }],
    ['with a link', { link: ' https://studio.example/ ' }, { ...month, link: 'https://studio.example/' }],
    [
      'with a name and a price of its own',
      { label: ' Big ', price: '9.99' },
      { ...month, label: 'Big', price: { amount: 9.99, currency: 'USD' } },
    ],
    ['with a place in the order', { priority: '5' }, { ...month, priority: 5 }],
    [
      'bought before: from the beginning of that day',
      { starts: '2026-02-03' },
      { ...month, startsAt: Date.parse('2026-02-03T00:00+01:00') },
    ],
    [
      'that is there until the end of its last day',
      { expires: 'on', expiresOn: '2026-05-03' },
      { ...month, expiresAt: Date.parse('2026-05-04T00:00+02:00') },
    ],
    [
      'that is there for some months from today',
      { expires: 'after', months: '3' },
      { ...month, expiresAt: Date.parse('2026-06-16T00:00+02:00') },
    ],
    [
      'or from the day on which it was bought, to the last of a short month',
      { starts: '2025-11-30', expires: 'after', months: '3' },
      {
        ...month,
        startsAt: Date.parse('2025-11-30T00:00+01:00'),
        expiresAt: Date.parse('2026-03-01T00:00+01:00'),
      },
    ],
    [
      'that begins later: all of it will be left',
      { starts: '2026-03-16', left: '5' },
      { ...month, startsAt: Date.parse('2026-03-16T00:00+01:00') },
    ],
  ])('%s', (_, change, rest) => {
    expect(checkGrant({ ...filled, ...change }, platforms, here)).toEqual({
      ok: true,
      value: { kind: 'subscription', name: 'Studio', unit: 'credit', amount: 100, ...rest },
    });
  });

  it('of a platform bears its name and no link; the account only where there is one', () => {
    const form = { ...filled, service: 'songs', name: '', link: 'not even a link' };
    const value = {
      kind: 'subscription',
      platform: 'songs',
      name: 'Songs',
      unit: 'credit',
      amount: 100,
      ...month,
    };
    expect(checkGrant(form, platforms, here)).toEqual({ ok: true, value });
    const owned = { ...value, account: 'me' };
    expect(checkGrant({ ...form, account: 'me' }, platforms, here)).toEqual({ ok: true, value: owned });
    expect(checkGrant({ ...filled, account: 'me' }, platforms, here)).not.toHaveProperty('value.account');
  });

  it.each([
    ['credits', 'credit'],
    ['gem', 'gem'],
    ['CHF', 'CHF'],
  ])('in %j of its own is counted in %j', (otherUnit, unit) => {
    const checked = checkGrant({ ...filled, unit: 'other', otherUnit }, platforms, here);
    expect(checked).toMatchObject({ ok: true, value: { unit } });
  });

  it('takes name, amount, unit and rhythm from a plan; the day stays the person’s own', () => {
    const [pro, studio] = songs.plans;
    if (pro === undefined || studio === undefined) throw new Error('the sample has two plans');
    expect(withPreset(filled, pro)).toMatchObject({
      preset: 'pro',
      label: 'Pro',
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

  it('renews as a plan, and not as anything else', () => {
    const bundle = withKind({ ...filled, preset: 'pro' }, 'bundle');
    expect(bundle).toMatchObject({ kind: 'bundle', every: 'never', preset: '' });
    expect(withKind(bundle, 'subscription').every).toBe('month');
    expect(withKind({ ...filled, every: 'week' }, 'subscription').every).toBe('week');
  });

  it('is ahead from tomorrow on', () => {
    const ahead = (starts: string) => isAhead({ ...filled, starts }, here.now, zone);
    expect(['', '2026-03-14', '2026-03-15', '2026-03-16', '2027-01-01'].map(ahead)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('opened and saved again is the same, with what is left of it now', () => {
    const clock = fc.record(
      { hour: fc.integer({ min: 1, max: 23 }), zone: fc.constantFrom('UTC', 'Asia/Kathmandu') },
      { requiredKeys: [] },
    );
    const day = fc.integer({ min: 1, max: 31 });
    const timed = fc.oneof(
      fc.constant({ every: 'day' as const }),
      fc.record({ every: fc.constant('week' as const), weekday: fc.nat(6) }),
      fc.record({ every: fc.constant('month' as const), day }),
      fc.record({ every: fc.constant('year' as const), month: fc.integer({ min: 1, max: 12 }), day }),
    );
    const renewal = fc.oneof(
      fc.tuple(timed, clock).map(([rule, part]) => ({ ...rule, ...part })),
      fc.constantFrom({ every: 'never' as const }, { every: 'told' as const }),
      fc
        .integer({ min: 60, max: 400 * 24 * 60 })
        .map((minutes) => ({ every: 'window' as const, seconds: minutes * 60 })),
    );
    const midnight = fc.integer({ min: 20, max: 2000 }).map((days) => new Date(2026, 2, 15 + days).getTime());
    const draft = fc.record(
      {
        name: fc.constant('Studio'),
        kind: fc.constantFrom(...grantKinds),
        unit: fc.constantFrom('credit', 'gem', 'USD'),
        amount: fc.integer({ min: 1, max: 1_000_000_000_000 }).map((size) => size / 1000),
        renewal,
        label: fc.constant('Big'),
        priority: fc.nat(255),
        expiresAt: midnight,
        price: fc.record({ amount: fc.nat(1000), currency: fc.constantFrom('USD', 'CHF') }),
        link: fc.constant('https://studio.example/'),
      },
      { requiredKeys: ['name', 'kind', 'unit', 'amount', 'renewal'] },
    );
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const now = new Date(2026, 2, 15, 12).getTime();
    fc.assert(
      fc.property(draft, (typed) => {
        const grant = grantOfDraft({ ...typed, left: typed.amount / 2 }, '1', undefined, now);
        const opened = checkGrant(formOf(grant, grant.left, own), platforms, { now, zone: own });
        if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
        const { boughtAt, ...again } = grantOfDraft(opened.value, '1', grant, now);
        expect(again).toEqual(grant);
        expect(boughtAt).toBe(new Date(2026, 2, 15).getTime());
      }),
    );
  });
});
