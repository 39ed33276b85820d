import type { Renewal } from '../../lib/core/manual';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import type { LimitForm } from './limit-draft';
import { weekdayName } from './words';

export interface RenewalFieldsProps {
  readonly form: Pick<LimitForm, 'every' | 'weekday' | 'day'>;
  readonly errorOf: (field: string) => string | undefined;
  readonly onEvery: (every: Renewal['every']) => void;
  readonly onWeekday: (weekday: string) => void;
  readonly onDay: (day: string) => void;
}

const everyOptions: readonly { value: Renewal['every']; label: string }[] = [
  { value: 'day', label: 'Every day' },
  { value: 'week', label: 'Every week' },
  { value: 'month', label: 'Every month' },
  { value: 'never', label: 'Never' },
];

/** Weeks start on Monday here; 0 is Sunday. */
const weekdays = [1, 2, 3, 4, 5, 6, 0];

/** When a limit is full again. */
export function RenewalFields({ form, errorOf, onEvery, onWeekday, onDay }: RenewalFieldsProps) {
  return (
    <>
      <Select label="Renews" value={form.every} options={everyOptions} onChange={onEvery} />
      {form.every === 'week' && (
        <Select
          label="Day of the week"
          value={form.weekday}
          error={errorOf('renewal.weekday')}
          options={[
            { value: '', label: 'Choose…' },
            ...weekdays.map((day) => ({ value: String(day), label: weekdayName(day) })),
          ]}
          onChange={onWeekday}
        />
      )}
      {form.every === 'month' && (
        <TextField
          label="Day of the month"
          hint="1 to 31; in a shorter month its last day."
          inputMode="numeric"
          value={form.day}
          error={errorOf('renewal.day')}
          onChange={onDay}
        />
      )}
    </>
  );
}
