import type { Threshold, Thresholds } from '../../lib/core/warning';
import { ThresholdsSchema } from '../../lib/storage/schema';
import { type Checked, checkForm, numberOf } from './check-form';
import { numberText, parseNumber } from './parse-number';

export interface ThresholdForm {
  readonly value: string;
  readonly in: Threshold['in'];
}

/** What the form for the two levels holds, as typed. */
export interface ThresholdsForm {
  readonly low: ThresholdForm;
  readonly critical: ThresholdForm;
}

export function thresholdsForm({ low, critical }: Thresholds): ThresholdsForm {
  return {
    low: { value: numberText(low.value), in: low.in },
    critical: { value: numberText(critical.value), in: critical.in },
  };
}

/** The levels that the form describes, or what is wrong with which field. */
export function checkThresholds({ low, critical }: ThresholdsForm, locale?: string): Checked<Thresholds> {
  const numbers = {
    'low.value': parseNumber(low.value, locale),
    'critical.value': parseNumber(critical.value, locale),
  };
  const thresholds = {
    low: { value: numberOf(numbers['low.value']), in: low.in },
    critical: { value: numberOf(numbers['critical.value']), in: critical.in },
  };
  return checkForm(ThresholdsSchema, thresholds, numbers);
}
