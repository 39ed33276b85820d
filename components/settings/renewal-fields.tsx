import { TextField } from '../ui/field';
import { type Option, Select } from '../ui/select';
import type { GrantForm } from './grant-draft';
import { monthName, weekdayName } from './words';

export interface RenewalFieldsProps {
  readonly form: Pick<GrantForm, 'every' | 'weekday' | 'day' | 'month' | 'hours'>;
  readonly errorOf: (field: string) => string | undefined;
  /** `field`: what it is called in the problems. */
  readonly change: (part: Partial<GrantForm>, field?: string) => void;
}

const everyOptions: readonly Option<GrantForm['every']>[] = [
  { value: 'day', label: 'Every day' },
  { value: 'week', label: 'Every week' },
  { value: 'month', label: 'Every month' },
  { value: 'year', label: 'Every year' },
  { value: 'window', label: 'Some hours after the first use' },
  { value: 'never', label: 'Never' },
];
const told: Option<GrantForm['every']> = { value: 'told', label: 'When the platform says' };

/** Weeks start on Monday here; 0 is Sunday. */
const weekdays = [1, 2, 3, 4, 5, 6, 0];
const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** When it is full again. */
export function RenewalFields({ form, errorOf, change }: RenewalFieldsProps) {
  return (
    <>
      <Select
        label="Renews"
        value={form.every}
        options={form.every === 'told' ? [...everyOptions, told] : everyOptions}
        onChange={(every) => change({ every, preset: '' }, 'renewal.day')}
      />
      {form.every === 'week' && (
        <Select
          label="Day of the week"
          value={form.weekday}
          error={errorOf('renewal.weekday')}
          options={[
            { value: '', label: 'Choose…' },
            ...weekdays.map((day) => ({ value: String(day), label: weekdayName(day) })),
          ]}
          onChange={(weekday) => change({ weekday }, 'renewal.weekday')}
        />
      )}
      {form.every === 'year' && (
        <Select
          label="Month"
          value={form.month}
          options={months.map((month) => ({ value: String(month), label: monthName(month) }))}
          onChange={(month) => change({ month })}
        />
      )}
      {(form.every === 'month' || form.every === 'year') && (
        <TextField
          label="Day of the month"
          hint="1 to 31; in a shorter month its last day."
          inputMode="numeric"
          value={form.day}
          error={errorOf('renewal.day')}
          onChange={(day) => change({ day }, 'renewal.day')}
        />
      )}
      {form.every === 'window' && (
        <TextField
          label="Length in hours"
          hint="From the first use until it is full again."
          inputMode="decimal"
          value={form.hours}
          error={errorOf('renewal.seconds')}
          onChange={(hours) => change({ hours }, 'renewal.seconds')}
        />
      )}
    </>
  );
}
