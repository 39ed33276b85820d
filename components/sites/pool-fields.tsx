import type { TimeForm } from '../../lib/platforms/site/site';
import { OTHER_UNIT, unitChoices, unitLabel } from '../settings/units';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import type { PoolForm } from './site-form';

export interface PoolFieldsProps {
  readonly pool: PoolForm;
  /** Its place among the site's numbers. */
  readonly index: number;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (pool: PoolForm, field: string) => void;
}

const forms: readonly { readonly value: TimeForm; readonly label: string }[] = [
  { value: 'iso', label: 'a date, such as 2026-12-01T00:00:00Z' },
  { value: 's', label: 'seconds since 1970' },
  { value: 'ms', label: 'milliseconds since 1970' },
  { value: 'seconds-left', label: 'seconds from now' },
];

/** One number of a described site: what it is called, and where in the answer its parts stand. */
export function PoolFields({ pool, index, errorOf, onChange }: PoolFieldsProps) {
  const at = (field: string) => `pools.${index}.${field}`;
  const text = (
    field: 'label' | 'otherUnit' | 'remaining' | 'limit' | 'used' | 'times' | 'resetsAt',
    as = field as string,
  ) => ({
    value: pool[field],
    error: errorOf(at(as)),
    onChange: (value: string) => onChange({ ...pool, [field]: value }, at(as)),
  });
  return (
    <div className="form-grid">
      <TextField label="What it is called" {...text('label')} />
      <Select
        label="Unit"
        value={pool.unit}
        options={[
          ...unitChoices.map((unit) => ({ value: unit, label: unitLabel(unit) })),
          { value: OTHER_UNIT, label: 'Another unit…' },
        ]}
        onChange={(unit) => onChange({ ...pool, unit }, at('unit'))}
      />
      {pool.unit === OTHER_UNIT && (
        <TextField
          label="Name of the unit"
          hint="In the singular, such as gem, or a currency such as CHF."
          {...text('otherUnit', 'unit')}
        />
      )}
      <TextField
        label="Where it says what is left"
        hint="JMESPath, such as data.credits.left. Empty: the limit less what is used."
        spellCheck={false}
        {...text('remaining')}
      />
      <TextField label="Where it says the limit" hint="Optional." spellCheck={false} {...text('limit')} />
      <TextField label="Where it says what is used" hint="Optional." spellCheck={false} {...text('used')} />
      <TextField
        label="Multiply by"
        hint="Empty: 1. For cents shown as dollars: 0.01."
        inputMode="decimal"
        {...text('times')}
      />
      <TextField
        label="Where it says when it renews"
        hint="Optional."
        spellCheck={false}
        {...text('resetsAt', 'resetsAt.at')}
      />
      {pool.resetsAt.trim() !== '' && (
        <Select
          label="Which is"
          value={pool.resetsIn}
          options={forms}
          onChange={(resetsIn) => onChange({ ...pool, resetsIn }, at('resetsAt.at'))}
        />
      )}
    </div>
  );
}
