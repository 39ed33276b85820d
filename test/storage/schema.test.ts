import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { defaultThresholds } from '../../lib/core/warning';
import { ManualDraftSchema, ThresholdsSchema } from '../../lib/storage/schema';

/** What stands beside which field. */
function problems(schema: v.GenericSchema, value: unknown): readonly (readonly [string, string])[] {
  const parsed = v.safeParse(schema, value);
  return (parsed.issues ?? []).map((issue) => [v.getDotPath(issue) ?? '', issue.message] as const);
}

describe('a limit by hand that makes no sense is refused beside its field', () => {
  const draft = { name: 'Acme', unit: 'credit', amount: 100, renewal: { every: 'month', day: 15 } };

  test('one that does is taken, its name trimmed', () => {
    const parsed = v.parse(ManualDraftSchema, { ...draft, name: ' Acme ', left: 100, unit: 'USD' });
    expect(parsed).toEqual({ ...draft, unit: 'USD', left: 100 });
  });
  test.each<[object, string, string]>([
    [{ amount: -5 }, 'amount', 'A limit is more than 0.'],
    [{ amount: 0 }, 'amount', 'A limit is more than 0.'],
    [{ amount: Number.NaN }, 'amount', 'Type a number.'],
    [{ amount: Number.POSITIVE_INFINITY }, 'amount', 'Type a number.'],
    [{ amount: '100' }, 'amount', 'Type a number.'],
    [{ amount: 1e13 }, 'amount', 'That is too much.'],
    [{ left: -1 }, 'left', 'Use 0 or more.'],
    [{ left: 101 }, 'left', 'More is left than the limit allows.'],
    [{ renewal: { every: 'month', day: 32 } }, 'renewal.day', 'A month has days 1 to 31.'],
    [{ renewal: { every: 'month', day: 0 } }, 'renewal.day', 'A month has days 1 to 31.'],
    [{ renewal: { every: 'month', day: 1.5 } }, 'renewal.day', 'Type a whole day.'],
    [{ name: '  ' }, 'name', 'Give it a name.'],
    [{ name: 'x'.repeat(61) }, 'name', 'At most 60 letters.'],
    [{ unit: '' }, 'unit', 'A word in small letters, or a currency such as USD.'],
    [{ unit: 'US' }, 'unit', 'A word in small letters, or a currency such as USD.'],
    [{ link: 'acme' }, 'link', 'That is no link.'],
    [{ link: 'javascript:alert(1)' }, 'link', 'Use a link that begins with https://'],
  ])('%j: %s, "%s"', (part, field, message) => {
    expect(problems(ManualDraftSchema, { ...draft, ...part })).toContainEqual([field, message]);
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
