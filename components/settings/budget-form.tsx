import { useId, useState } from 'react';
import type { Budget } from '../../lib/core/budget';
import type { Unit } from '../../lib/core/unit';
import type { Done } from '../../lib/messages';
import type { PlatformFacts } from '../../lib/platforms/platform';
import type { BudgetDraft } from '../../lib/storage/settings-schema';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import { budgetFields, checkBudget, type BudgetForm as Form, withPlatform } from './budget-draft';
import { FormEnd } from './form-end';
import { OTHER_UNIT, unitLabel } from './units';
import { useBorrowedFocus } from './use-borrowed-focus';
import { useForm } from './use-form';

export interface BudgetFormProps {
  readonly title: string;
  readonly start: Form;
  readonly platforms: readonly PlatformFacts[];
  /** The units to offer for a platform's id, or `''` for all. */
  readonly unitsOf: (platform: string) => readonly Unit[];
  readonly deliver: (draft: BudgetDraft) => Promise<Done>;
  readonly onSaved: (name: string) => void;
  readonly onCancel: () => void;
}

const periods: readonly { value: Budget['per']; label: string }[] = [
  { value: 'day', label: 'per day' },
  { value: 'week', label: 'per week' },
  { value: 'month', label: 'per month' },
];

/** The form for one budget. */
export function BudgetForm(props: BudgetFormProps) {
  const { title, start, platforms, unitsOf, deliver, onSaved, onCancel } = props;
  const heading = useId();
  const [form, setForm] = useState(start);
  const task = useForm({
    check: () => checkBudget(form),
    deliver,
    onDone: ({ name }) => onSaved(name),
  });
  const { errorOf, forget } = task;
  useBorrowedFocus(task.props.ref);
  const change = (next: Form, field: string) => {
    setForm(next);
    forget(field);
  };
  const gone = form.platform !== '' && !platforms.some(({ id }) => id === form.platform);

  return (
    <form {...task.props} className="form" aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      <div className="form-grid">
        <TextField
          label="Name"
          value={form.name}
          error={errorOf('name')}
          onChange={(name) => change({ ...form, name }, 'name')}
        />
        <Select
          label="For"
          value={form.platform}
          options={[
            { value: '', label: 'All platforms together' },
            ...platforms.map(({ id, name }) => ({ value: id, label: name })),
            ...(gone ? [{ value: form.platform, label: form.platform }] : []),
          ]}
          onChange={(platform) => change(withPlatform(form, platform, unitsOf(platform)), 'unit')}
        />
        <TextField
          label="Amount"
          inputMode="decimal"
          value={form.amount}
          error={errorOf('amount')}
          onChange={(amount) => change({ ...form, amount }, 'amount')}
        />
        <Select
          label="Unit"
          value={form.unit}
          error={form.unit === OTHER_UNIT ? undefined : errorOf('unit')}
          options={[
            ...unitsOf(form.platform).map((unit) => ({ value: unit, label: unitLabel(unit) })),
            { value: OTHER_UNIT, label: form.platform === '' ? 'Another currency…' : 'Another unit…' },
          ]}
          onChange={(unit) => change({ ...form, unit }, 'unit')}
        />
        {form.unit === OTHER_UNIT && (
          <TextField
            label={form.platform === '' ? 'Currency' : 'Name of the unit'}
            hint={
              form.platform === ''
                ? 'Its three letters, such as CHF.'
                : 'In the singular, such as gem, or a currency such as CHF.'
            }
            value={form.otherUnit}
            error={errorOf('unit')}
            onChange={(otherUnit) => change({ ...form, otherUnit }, 'unit')}
          />
        )}
        <Select
          label="Period"
          hint={form.per === 'week' ? 'Weeks begin on Monday.' : undefined}
          value={form.per}
          options={periods}
          onChange={(per) => change({ ...form, per }, 'per')}
        />
      </div>
      <FormEnd
        problems={task.otherProblems(budgetFields)}
        save="Save budget"
        busy={task.busy}
        onCancel={onCancel}
      />
    </form>
  );
}
