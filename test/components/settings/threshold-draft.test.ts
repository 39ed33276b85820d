import { describe, expect, it } from 'vitest';
import { checkThresholds, thresholdsForm } from '../../../components/settings/threshold-draft';
import { defaultThresholds } from '../../../lib/core/warning';

describe('two levels', () => {
  it.each([
    ['', '5', 'low.value', 'Type a number.'],
    ['many', '5', 'low.value', 'Type a number.'],
    ['-1', '5', 'low.value', 'Use 0 or more.'],
    ['101', '5', 'low.value', 'A percentage is between 0 and 100.'],
    ['20', '101', 'low.value', 'A percentage is between 0 and 100.'],
    ['20', '21', 'critical.value', 'The critical level must not be above the low level.'],
    ['20', 'x', 'critical.value', 'Type a number.'],
    ['1.000', '5', 'low.value', 'This can be read in two ways. Type 1000, or 1.'],
  ])('low %j, critical %j: beside %s it says "%s"', (low, critical, field, message) => {
    const form = {
      low: { value: low, in: 'percent' },
      critical: { value: critical, in: 'percent' },
    } as const;
    const checked = checkThresholds(form, 'en');
    expect(checked.ok ? [] : checked.problems[0]).toEqual({ field, message });
  });

  it('may be in different units, and then are not compared', () => {
    const form = { low: { value: '10', in: 'percent' }, critical: { value: '1,500', in: 'units' } } as const;
    expect(checkThresholds(form, 'en')).toEqual({
      ok: true,
      value: { low: { value: 10, in: 'percent' }, critical: { value: 1500, in: 'units' } },
    });
  });

  it('come back from the form as they went in', () => {
    expect(checkThresholds(thresholdsForm(defaultThresholds))).toEqual({
      ok: true,
      value: defaultThresholds,
    });
  });
});
