import { useId, useState } from 'react';
import type { Done } from '../../lib/messages';
import type { Platform } from '../../lib/platforms/platform';
import type { ManualDraft } from '../../lib/storage/schema';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import { FormProblems } from './form-problems';
import { checkLimit, type LimitForm as Form, fieldsOf, withPreset } from './limit-draft';
import { PlanSource } from './plan-source';
import { RenewalFields } from './renewal-fields';
import { OTHER_UNIT, unitChoices, unitLabel } from './units';
import { useBorrowedFocus } from './use-borrowed-focus';
import { useForm } from './use-form';

export interface LimitFormProps {
  readonly title: string;
  readonly start: Form;
  readonly platforms: readonly Platform[];
  readonly deliver: (draft: ManualDraft) => Promise<Done>;
  readonly onSaved: (name: string) => void;
  readonly onCancel: () => void;
}

/** The form for one limit by hand. */
export function LimitForm({ title, start, platforms, deliver, onSaved, onCancel }: LimitFormProps) {
  const heading = useId();
  const [form, setForm] = useState(start);
  const { props, busy, errorOf, otherProblems, forget } = useForm({
    check: () => checkLimit(form, platforms),
    deliver,
    onDone: ({ name }) => onSaved(name),
  });
  useBorrowedFocus(props.ref);

  const platform = platforms.find(({ id }) => id === form.service);
  const plan = platform?.plans.find(({ id }) => id === form.preset);
  const change = (part: Partial<Form>, field = Object.keys(part)[0] ?? '') => {
    setForm({ ...form, ...part });
    forget(field);
  };

  return (
    <form {...props} className="form" aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      <div className="form-grid">
        <Select
          label="Platform"
          value={form.service}
          options={serviceOptions(form, platforms)}
          onChange={(service) => change({ service, preset: '' }, 'name')}
        />
        {form.service === '' && (
          <TextField
            label="Name"
            value={form.name}
            error={errorOf('name')}
            onChange={(name) => change({ name })}
          />
        )}
        {platform !== undefined && platform.plans.length > 0 && (
          <Select
            label="Plan"
            value={form.preset}
            options={[
              { value: '', label: 'Own amount' },
              ...platform.plans.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            hint={plan === undefined ? undefined : <PlanSource plan={plan} />}
            onChange={(id) => {
              const chosen = platform.plans.find((one) => one.id === id);
              if (chosen === undefined) return change({ preset: '' });
              setForm(withPreset(form, chosen));
              for (const field of ['unit', 'amount']) forget(field);
            }}
          />
        )}
        <TextField
          label="Amount"
          inputMode="decimal"
          value={form.amount}
          error={errorOf('amount')}
          onChange={(amount) => change({ amount, preset: '' })}
        />
        <Select
          label="Unit"
          value={form.unit}
          options={[
            ...unitChoices.map((unit) => ({ value: unit, label: unitLabel(unit) })),
            { value: OTHER_UNIT, label: 'Another unit…' },
          ]}
          onChange={(unit) => change({ unit, preset: '' })}
        />
        {form.unit === OTHER_UNIT && (
          <TextField
            label="Name of the unit"
            hint="In the singular, such as gem, or a currency such as CHF."
            value={form.otherUnit}
            error={errorOf('unit')}
            onChange={(otherUnit) => change({ otherUnit, preset: '' }, 'unit')}
          />
        )}
        <TextField
          label="Left now"
          hint="Leave it empty if all of it is left."
          inputMode="decimal"
          value={form.left}
          error={errorOf('left')}
          onChange={(left) => change({ left })}
        />
        <RenewalFields
          form={form}
          errorOf={errorOf}
          onEvery={(every) => change({ every, preset: '' }, 'renewal.day')}
          onWeekday={(weekday) => change({ weekday }, 'renewal.weekday')}
          onDay={(day) => change({ day }, 'renewal.day')}
        />
        {form.service === '' && (
          <TextField
            label="Link"
            hint="Optional: the page where you see or top up the balance."
            type="url"
            placeholder="https://"
            value={form.link}
            error={errorOf('link')}
            onChange={(link) => change({ link })}
          />
        )}
      </div>
      <FormProblems problems={otherProblems(fieldsOf(form))} />
      <div className="actions">
        <Button type="submit" variant="primary" busy={busy}>
          Save limit
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

/** The platforms that we know, and one that a limit still names though we know it no longer. */
function serviceOptions(form: Form, platforms: readonly Platform[]) {
  const gone = form.service !== '' && !platforms.some(({ id }) => id === form.service);
  return [
    ...platforms.map(({ id, name }) => ({ value: id, label: name })),
    ...(gone ? [{ value: form.service, label: form.name }] : []),
    { value: '', label: 'Something else' },
  ];
}
