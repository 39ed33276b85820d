import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { defaultThresholds } from '../../lib/core/warning';
import { ThresholdsSchema } from '../../lib/storage/schema';
import { GrantDraftSchema } from '../../lib/storage/settings-schema';

/** What stands beside which field. */
function problems(schema: v.GenericSchema, value: unknown): readonly (readonly [string, string])[] {
  const parsed = v.safeParse(schema, value);
  return (parsed.issues ?? []).map((issue) => [v.getDotPath(issue) ?? '', issue.message] as const);
}

describe('credit by hand that makes no sense is refused beside its field', () => {
  const draft = {
    kind: 'subscription',
    name: 'Acme',
    unit: 'credit',
    amount: 100,
    renewal: { every: 'month', day: 15 },
  };

  test('one that does is taken, its name trimmed', () => {
    const parsed = v.parse(GrantDraftSchema, { ...draft, name: ' Acme ', left: 100, unit: 'USD' });
    expect(parsed).toEqual({ ...draft, unit: 'USD', left: 100 });
  });
  test.each<[object, string, string]>([
    [{ amount: -5 }, 'amount', 'Use more than 0.'],
    [{ amount: 0 }, 'amount', 'Use more than 0.'],
    [{ amount: Number.NaN }, 'amount', 'Type a number.'],
    [{ amount: Number.POSITIVE_INFINITY }, 'amount', 'Type a number.'],
    [{ amount: '100' }, 'amount', 'Type a number.'],
    [{ amount: 1e13 }, 'amount', 'That is too much.'],
    [{ left: -1 }, 'left', 'Use 0 or more.'],
    [{ left: 101 }, 'left', 'More is left than it ever has.'],
    [{ renewal: { every: 'month', day: 32 } }, 'renewal.day', 'A month has days 1 to 31.'],
    [{ renewal: { every: 'month', day: 0 } }, 'renewal.day', 'A month has days 1 to 31.'],
    [{ renewal: { every: 'month', day: 1.5 } }, 'renewal.day', 'A month has days 1 to 31.'],
    [{ renewal: { every: 'week', weekday: 7 } }, 'renewal.weekday', 'Choose a day of the week.'],
    [
      { renewal: { every: 'window', seconds: 10 } },
      'renewal.seconds',
      'A window lasts a minute to 400 days.',
    ],
    [{ renewal: { every: 'day', zone: 'Mars/Base' } }, 'renewal.zone', 'This time zone is not known.'],
    [{ priority: 256 }, 'priority', 'A priority is 0 to 255.'],
    [{ expiresAt: Number.NaN }, 'expiresAt', 'Give a date.'],
    [{ startsAt: 9e15 }, 'startsAt', 'That is too far away.'],
    [{ startsAt: 5, expiresAt: 5 }, 'expiresAt', 'It would end before it begins.'],
    [
      { price: { amount: 5, currency: 'dollar' } },
      'price.currency',
      'Use the three letters of a currency, such as USD.',
    ],
    [{ name: '  ' }, 'name', 'Give it a name.'],
    [{ name: 'x'.repeat(61) }, 'name', 'At most 60 letters.'],
    [{ unit: '' }, 'unit', 'A word in small letters, or a currency such as USD.'],
    [{ unit: 'US' }, 'unit', 'A word in small letters, or a currency such as USD.'],
    [{ link: 'acme' }, 'link', 'That is no link.'],
    [{ link: 'javascript:alert(1)' }, 'link', 'Use a link that begins with https://'],
  ])('%j: %s, "%s"', (part, field, message) => {
    expect(problems(GrantDraftSchema, { ...draft, ...part })).toContainEqual([field, message]);
  });
});

describe('thresholds that make no sense are refused beside their field', () => {
  const of = (low: object, critical: object) => ({
    low: { ...defaultThresholds.low, ...low },
    critical: { ...defaultThresholds.critical, ...critical },
  });

  test.each([
    ['percent and percent', of({}, {})],
    ['alike', of({ value: 5 }, {})],
    ['units, which have no 100', of({ value: 500, in: 'units' }, { value: 200, in: 'units' })],
    ['of two kinds, which no one can compare', of({ value: 3, in: 'units' }, { value: 50 })],
  ])('%s are taken', (_, thresholds) => {
    expect(v.parse(ThresholdsSchema, thresholds)).toEqual(thresholds);
  });
  test.each<[object, object, string, string]>([
    [{ value: 101 }, {}, 'low.value', 'A percentage is between 0 and 100.'],
    [{}, { value: 21 }, 'critical.value', 'The critical level must not be above the low level.'],
    [{ value: -1 }, {}, 'low.value', 'Use 0 or more.'],
    [{}, { value: Number.NaN }, 'critical.value', 'Type a number.'],
  ])('%j and %j: %s, "%s"', (low, critical, field, message) => {
    expect(problems(ThresholdsSchema, of(low, critical))).toContainEqual([field, message]);
  });
});
